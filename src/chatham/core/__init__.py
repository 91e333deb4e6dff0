"""Values and errors. Standard library only; nothing here reads a file or can fail on a user's material."""
