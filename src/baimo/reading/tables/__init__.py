"""Reads tables, and lines of a key and its value."""
