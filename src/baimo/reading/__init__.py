"""Reading: a document becomes claims, each tied to the characters that say it."""

from baimo.reading.reader import Leftover, Reader, Reading

__all__ = ["Leftover", "Reader", "Reading"]
