"""Documents by the million: read in parts on an engine, resumed after a kill, and tallied."""

from baimo.corpus.reading import Progress, read_corpus

__all__ = ["Progress", "read_corpus"]
