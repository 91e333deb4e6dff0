"""Rules about ground rules and labels."""
