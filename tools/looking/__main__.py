"""Shows what the reader made of documents, for those who write rules.

usage: python -m tools.looking FILE... [--sentences [WORD]] [--names] [--missed]

Prints every claim with its rule, confidence and quote. `--sentences` prints each sentence (or those with WORD in them)
as the reader sees it: `{kind:text}` for what is one symbol, `[word]` for what is a word of rules, plain text for the
rest. `--names` prints every name with its kinds. `--missed`, for documents beside a `gold.jsonl`, prints what the gold
asks for and was not read, each with the sentence as seen, and what was read wrongly.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from baimo.claims import Claim
from baimo.documents import Document, load
from baimo.reading.claiming.as_written import in_simplified
from baimo.reading.finding.spans import QuantitySpan
from baimo.reading.naming.mentions import Group, Owned, Sense, Token, members
from baimo.reading.reader import Reader
from baimo.reading.rules import symbols
from baimo.reading.sentences.sentence import Sentence, sentences
from baimo.workspace import Workspace

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import score

_SIGNS = {symbols.QUOTED: "quoted", symbols.CAPITALISED: "open", symbols.HAN: "han?", symbols.DATE: "date"}


def kinds_of(token: Token) -> str:
    """What a symbol stands for, in words."""
    what = token[3]
    if isinstance(what, Group):
        return "+".join(kinds_of(member) for member in what.members)
    if isinstance(what, Owned):
        return f"{kinds_of(what.maker)}'s {kinds_of(what.token)}"
    if token[2] in _SIGNS:
        return _SIGNS[token[2]]
    if isinstance(what, tuple) and what and isinstance(what[0], Sense):
        return "/".join(dict.fromkeys(sense.kind or "open" for sense in what))
    return "sum" if isinstance(what, QuantitySpan) else ""


def seen(document: Document, sentence: Sentence) -> str:
    """A sentence as rules see it."""
    parts = []
    for at in range(sentence.low, sentence.high):
        token = sentence.tokens[at]
        text, kind = document.clean[token[0] : token[1]], kinds_of(token)
        is_gap = token[2] in symbols.SHORTS or token[2] in "fgηπ.,:、/?()"
        parts.append(f"{{{kind}:{text}}}" if kind else text if is_gap else f"[{text}]")
    return " ".join(" ".join(parts).split())


def seen_sentences(reader: Reader, document: Document) -> Iterator[tuple[int, int, str]]:
    """Every sentence as seen, with its place in the clean text; asides are marked."""
    plain = in_simplified(document)
    reduced = reader._reducer.reduce(reader._scanner.scan(plain))
    for sentence in sentences(plain, reduced):
        low, high = sentence.tokens[sentence.low][0], sentence.tokens[sentence.high - 1][1]
        yield low, high, ("(aside) " if sentence.is_aside else "") + seen(document, sentence)


def say(claim: Claim) -> str:
    """A claim in a line."""
    what = claim.object_name or ""
    value = "" if claim.value is None else f"{claim.value} {claim.unit or ''}"
    when = f"@{claim.when}" if claim.when else ""
    stance = "" if claim.modality == "asserted" else claim.modality
    quote = " ".join(claim.quote.split())
    left = f"{claim.subject_name}<{claim.subject_type}> {claim.predicate} {what} {value} {when} {stance}"
    return f"{' '.join(left.split())} [{claim.rule} {claim.confidence:.2f}] | {quote}"


def missed(reader: Reader, document: Document, path: Path, claims: list[Claim]) -> Iterator[str]:
    """What the gold of a document asks for and was not read, and what was read and is not in it."""
    gold = [g for g in score.read_lines(path.parent / "gold.jsonl") if g["doc"] == path.name]
    found, wrong = score.assign(gold, score.distinct([claim.to_json() for claim in claims]))
    lines = [(*document.offsets.to_text(low, high), text) for low, high, text in seen_sentences(reader, document)]
    for claim in gold:
        if claim["id"] not in found and not claim["optional"]:
            yield f"MISSED {score._say(claim)}"
            yield from (f"       {text}" for low, high, text in lines if low < claim["end"] and claim["start"] < high)
    yield from (f"WRONG  {score._say(claim)}" for claim in wrong)
    for g in gold:
        if g["id"] in found and "when" in g and not score._is_slot_right("when", g, found[g["id"]]):
            yield f"WHEN   {found[g['id']].get('when')} should be {g['when']}: {score._say(g)}"


def names(document: Document, tokens: list[Token]) -> Iterator[str]:
    """Every name with its kinds and how it was known."""
    for token in tokens:
        for start, end, _, senses, _ in members(token):
            if isinstance(senses, tuple) and senses and isinstance(senses[0], Sense):
                said = " ".join(f"{s.kind or 'open'}:{s.id or '-'}({s.how})" for s in senses)
                yield f"{document.clean[start:end]}  {said}"


def main() -> None:
    """Reads and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sentences", nargs="?", const="", metavar="WORD")
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    reader = Workspace(home=Path("/nonexistent")).reader
    for path in options.files:
        document = load(path)
        reading = reader.read(document)
        print(f"== {path.name}")
        if options.sentences is not None:
            print(*(t for _, _, t in seen_sentences(reader, document) if options.sentences in t), sep="\n")
        if options.names:
            print(*dict.fromkeys(names(document, reading._tokens)), sep="\n")
        if options.missed:
            print(*missed(reader, document, path, reading.claims), sep="\n")
        if options.sentences is None and not options.names and not options.missed:
            print(*map(say, sorted(reading.claims, key=lambda claim: claim.start)), sep="\n")


if __name__ == "__main__":
    main()
