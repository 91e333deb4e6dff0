"""Rules about dates, ages and intervals."""
