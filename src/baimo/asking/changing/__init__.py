"""What changed between two dates: what came, what went, which values moved, what was corrected."""

from baimo.asking.changing.change import GROUPS, Change
from baimo.asking.changing.diff import Chronicle, Diff, Wanted, changes_between, wanted_of

__all__ = ["GROUPS", "Change", "Chronicle", "Diff", "Wanted", "changes_between", "wanted_of"]
