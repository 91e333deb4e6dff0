"""Pure text: folding, sentences, quotations, speakers, alignment. Nothing here opens a file of the user's."""
