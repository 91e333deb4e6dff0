"""What the person asked for could not be done. Problems in her material are values (``Problem``), not exceptions."""

from __future__ import annotations


class ChathamError(Exception):
    """The one root. ``code`` is stable, ``message`` says what and where, ``next_step`` says what to do."""

    def __init__(self, code: str, message: str, next_step: str) -> None:
        """``message`` and ``next_step`` are whole sentences without a real name in them."""
        super().__init__(f"{message} {next_step}")
        self.code = code
        self.message = message
        self.next_step = next_step


class ReadError(ChathamError):
    """One file could not be read; the reader's caller turns it into a ``Problem`` and goes on."""


class SettingsError(ChathamError):
    """A settings file or an option is wrong; all its faults are told together."""
