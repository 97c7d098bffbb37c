"""A tally as lines for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from baimo.corpus.tally import Fact, Tally, Variant
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names, claim_text
from baimo.output.terminal import SIGNS, Line, line, printer
from baimo.output.wording import Words

if TYPE_CHECKING:
    from baimo.ledger import Ledger

TABLE = Path(__file__).with_name("tally.yaml")
# Ways of telling one fact that a person is shown.
WAYS = 6


def write_tally(
    stream: TextIO, ledger: Ledger, tally: Tally, form: str, lang: str, split: bool = False, top: int | None = None
) -> None:
    """Write a tally as `text` or `jsonl`; `split` keeps the facts on which the corpus disagrees, `top` the first."""
    names, say = Names(ledger, lang), Words(lang, TABLE)
    wanted = [fact for fact in tally.facts if fact.disagrees or not split]
    if form == "jsonl":
        for fact in tally.judged(wanted):
            stream.write(json.dumps(fact_json(fact), ensure_ascii=False) + "\n")
        return
    out = printer(stream)
    for row in _rows(tally, wanted, top, names, say):
        out.print(row)


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact with every way of telling it; `against` are places in `variants`."""
    variants = [_variant_json(variant) for variant in fact.variants]
    return {"sources": fact.sources, "disagrees": fact.disagrees, "variants": variants}


def _variant_json(variant: Variant) -> dict[str, Any]:
    told = {"claim": variant.claim.to_json(), "sources": variant.sources, "documents": variant.documents}
    told |= {"first": variant.first, "since": variant.since, "against": variant.against}
    return told | {"verdict": str(variant.verdict) if variant.verdict else None}


def _rows(tally: Tally, facts: list[Fact], top: int | None, names: Names, say: Words) -> Iterator[Line]:
    split = sum(fact.disagrees for fact in tally.facts)
    yield line((say("tally.head", **_sums(tally, split)), "heading"))
    if not facts:
        yield line(say("tally.none"))
    for fact in tally.judged(islice(facts, top)):
        yield line("")
        yield from _fact(fact, names, say)
    if top is not None and len(facts) > top:
        yield line("")
        yield line((say("tally.more", n=len(facts) - top), "quiet"))


def _sums(tally: Tally, split: int) -> dict[str, int]:
    return {"documents": tally.documents, "copies": tally.copies, "facts": len(tally.facts), "split": split}


def _fact(fact: Fact, names: Names, say: Words) -> Iterator[Line]:
    shown = _shown(fact)
    for variant in shown:
        yield from _variant(variant, names, say)
    if len(fact.variants) > len(shown):
        yield line((say("tally.ways", n=len(fact.variants) - len(shown)), "quiet"), indent=2)


def _shown(fact: Fact) -> list[Variant]:
    """The most told ways, and whatever stands against one of them: a slip is told but once."""
    first = fact.variants[:WAYS]
    against = {at for variant in first for at in variant.against if at >= WAYS}
    return [*first, *(fact.variants[at] for at in sorted(against)[:WAYS])]


def _variant(variant: Variant, names: Names, say: Words) -> Iterator[Line]:
    mark = "⇄ " if variant.against else "  "
    verdict = str(variant.verdict) if variant.verdict else "read"
    judged = (f"{SIGNS[verdict]} {say.of('verdict', verdict)}", verdict)
    yield line((mark, "disputed"), (claim_text(variant.claim, names, say), "strong"), "  ", judged)
    yield line((" · ".join(_counted(variant, say)), "quiet"), indent=4)


def _counted(variant: Variant, say: Words) -> Iterable[str]:
    yield say("tally.variant", n=variant.sources)
    if variant.documents > variant.sources:
        yield say("tally.reprints", n=variant.documents - variant.sources)
    if variant.since:
        yield say("tally.first", date=date_text(variant.since, say.lang), doc=variant.first)
    else:
        yield say("tally.undated", doc=variant.first)
