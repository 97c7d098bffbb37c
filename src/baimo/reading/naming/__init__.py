"""Finds names: known ones, and unknown ones by their form."""
