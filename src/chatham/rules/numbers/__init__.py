"""Rules about counts and quantities over the people asked."""
