"""What changed between two dates, as lines for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TextIO

from baimo.asking.changing import Change, Diff
from baimo.asking.changing.weighing import rule
from baimo.asking.relating.relations import rules
from baimo.asking.times import told_time
from baimo.claims import Claim
from baimo.output.entity_text import statement_json
from baimo.output.path_text import asking_words
from baimo.output.people_dates import date_text
from baimo.output.phrases import Names, claim_text, label, qualifier_text, value_text
from baimo.output.telling import plainly
from baimo.output.terminal import Line, line, printer
from baimo.output.wording import Words

if TYPE_CHECKING:
    from baimo.ledger import Ledger

TOP = 40
SIGNS = {
    "entered": "+",
    "left": "-",
    "value": "~",
    "money": "$",
    "relation": "=",
    "ended": "x",
    "law": "§",
    "corrected": "!",
}
_STYLES = {"entered": "supported", "left": "contradicted", "value": "read", "law": "outdated", "corrected": "disputed"}


def write_diff(
    stream: TextIO, ledger: Ledger, diff: Diff, form: str, lang: str, by: str = "month", top: int | None = TOP
) -> None:
    """Write a diff as `text`, `json` or `atom`; text by `month` or `entity` and cut to the `top` most significant."""
    names, say = Names(ledger, lang), asking_words(lang)
    if form == "json":
        stream.write(json.dumps(diff_json(diff, names, say), ensure_ascii=False, indent=2) + "\n")
    elif form == "atom":
        from baimo.output.diff_atom import atom

        stream.write(atom(diff, names, say))
    else:
        out = printer(stream)
        for row in _rows(diff, names, say, by, top):
            out.print(row)


def diff_json(diff: Diff, names: Names, say: Words) -> dict[str, Any]:
    """The whole diff, the most significant change first, with every statement it rests on."""
    return {
        "since": diff.since,
        "until": diff.until,
        "clock": "known" if diff.known else "happened",
        "record": [_iso(day) for day in diff.record] if diff.record else None,
        "significance": rule().told[say.lang],
        "changes": [_change_json(change, names, say) for change in diff.changes],
    }


def _change_json(change: Change, names: Names, say: Words) -> dict[str, Any]:
    return {
        "group": change.group,
        "day": _iso(change.day),
        "when": told_time(change.claim),
        "said": _iso(change.said),
        "happened_before": not change.is_new,
        "told_later": change.told_later,
        "significance": change.significance,
        "text": change_text(change, names, say),
        "statements": [statement_json(statement) for statement in change.statements],
        "before": [statement_json(statement) for statement in change.before],
        "ratio": float(round(change.ratio, 4)) if change.ratio else None,
        "steps": change.steps,
        "rivals": [statement_json(statement) for statement in change.rivals],
    }


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day else None


def change_text(change: Change, names: Names, say: Words) -> str:
    """A change in one line, without its date: `智谱发布了GLM-4`, `GPT-4o 价格：5 → 2.5 美元（-50%）`."""
    claim = change.claim
    if change.group == "corrected":
        reason = change.statements[0].reason
        said = say("diff.corrected", said=claim_text(claim, names, say))
        return f"{said}{say('text.open')}{reason}{say('text.close')}" if reason else said
    if change.group == "value":
        return _moved(change, names, say)
    said = _said(claim, names, say)
    return say("diff.ended", said=said) if change.group == "ended" else said


def _said(claim: Claim, names: Names, say: Words) -> str:
    if claim.object and claim.predicate in rules().relations:
        return plainly(claim, claim.subject, names, say)
    measure, value = qualifier_text(claim, say.lang), value_text(claim, say)
    aside = say("text.open") + measure + say("text.close") if measure else ""
    if told_time(claim) == claim.value:
        return say(f"diff.{claim.predicate}", subject=names.subject(claim)) + aside
    return f"{names.subject(claim)} {label(claim, say.lang)}{aside} {value}".strip()


def _moved(change: Change, names: Names, say: Words) -> str:
    claim = change.claim
    measure = qualifier_text(claim, say.lang)
    what = label(claim, say.lang) + (say("text.open") + measure + say("text.close") if measure else "")
    values = {"subject": names.subject(claim), "what": what, "after": value_text(claim, say)}
    if not change.before:
        return say("diff.valued", **values)
    text = say("diff.moved", before=value_text(change.before[0].claim, say), **values)
    return text + say("text.open") + _percent(change.ratio) + say("text.close") if change.ratio else text


def _percent(ratio: Decimal) -> str:
    return f"×{ratio:.1f}" if ratio >= 3 else f"{(ratio - 1) * 100:+.0f}%"


def _rows(diff: Diff, names: Names, say: Words, by: str, top: int | None) -> Iterator[Line]:
    shown = diff.changes[:top]
    dates = {key: date_text(edtf, say.lang) for key, edtf in (("since", diff.since), ("until", diff.until))}
    if not shown:
        yield line((say("diff.nothing", **dates), "strong"))
        if diff.record:
            first, last = (date_text(_iso(day), say.lang) for day in diff.record)
            yield line((say("diff.record", first=first, last=last), "quiet"))
        return
    yield line((say("diff.head_known" if diff.known else "diff.head", n=len(diff.changes), **dates), "heading"))
    if len(shown) < len(diff.changes):
        yield line((say("diff.shown", n=len(shown)), "quiet"))
    for title, changes in _grouped(shown, names, say, by):
        yield line()
        yield line((title, "strong"))
        for change in changes:
            yield _line(change, names, say, by)
    yield line()
    yield line((say("diff.rule", rule=rule().told[say.lang]), "quiet"))


def _grouped(changes: Sequence[Change], names: Names, say: Words, by: str) -> list[tuple[str, list[Change]]]:
    """Months in their order, each with the most significant first; or entities, with the most significant first."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        key = date.fromordinal(change.day).isoformat()[:7] if by == "month" else change.claim.subject
        groups.setdefault(key, []).append(change)
    if by == "month":
        return [(date_text(key, say.lang), groups[key]) for key in sorted(groups)]
    return [(names.subject(same[0].claim), sorted(same, key=lambda c: c.day)) for same in groups.values()]


def _line(change: Change, names: Names, say: Words, by: str) -> Line:
    told = told_time(change.claim)
    when = date_text(told, say.lang)
    if by == "month" and change.group == "value":
        when = when or say("diff.undated")
    aside = [when, *_remarks(change, say)]
    return line(
        (f"{SIGNS[change.group]} ", _STYLES.get(change.group, "")),
        change_text(change, names, say),
        ("  " + " · ".join(part for part in aside if part) + f" [{change.statements[0].id}]", "quiet"),
        indent=2,
    )


def _remarks(change: Change, say: Words) -> Iterator[str]:
    if change.claim.modality == "reported":
        yield say.of("stance", "reported")
    if change.group == "value" and not change.before:
        yield say("diff.first")
    if change.steps > 1:
        yield say("diff.steps", n=change.steps)
    if not change.is_new:
        yield say("diff.earlier")
    if change.told_later:
        yield say("diff.told_later")
    if change.rivals:
        yield "⇄ " + say("diff.disputed")
    sources = {statement.source.id for statement in change.statements}
    yield say("diff.sources", n=len(sources))
