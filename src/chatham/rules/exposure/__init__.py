"""Rules about what gives a source away."""
