"""Dates of a text, those it tells whole and those told against another time."""
