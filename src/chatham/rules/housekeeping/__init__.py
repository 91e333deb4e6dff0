"""Rules about references and the order of the desk."""
