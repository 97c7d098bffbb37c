"""All pictures of one ledger; what they need is read once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from baimo.drawing.canvas.sheet import Sheet
from baimo.drawing.canvas.wording import say
from baimo.drawing.map.base import Base
from baimo.drawing.map.format import FULL, OVERVIEW, Format
from baimo.drawing.map.layout import lay_out
from baimo.drawing.map.legend import about_map, entries
from baimo.drawing.map.marks import Marks, fits, marks
from baimo.drawing.map.places import Layout
from baimo.drawing.map.state import State
from baimo.drawing.map.themap import draw_map
from baimo.drawing.population.evidence import Evidence, gather
from baimo.drawing.population.months import through
from baimo.drawing.population.standing import rule
from baimo.drawing.population.tiles import Population, owner_of

if TYPE_CHECKING:
    from baimo.drawing.charts import Charts
    from baimo.drawing.charts.claims import Row
    from baimo.drawing.population.roll import Roll
    from baimo.drawing.ties import Ties
    from baimo.ledger import Ledger
    from baimo.ledger.placing import Placement

FIRST_MONTH = "2022-11"
NOW = State()


class Album:
    """Pictures of a ledger; `today` (default: today) is the last month of the record."""

    def __init__(self, ledger: Ledger, today: date | None = None) -> None:
        """Nothing is read before a picture needs it."""
        self._ledger = ledger
        self._today = today or date.today()
        self._history: dict[str, list[str]] | None = None
        self.population: Callable[[str], Population] = lru_cache(maxsize=64)(self._population)
        self._base: Callable[[str, bool], Base] = lru_cache(maxsize=4)(self._draw_base)
        self._layout: Callable[[bool], Layout] = lru_cache(maxsize=2)(
            lambda is_full: lay_out(self.population(self.month), FULL if is_full else OVERVIEW)
        )

    @cached_property
    def evidence(self) -> Evidence:
        """All statements, by subject and by object."""
        return gather(self._ledger)

    @cached_property
    def placement(self) -> Placement:
        """Where each entity stands, and why."""
        from baimo.ledger.placing import Placement

        return Placement(self._ledger, everything=True)

    @cached_property
    def ties(self) -> Ties:
        """Who of the map of today is tied to whom."""
        from baimo.drawing.ties import ties

        return ties(self._ledger, self.evidence, self.population(self.month))

    @property
    def month(self) -> str:
        """The month of today."""
        return f"{self._today.year:04}-{self._today.month:02}"

    def _population(self, month: str) -> Population:
        return self._roll.population(month)

    @cached_property
    def _roll(self) -> Roll:
        from baimo.drawing.population.roll import Roll

        return Roll(self.evidence, self.placement)

    def months(self) -> list[str]:
        """The months of the record: from the one in which it all began until now."""
        return through(FIRST_MONTH, self.month)

    def base(self, lang: str, is_full: bool = False) -> Base:
        """The map of today, drawn once; every state of the page is a joining of its pieces."""
        return self._base(lang, is_full)

    def marks(self, state: State, is_full: bool = False, near: Collection[str] = ()) -> Marks:
        """The classes of each tile of the base in a state; `near` are owners tied to the focus."""
        before = self.population(state.since) if state.since else None
        shown = self.base("zh", is_full).tiles
        return marks(state, shown, self.population(state.at or self.month), before, near)

    def map(self, lang: str, state: State = NOW, form: Format | None = None, near: Collection[str] = ()) -> Sheet:
        """The industry in a state: drawn anew for its month, with those who pass its filters.

        `form` is the format, else the overview, or all of it where the state is full. A focus has its ties drawn.
        """
        kept = self.population(state.at or self.month).where(lambda tile: fits(tile, state))
        layout = lay_out(kept, form or (FULL if state.is_full else OVERVIEW))
        before = self.population(state.since) if state.since else None
        if state.focus:
            state = replace(state, focus=self.keeper(state.focus) or state.focus)
            near = near or self.ties.near(str(state.focus), state.at)
        chosen = marks(state, [cell.tile for cell in layout.cells()], kept, before, near)
        base = self._drawn(layout, lang, kept, state, chosen)
        over = self.ties.edges(base.homes(), state.focus, lang, state.at) if state.focus else ""
        return base.drawn(chosen, over)

    def keeper(self, entity_id: str) -> str | None:
        """Whose tile an entity stands on, or is counted to; None for what has no place on the map."""
        owners = {tile.owner for tile in self.population(self.month).tiles}
        owner = owner_of(self.evidence, entity_id) if entity_id in self.evidence.entities else ""
        return owner if owner in owners else None

    def history(self) -> dict[str, list[str]]:
        """The months in which each tile is a key player, by its key."""
        if self._history is None:
            self._history = self._roll.history(self.months())
        return self._history

    def merged(self, month: str | None = None) -> list[str]:
        """All groups in one list, China and abroad together, the broadest evidence first."""
        return self._roll.keys(month or self.month).merged()

    def layout(self, is_full: bool = False) -> Layout:
        """Who stands where on the map of today."""
        return self._layout(is_full)

    def _draw_base(self, lang: str, is_full: bool) -> Base:
        now, layout = self.population(self.month), self.layout(is_full)
        plain = marks(NOW, [cell.tile for cell in layout.cells()], now)
        return self._drawn(layout, lang, now, NOW, plain)

    def _drawn(self, layout: Layout, lang: str, shown: Population, state: State, chosen: Marks) -> Base:
        counts = self._ledger.counts()
        facts = {"statements": f"{counts['statements']:,}", "pages": f"{counts['sources']:,}", **rule()}
        notes = [say(f"map.foot.{part}", lang, **facts) for part in ("by", "drawn", "rim", "counts", "marks")]
        about = about_map(lang, shown.month, shown.houses, state)
        legend = entries(lang, chosen if state.since or state.lights else None)
        return draw_map(layout, lang, say("map.title", lang), about, chosen, legend, notes)

    def poster(self, lang: str, month: str | None = None, url: str | None = None) -> Sheet:
        """The map on A0 with its legend, its rules in words and what it rests on; `url` as a code to be scanned."""
        from baimo.drawing.poster import poster_form, poster_of

        state = State(at=month)
        counts = {name: f"{count:,}" for name, count in self._ledger.counts().items()}
        houses = self.population(month or self.month).houses
        facts = {**counts, **rule(), "pages": counts["sources"], "month": month or self.month, "houses": f"{houses:,}"}
        return poster_of(self.map(lang, state, poster_form()), facts, url)

    @cached_property
    def charts(self) -> Charts:
        """The charts over time, as sheets and as rows."""
        from baimo.drawing.charts import Charts

        return Charts(self._ledger, self._as_of, self.layer, self._today)

    def rows(self, name: str, lang: str, month: str | None = None, of: str | None = None) -> list[Row]:
        """What `timeline`, `lineage`, `prices`, `chips` or `graph` draws, as plain rows with what they rest on."""
        return self.charts.rows(name, lang, month, of)

    def lineage(self, lang: str, month: str | None = None, family: str | None = None) -> Sheet:
        """Families of models and what was built on what; of one family with a name."""
        return self.charts.lineage(lang, month, family)

    def graph(self, lang: str, centre: str, month: str | None = None) -> Sheet:
        """Who is tied to an entity, and one step on."""
        from baimo.asking.clocks import Clocks
        from baimo.drawing.charts.relations import draw_relations

        return draw_relations(self._ledger, centre, lang, Clocks.at(month, None))

    def prices(self, lang: str, month: str | None = None, models: tuple[str, ...] = ()) -> Sheet:
        """What tokens cost, over time."""
        return self.charts.prices(lang, month, models)

    def chips(self, lang: str, month: str | None = None) -> Sheet:
        """Memory, bandwidth, peak and dates of chips, with the rules of export."""
        return self.charts.chips(lang, month)

    def timeline(self, lang: str, month: str | None = None, since: str = "2022-10") -> Sheet:
        """What happened after a month until another, by layer."""
        return self.charts.timeline(lang, month, since)

    def layer(self, entity_id: str) -> str | None:
        """The layer in which an entity is at home; rules are the frame's."""
        entity = self.evidence.entities.get(entity_id)
        main = self.placement.main(entity_id) if entity else None
        return main.category.partition("/")[0] if main else "frame" if entity and entity.kind == "policy" else None

    def _as_of(self, month: str | None) -> Evidence:
        return self.evidence.until(month) if month else self.evidence
