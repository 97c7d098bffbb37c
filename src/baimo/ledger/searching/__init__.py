"""Search: entities by any part, sound or near spelling of their names, statements by their words.

What is looked up is written by the first who searches, beside the compiled copy; nothing of it is loaded to ask.
"""

from baimo.ledger.searching.found import Found, Passage, Results
from baimo.ledger.searching.search import Search

__all__ = ["Found", "Passage", "Results", "Search"]
