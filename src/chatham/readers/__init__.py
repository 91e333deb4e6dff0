"""From bytes to values. Every reader takes bytes and a label, touches no disk, and raises nothing but ``ReadError``."""
