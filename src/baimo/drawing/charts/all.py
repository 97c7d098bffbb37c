"""The four charts of one ledger: what each draws, as a sheet, and the same as plain rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.charts.claims import Row
from baimo.drawing.population.evidence import Evidence, began
from baimo.values.dates import when_of

if TYPE_CHECKING:
    from baimo.asking.changing import Change
    from baimo.drawing.charts.events import Event
    from baimo.drawing.charts.pricing import Line
    from baimo.drawing.charts.silicon import Chip, Rule
    from baimo.ledger import Ledger, Statement

CHARTS = ("timeline", "lineage", "prices", "chips")
BEFORE_ALL = "2022-10"
_KEPT = 16


class Charts:
    """Charts of a ledger; `evidence` gives what was known by a month, `layer_of` where an entity is at home."""

    def __init__(
        self,
        ledger: Ledger,
        evidence: Callable[[str | None], Evidence],
        layer_of: Callable[[str], str | None],
        today: date,
    ) -> None:
        """Nothing is read before a chart needs it."""
        self._ledger, self._evidence, self._layer_of, self._today = ledger, evidence, layer_of, today
        # What no language changes is found once for pictures and rows in both.
        self._lines: Callable[[str | None, tuple[str, ...]], list[Line]] = lru_cache(_KEPT)(self._find_lines)
        self._changes: Callable[[str, str], tuple[Change, ...]] = lru_cache(_KEPT)(self._find_changes)

    def rows(self, name: str, lang: str, month: str | None = None, of: str | None = None) -> list[Row]:
        """What a chart draws as plain rows; `of` is the family of lineage, the models (a,b) of prices, who stands
        in the middle of `graph`.

        Raises KeyError for a name that is none of CHARTS nor `graph`, and for a graph of nobody known.
        """
        return {
            "timeline": lambda: self._timeline_rows(lang, month, of or BEFORE_ALL),
            "lineage": lambda: self._lineage_rows(lang, month, of or None),
            "prices": lambda: self._price_rows(lang, month, tuple(one for one in (of or "").split(",") if one)),
            "chips": lambda: self._chip_rows(lang, month),
            "graph": lambda: self._graph_rows(lang, month, of or ""),
        }[name]()

    def prices(self, lang: str, month: str | None, models: tuple[str, ...]) -> Sheet:
        """What tokens cost, over time."""
        from baimo.drawing.charts.families import release
        from baimo.drawing.charts.prices import draw_prices, horizon

        lines, naming = self._lines(month, models), self._evidence(month).naming
        told = {line.model: release(naming.get(line.model, ())) for line in lines}
        released = {model: found[0] for model, found in told.items() if found}
        return draw_prices(lines, lang, horizon(month, self._today), released)

    def _price_rows(self, lang: str, month: str | None, models: tuple[str, ...]) -> list[Row]:
        from baimo.drawing.charts.pricing import price_rows

        return price_rows(self._lines(month, models), lang)

    def _find_lines(self, month: str | None, models: tuple[str, ...]) -> list[Line]:
        from baimo.drawing.charts.prices import chosen_lines
        from baimo.drawing.charts.pricing import lines_of

        corrected = [said for said in self._corrected if month is None or (began(said) or "") <= month]
        return chosen_lines(lines_of(self._evidence(month), models or None, corrected), models)

    @cached_property
    def _corrected(self) -> list[Statement]:
        """Prices that were given up later: crosses in the picture."""
        found = self._ledger.find(predicate="price", include_deprecated=True)
        return [said for said in found if said.rank == "deprecated"]

    def timeline(self, lang: str, month: str | None, since: str) -> Sheet:
        """What happened after a month until another, by layer."""
        from baimo.drawing.charts.timeline import draw_timeline

        first, last = self._span(month, since)
        return draw_timeline(self._events(lang, month, since), first, last, lang)

    def _timeline_rows(self, lang: str, month: str | None, since: str) -> list[Row]:
        from baimo.drawing.charts.events import event_rows

        first, last = self._span(month, since)
        return event_rows(one for one in self._events(lang, month, since) if first <= one.last and one.first <= last)

    def _span(self, month: str | None, since: str) -> tuple[date, date]:
        """The first and the last day drawn: the day after one month ends, the day on which another does."""
        last = when_of(month or f"{self._today:%Y-%m}").last or self._today
        before = when_of(since).last
        return (date.fromordinal(before.toordinal() + 1) if before else self._today), last

    def _events(self, lang: str, month: str | None, since: str) -> list[Event]:
        from baimo.drawing.charts.events import events_of

        changes = self._changes(since, month or f"{self._today:%Y-%m}")
        return events_of(changes, self._evidence(None).entities, self._layer_of, lang)

    def _find_changes(self, since: str, until: str) -> tuple[Change, ...]:
        from baimo.asking.changing import changes_between

        return changes_between(self._ledger, since, until).changes

    def lineage(self, lang: str, month: str | None, family: str | None) -> Sheet:
        """Families of models and what was built on what; of one family with a name."""
        from baimo.drawing.charts.lineage import draw_lineage

        return draw_lineage(self._evidence(month), lang, family)

    def _lineage_rows(self, lang: str, month: str | None, family: str | None) -> list[Row]:
        from baimo.drawing.charts.families import lineage_of, lineage_rows

        return lineage_rows(*lineage_of(self._evidence(month), family), lang)

    def chips(self, lang: str, month: str | None) -> Sheet:
        """Memory, bandwidth and peak of chips, with the rules of export."""
        from baimo.drawing.charts.chips import draw_chips

        return draw_chips(*self._chips(month), self._evidence(month).entities, lang)

    def _chip_rows(self, lang: str, month: str | None) -> list[Row]:
        from baimo.drawing.charts.silicon import chip_rows

        return chip_rows(*self._chips(month), lang)

    def _chips(self, month: str | None) -> tuple[list[Chip], list[Rule]]:
        """Chips, and the rules in force by the end of the month."""
        from baimo.drawing.charts.prices import horizon
        from baimo.drawing.charts.silicon import chips_of, rules_of

        evidence, last = self._evidence(month), horizon(month, self._today)
        return chips_of(evidence), [rule for rule in rules_of(evidence) if rule.day <= last]

    def _graph_rows(self, lang: str, month: str | None, centre: str) -> list[Row]:
        from baimo.asking.clocks import Clocks
        from baimo.drawing.charts.relating import Around

        return Around(self._ledger, centre, Clocks.at(month, None)).rows(lang)
