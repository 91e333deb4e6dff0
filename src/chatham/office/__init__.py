"""The inside of a Word file: its parts, its text with positions, its comments. Bytes in, bytes out."""
