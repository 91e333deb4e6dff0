"""Rules about translation."""
