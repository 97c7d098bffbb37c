"""Who is who: recorded judgements that two ids mean one thing, or that statements of one thing are of another.

A judgement is a row of text in a layer, with its reason. It is applied when the ledger is compiled, and nothing else
changes; without the row everything is as it was.
"""

from baimo.ledger.identity.judgement import VERDICTS, Judgement, judged_pairs, judgements_of
from baimo.ledger.identity.settling import Quarrel, Settled, settle

__all__ = ["VERDICTS", "Judgement", "Quarrel", "Settled", "judged_pairs", "judgements_of", "settle"]
