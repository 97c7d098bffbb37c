"""Words in a row in one rule that are a single word in another."""

from __future__ import annotations

from collections.abc import Iterator

from baimo.reading.rules.lexicon import Lexicon
from baimo.reading.rules.patterns import Option, Part, Run, Words

# By the character of a word those of the words behind it, each with that of both.
Wholes = dict[str, dict[str, str]]


def wholes(lexicon: Lexicon) -> Wholes:
    """The words of a lexicon that are two of its words in a row: `was released`, 价格下调."""
    known, found = lexicon.words | lexicon.tight, Wholes()
    for word, char in lexicon.words.items():
        for first, second in _halves(word):
            if first in known and second in known:
                found.setdefault(known[first], {})[known[second]] = char
    return found


def _halves(word: str) -> Iterator[tuple[str, str]]:
    for cut in range(1, len(word)):
        if word[cut] == " ":
            yield word[:cut], word[cut + 1 :]
        # 创办的 describes: what it is said of is another's matter than whom 创办 names
        elif not (word[cut - 1].isascii() and word[cut].isascii()) and word[cut:] != "的":
            yield word[:cut], word[cut:]


def said_by(known: Wholes, said: set[str]) -> Wholes:
    """Those of some words alone: what the rules of other predicates mean by one is theirs (`run on two L40S`)."""
    found = {first: {b: c for b, c in of.items() if c in said} for first, of in known.items()}
    return {first: of for first, of in found.items() if of}


def with_runs(parts: list[Part], known: Wholes) -> list[Part]:
    """The parts of a rule, those in a row as runs that a text may write as one word."""
    done: list[Part] = []
    for part in parts:
        part = Option(with_runs(part.parts, known)) if isinstance(part, Option) else part
        if isinstance(part, Words):
            _meet(done, part, known)
        else:
            done.append(_after(done, part, known))
    return done


def _meet(done: list[Part], word: Words, known: Wholes) -> None:
    """Adds a word that must be there; with what stands before it, over what may be missing, it may be one word."""
    at = len(done)
    while at and isinstance(done[at - 1], Option):
        at -= 1
    before = done[at - 1] if at else None
    whole = _whole(before, word, known) if isinstance(before, Words) else ""
    if whole:
        done[at - 1 :] = [Run([*done[at - 1 :], word], whole)]
        return
    optional = [part.parts[-1] for part in done[at:] if isinstance(part, Option)]
    led = "".join(_whole(last, word, known) for last in optional if isinstance(last, Words))
    done.append(Words(word.chars + led, word.rarity) if led else word)


def _after(done: list[Part], part: Part, known: Wholes) -> Part:
    """Words that may be missing: with the one before them they may be one word, which then stands for both."""
    before, first = done[-1] if done else None, part.parts[0] if isinstance(part, Option) and part.parts else None
    if isinstance(before, Words) and isinstance(first, Words) and (whole := _whole(before, first, known)):
        done[-1] = Words(before.chars + whole, before.rarity)
    return part


def _whole(first: Words, second: Words, known: Wholes) -> str:
    found = (known.get(char, {}) for char in first.chars)
    return "".join(sorted({one for behind in found for char, one in behind.items() if char in second.chars}))
