"""Rules about how the people behind a story are described."""
