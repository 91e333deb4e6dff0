"""``python -m chatham``."""

from chatham.cli.main import run

run()
