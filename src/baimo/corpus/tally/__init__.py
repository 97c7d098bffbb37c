"""What a corpus says, how many say it, and where they disagree with each other and with the ledger."""

from baimo.corpus.tally.facts import Fact, Variant
from baimo.corpus.tally.tallying import Tally, tally

__all__ = ["Fact", "Tally", "Variant", "tally"]
