"""Prices and whose they are: of what is sold by their unit."""
