"""The command line: one of the front doors. It parses, calls ``app``, prints, and gives an exit code."""
