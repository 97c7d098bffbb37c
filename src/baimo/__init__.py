"""Baimo, the checked map of the large-model industry."""

__version__ = "0.1.0"
