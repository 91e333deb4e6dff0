"""Chatham checks a draft against the evidence behind it. Use what they told you. Reveal no one."""

__version__ = "0.1.0"
