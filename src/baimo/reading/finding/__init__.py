"""Finds dates, numbers and quantities in running text."""
