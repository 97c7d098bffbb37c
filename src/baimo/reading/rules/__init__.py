"""Rules of reading: the words, the little language they are written in, and how they are matched."""
