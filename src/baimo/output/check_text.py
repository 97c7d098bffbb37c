"""A check for a terminal: what is wrong first, a line each that an editor can open, then the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from baimo.claims import Evidence, Finding, Verdict
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names, claim_text
from baimo.output.quoting import quote_of
from baimo.output.rewording import Rewording
from baimo.output.terminal import Line, line, printer, sign
from baimo.output.wording import Words, words

if TYPE_CHECKING:
    from baimo.documents import Document
    from baimo.ledger import Ledger
    from baimo.workspace import Checked

# In the order of urgency; the first three are told one by one, the rest are counted.
ORDER = (
    Verdict.CONTRADICTED,
    Verdict.DISPUTED,
    Verdict.OUTDATED,
    Verdict.SUPPORTED,
    Verdict.UNKNOWN,
    Verdict.UNCHECKABLE,
)
TOLD = ORDER[:3]
EVIDENCE = 3


class CheckText:
    """Writes checked documents one after the other."""

    def __init__(self, stream: TextIO, lang: str, ledger: Ledger | None) -> None:
        """For a terminal or a pipe, in `zh` or `en`."""
        self._stream, self._words, self._names = stream, words(lang), Names(ledger, lang)
        self._rewording = Rewording(ledger, lang)
        self._printer = printer(stream)

    def document(self, checked: Checked) -> None:
        """Write one document's findings."""
        for row in self._rows(checked):
            self._printer.print(row)

    def close(self) -> None:
        """Nothing is left to write."""

    def _rows(self, checked: Checked) -> Iterator[Line]:
        for verdict in TOLD:
            for finding in sorted_by_place(checked.findings):
                if finding.verdict == verdict:
                    yield from self._finding(finding, checked)
                    yield line()
        yield from self._counts(checked)

    def _finding(self, finding: Finding, checked: Checked) -> Iterator[Line]:
        document, say = checked.document, self._words
        yield line(
            (f"{_place(document, finding)}: ", "place"),
            (say.of("verdict", finding.verdict), finding.verdict.value),
            (f": {claim_text(finding.claim, self._names, say)}", "strong"),
        )
        yield line((say("text.quote", quote=quote_of(document, finding.claim)), "quote"), indent=4)
        yield line(finding.reason.text(say.lang), indent=4)
        if held := self._rewording.expected(finding):
            yield line((say("text.ledger", held=held), "strong"), indent=4)
        if finding.then != finding.verdict:
            yield line((then_text(finding, finding.claim.said_on or document.date, say), "quiet"), indent=4)
        for other in finding.conflicts:
            yield line(_conflict(checked, other, say), indent=4)
        for evidence in both_sides(finding.evidence)[:EVIDENCE]:
            yield _source(evidence, say, finding.verdict == Verdict.DISPUTED)

    def _counts(self, checked: Checked) -> Iterator[Line]:
        say, name, total = self._words, checked.document.name, len(checked.findings)
        counts = Counter(finding.verdict for finding in checked.findings)
        key = "text.none" if not total else "text.claims" if counts[Verdict.CONTRADICTED] else "text.clean"
        yield line((say(key, name=name, n=total), "strong"))
        for verdict in ORDER:
            if counts[verdict]:
                mark = f"{sign(verdict, self._stream)} {counts[verdict]:>5,}  {say.of('verdict', verdict)}"
                yield line((mark, verdict.value), indent=2)


def sorted_by_place(findings: list[Finding]) -> list[Finding]:
    """Findings in the order of the text."""
    return sorted(findings, key=lambda finding: (finding.claim.start, finding.claim.end))


def strongest(evidence: list[Evidence]) -> list[Evidence]:
    """What speaks against a claim before what speaks for it, before what stands beside it."""
    return sorted(evidence, key=lambda one: (one.agrees is None, one.agrees is True))


def both_sides(evidence: list[Evidence]) -> list[Evidence]:
    """The strongest evidence, each page once, and one of each side before a second of either."""
    pages: dict[tuple[str, bool | None], Evidence] = {}
    for one in strongest(evidence):
        pages.setdefault((one.source_url, one.agrees), one)
    ordered = list(pages.values())
    firsts = [next((one for one in ordered if one.agrees is side), None) for side in (False, True)]
    heads = [one for one in firsts if one]
    return heads + [one for one in ordered if one not in heads]


def then_text(finding: Finding, date: str | None, say: Words) -> str:
    """The verdict as of the document's own date."""
    verdict = say.of("verdict", finding.then)
    if date:
        return say("text.then", date=date_text(date, say.lang), verdict=verdict)
    return say("text.then_undated", verdict=verdict)


def _place(document: Document, finding: Finding) -> str:
    if finding.claim.start < 0:
        return document.path
    return f"{document.path}:%d:%d" % document.place(finding.claim.start)


def _conflict(checked: Checked, other: int, say: Words) -> str:
    finding = checked.findings[other]
    place = _place(checked.document, finding)
    return say("text.conflict", place=place, quote=quote_of(checked.document, finding.claim))


def _source(evidence: Evidence, say: Words, with_side: bool) -> Line:
    side = (
        say("claim.agrees" if evidence.agrees else "claim.differs") if with_side and evidence.agrees is not None else ""
    )
    kind, title = say.of("source", evidence.source_kind), evidence.source_title or evidence.source_id
    layer = say("layer.user") if evidence.layer == "user" else ""
    told = [side, title, date_text(evidence.source_date, say.lang), kind, layer]
    return line(
        (say("text.source", source=" · ".join(part for part in told if part)) + " ", "quiet"),
        (evidence.source_url, "url"),
        indent=4,
    )
