"""One function for each thing a person can do. Files are opened and written here and nowhere below."""
