"""One rule, one file. Nothing is listed here: the engine's catalogue reads the folders."""
