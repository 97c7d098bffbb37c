"""Judging: one judge a file, chosen by what time and number mean in the predicate's row, never by its name."""

from baimo.checking.judging.bench import judge

__all__ = ["judge"]
