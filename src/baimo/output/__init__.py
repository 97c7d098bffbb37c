"""What was found, put into words: lines for a terminal, JSON Lines for programs, pages for a browser."""

from baimo.output.entity_text import write_entity
from baimo.output.terminal import progress
from baimo.output.writers import Writer, write_check, write_noise, write_reading

__all__ = ["Writer", "progress", "write_check", "write_entity", "write_noise", "write_reading"]
