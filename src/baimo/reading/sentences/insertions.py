"""What English sets between commas or before what it says: of whom it tells, and what is left of the sentence."""

from __future__ import annotations

import re

from baimo.reading.naming.mentions import Token, members, provisional
from baimo.reading.rules import symbols
from baimo.reading.sentences.rewriting import Piece, Reduced
from baimo.values.expressions import expression

# What an insertion begins with: `X, which ...,` `X, the maker of ...,` `X, founded in ...,`.
_BEGINS = expression(
    r"[\s,]*(?:which|who|whose|with|a|an|the|its|their|our|until|not yet|still|once|regulation|directive|one of"
    r"|now(?! (?!its\b|as\b|this\b)[a-z]+s\b)|then|formerly|previously|originally|last|co-[a-z]+ed|known"
    r"|built|led|made|run|[a-z]+ed|set up|part of|home to)\b",
    re.IGNORECASE,
)
_SORT_ALONE = expression(r"\W*the [\w-]+\W*", re.IGNORECASE)
_OF_A_PERSON = expression(r"\W*who\b")
# What ends a sentence behind a name and a comma, and tells of that name: not of what the sentence says it did.
_TRAILS = expression(r"[\s,]*(?:which|who|whose|an?|the|one of|formerly|previously|then|now)\b", re.IGNORECASE)
_OF_THE_DEED = expression(
    r"[\s,]*(?:which (?:would |will |now |also |in turn )?(?:values? |valued (?:it|the)|brings?|brought|took"
    r"|takes its|gives?|gave|puts?|lifts?|lifted|makes it|made it|doubles|doubled|came|comes|means|meant"
    r"|closed (?:on|in|last|this)|follows|followed|includes?|included|is expected|was led|is led)\b"
    r"|(?:an?|the)(?: [\w$€£.,-]+){0,4}? (?:deal|round|move|step|sum|figure|price|valuation|record|increase|jump|rise"
    r"|decline|drop|fall|financing|transaction|total|stake|investment|purchase|amount|first|time|day|week|month|year|quarter|same"
    r"|number|list)\b)",
    re.IGNORECASE,
)
_SAID = expression(r"\b(?:said|says|told|added|reported|wrote)\W*$", re.IGNORECASE)
# What is told of the last of several names alone: `A, B and C, which is based in Toronto`; of people only so.
_OF_ONE = expression(r"[\s,]*(?:(?:which|who) (?:was|is|has|itself)\b|an? |who in (?:19|20)\d\d )", re.IGNORECASE)
_OF_ALL = expression(
    r"[\s,]*(?:which|who|whose)? ?(?:are|were|have|both|all|each|together|between them|also|respectively|by then|now"
    r"|then|formerly|previously|with)\b|[\s,]*the\b",
    re.IGNORECASE,
)
_ENGLISH = expression(r"[A-Za-z]{2}")
# What stands before the subject of a sentence and tells of it: `Founded in 2019 by A, X ...`
_FRONTED = expression(
    r"\W*(?!compared|based on|asked|according)(?:[a-z]+ed|co-[a-z]+ed|led|built|made|set up|priced|with)\b", re.I
)
_FRONTED_PASSIVE = expression(
    r"\W*(?:built|based|fine-tuned|finetuned|distilled|trained|derived|initiali[sz]ed|made|fabricated|manufactured|developed"
    r"|released|launched|powered|designed|unveiled|introduced|announced)\b",
    re.I,
)
_NAME = expression(r"[A-Z][\w'’-]+(?: [A-Z]\.?)?(?: [A-Z][\w'’-]+){1,2}")
_REGION = 4
_ORGANIZATION = symbols.KIND["organization"]


def apposed(done: Reduced, match: re.Match[str]) -> Piece:
    """`its latest model, X`: the comma parts nothing."""
    return match[0][:-1], done.tokens[match.start() : match.end() - 1]


def person(done: Reduced, match: re.Match[str]) -> Piece | None:
    """`Ann Lee, chief executive of`, `the chief executive, Ann Lee,`."""
    start, end, _, _, rank = done.tokens[match.start()]
    name = done.text[start:end]
    if not _NAME.fullmatch(name):
        return None
    char = symbols.KIND["person"]
    return char, [(start, end, char, provisional(name, "person"), rank)]


def first_only(done: Reduced, match: re.Match[str]) -> Piece:
    """`Palo Alto, California-based`: the town alone."""
    return match[1], [done.tokens[match.start()]]


def sort_only(done: Reduced, match: re.Match[str]) -> Piece:
    """`the Israeli chip start-up X`: what sort of company X is says nothing to a rule."""
    return match[1], [done.tokens[match.start(1)]]


def last_only(done: Reduced, match: re.Match[str]) -> Piece:
    """`by Oxford physicists A and B`: who they are stands beside them."""
    tokens = done.tokens[match.start() : match.end()]
    done.lay_aside(tokens, None)
    return match[1], [tokens[-1]]


def fronted(done: Reduced, match: re.Match[str]) -> Piece | None:
    """`Founded in 2019 by A, X ...`: what stands before the subject is told of it, beside the sentence."""
    tokens = done.tokens[match.start() : match.end()]
    host = tokens[-1]
    if _is_place(host) or not _FRONTED.match(done.text, tokens[0][0], host[0]):
        return None  # `Based in Austin, Texas, the company ...`: the region is not what sits there
    _adopt(done, tokens[0][0], host)
    done.lay_aside(tokens, host)
    return match[2], [host]


def _is_place(token: Token) -> bool:
    """Whether a name is that of a place and nothing else."""
    senses = token[3]
    return type(senses) is tuple and bool(senses) and all(sense.kind == "place" for sense in senses)


def fronted_it(done: Reduced, match: re.Match[str]) -> Piece | None:
    """`Built on top of X, it ...`: X is not what the sentence goes on with."""
    tokens = done.tokens[match.start() : match.end()]
    if not _FRONTED_PASSIVE.match(done.text, tokens[0][0], tokens[-1][0]):
        return None
    done.lay_aside(tokens[:-2], None)
    return match[1], [tokens[-1]]


def _adopt(done: Reduced, start: int, host: Token) -> None:
    """Asides within what is laid aside hang on the same thing."""
    for aside in done.asides:
        if aside.host is None and start <= aside.at < max(start, host[0]):
            aside.host = host


# `X, a developer of chips, today announced`: no list goes on with such a day
_TODAY = expression(
    r" ?(?:today|yesterday|this week|this morning|on (?:Mon|Tues|Wednes|Thurs|Fri)day) [a-z]+(?:ed|s)\b"
)
# `With the V9, a hospital can run ...`: what follows is the sentence, not what the V9 is.
_LED = expression(
    r"(?:^|[\n.!?:”“\"] ?)[“\"]?(?:With|On|In|For|Using|Under|Unlike|Like|At|By|From|Through|Via|Beyond|Among)"
    r" (?:the |its |our |their |a )?$"
)


def aside(done: Reduced, match: re.Match[str]) -> Piece | None:
    """`X, which sells chips, ...`: what stands between the commas is told of X, the sentence goes on without it."""
    tokens = done.tokens[match.start() : match.end()]
    follows = match.end("said") + 1
    first, last = tokens[2], done.tokens[follows - 1]
    behind = done.tokens[follows] if follows < len(done.tokens) else None
    if behind is not None and behind[2] == symbols.DATE and not _TODAY.match(done.text, last[1]):
        return None
    if _LED.search(done.text, max(0, tokens[0][0] - 24), tokens[0][0]):
        return None
    if not _BEGINS.match(done.text, first[0], last[0]) or not _ENGLISH.search(done.text, last[1], last[1] + 8):
        return None
    chars, rest = _within(done, match) if match["within"] else ("", [])
    tokens = done.tokens[match.start() : match.end("said")]
    if match["pointer"]:
        # `The firm, led by A, closed a round`: what a pointer says of itself stays with it, and A closed nothing.
        kept = match.end() if rest else follows
        return done.chars[match.start() : kept], done.tokens[match.start() : kept]
    if tokens[-2][2] == symbols.COMMA and len(tokens) > _REGION:
        tokens = tokens[:-2]  # the region behind the town
    char, host = _lay(done, tokens, rest[0][0] if rest else last[0], _seated(done, match.start()))
    return char + chars, host + rest


def _within(done: Reduced, match: re.Match[str]) -> Piece:
    """`X, led by A, a former researcher at B, raised ...`: what A is hangs on A; what is none of it stays."""
    tokens = done.tokens[match.end("said") - 1 : match.end("within")]
    if _TRAILS.match(done.text, tokens[2][0], tokens[-1][1]):
        _lay(done, tokens, tokens[-1][1])
        return "", []
    behind = match.end("said") + 1
    return done.chars[behind : match.end()], done.tokens[behind : match.end()]


def trail(done: Reduced, match: re.Match[str]) -> Piece | None:
    """`..., and B, who spent six years at C.`: what ends a sentence tells of the name before its comma."""
    tokens = done.tokens[match.start() : match.end()]
    said = done.text[tokens[2][0] : tokens[-1][1]]
    if len(tokens) > 3 and type(tokens[3][3]) is tuple and said[:3].lower() == "the":
        return None  # `Against X, the Y has ...`: the next name, not what X is
    if not _TRAILS.match(said) or _OF_THE_DEED.match(said) or _SAID.search(said):
        return None
    if _is_place(tokens[0]) and said[:3].lower() in ("the", "it ", "we "):
        return None
    if _LED.search(done.text, max(0, tokens[0][0] - 24), tokens[0][0]):
        return None
    return _lay(done, tokens, tokens[-1][1], _seated(done, match.start()))


_IN_TOWN = expression(
    r" (?:in|of|from|near) (?:southern |northern |eastern |western |central |downtown )?", re.IGNORECASE
)


def _seated(done: Reduced, at: int) -> Token | None:
    """The house that sits in the town at this place: of `X in Seattle, founded in 2014,` the X was founded."""
    town, before = done.tokens[at], next((one for one in reversed(done.tokens[max(0, at - 3) : at]) if one[3]), None)
    if not _is_place(town) or before is None or before[2] not in (_ORGANIZATION, symbols.CAPITALISED):
        return None
    return before if _IN_TOWN.fullmatch(done.text, before[1], town[0]) else None


def posted(done: Reduced, match: re.Match[str]) -> Piece:
    """`A, B's former technology chief,`: the post is told of the person, the sentence goes on without it."""
    tokens = done.tokens[match.start() : match.end()]
    if tokens[0][2] == symbols.KIND["person"]:
        done.posts.append((tokens[0], tokens[2]))
    return _lay(done, tokens, tokens[-1][1])


def _lay(done: Reduced, tokens: list[Token], end: int, owner: Token | None = None) -> Piece:
    """Lays aside what hangs on the first of some tokens, or on its owner, with the asides within it; the name stays."""
    host = tokens[0]
    if host[2] == symbols.CAPITALISED and _OF_A_PERSON.match(done.text, tokens[2][0]):
        name = done.text[host[0] : host[1]]
        host = (host[0], host[1], symbols.KIND["person"], provisional(name, "person"), host[4])
    for aside in done.asides:
        if aside.host is None and host[0] <= aside.at < end:
            aside.host = host
    alone = _last_alone(done.text, host, tokens[2][0])
    first = tokens[2]
    if _SORT_ALONE.fullmatch(done.text, first[0], first[1]):
        # `X, the start-up run by ...`: it points to nobody else.
        first = (first[0], first[1], symbols.SHORT, None, first[4])
    alone = owner or alone
    done.lay_aside([alone, tokens[1], first, *tokens[3:]], alone)
    return host[2], [host]


def _last_alone(text: str, host: Token, start: int) -> Token:
    """Of several names the one that words at `start` tell of: `A and B, which was valued at ...` tells of B."""
    named = members(host)
    if len(named) == 1 or named[-1][1] > start:
        return host
    is_person = named[-1][2] == symbols.KIND["person"]
    is_of_one = _OF_ONE.match(text, start) if is_person else not _OF_ALL.match(text, start)
    return named[-1] if is_of_one else host
