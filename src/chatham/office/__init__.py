"""The inside of Word files and OpenDocument texts: parts, text with positions, comments, changes. Bytes in, bytes out."""
