"""What a text reports as news of its day without telling when: `has raised ..., the company said on Tuesday`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from baimo.documents import Document
from baimo.reading.timing.candidate import WHOLE_DAY, Candidate, Deed, make, table
from baimo.reading.timing.clock import Clock
from baimo.reading.timing.labels import is_announced
from baimo.values.expressions import expression

# The first paragraph of news stands so near its top, and is so long at least.
_TOP, _PROSE = 7, 40
# In the present perfect something is new, unless it is summed up; in Chinese by the verb, unless it was before.
_NEW = expression(
    r"\b(?:has|have)(?: (?:just|now|also|officially|formally|quietly|successfully))? (?:agreed to |decided to )?"
    r"(?:[a-z-]+ed|bought|sold|taken|won|brought|put|begun|struck|picked)\b"
    r"|\b(?:excited|pleased|thrilled|proud|happy|delighted|glad) to\b"
    r"|\b(?:announc|introduc|unveil|launch|releas)(?:es|ing)\b"
    r"|宣布|宣佈|官宣|完成|发布|發布|發表|推出|上线|上線|开源|開源|获得?|獲得?|收购|收購|拿下|拿到|亮相",
    re.IGNORECASE,
)
_OLD = expression(
    r"\b(?:to date|in total|so far|since|altogether|already|previously|earlier|before|once|had|ago)\b"
    r"|\b(?:total of|will|plans?)\b"
    r"|曾|此前|之前|先后|先後|累计|累計|历史|過去|过去|以往|早前|上一代|前代|未来|将|將|拟|擬|计划|計劃",
    re.IGNORECASE,
)
_SAID = expression(r"宣布|宣佈|官宣")
# 25年年初宣布被阿里并购: what was said on that day is something else.
_GOES_ON = expression(
    r"(?:宣布|宣佈|公布|公佈|透露|表示|获悉|獲悉)[^，。；,;\s]{2,}"
    r"|\b(?:said|announced|reported|disclosed|unveiled|told)\b(?: on \w+| in \w+)?"
    r" (?:that|it|they|he|she|its|a|an|the)\b",
    re.IGNORECASE,
)


def of_news(clock: Clock, deed: Deed) -> Iterator[Candidate]:
    """The day of the text, of what its title or its first paragraph reports as new, or what it says was announced."""
    spoken = clock.spoken_on()
    is_dated = spoken is not None and len(spoken) == WHOLE_DAY and spoken == clock.document.date
    if spoken is None or not is_dated or deed.predicate.id not in table()["reported"]:
        return
    tokens, (low, high) = deed.sentence.tokens, deed.span
    said, last = clock.document.clean[tokens[low][0] : tokens[high - 1][1]], tokens[deed.end - 1][1]
    # 获红杉投资的X: what only describes a name is older than the news of it
    if _OLD.search(said) or clock.document.clean.startswith("的", last):
        return
    is_new = _is_title(clock.document, clock.block) or (
        _is_lead(clock.document, clock.block) and _NEW.search(said) is not None
    )
    if is_new or (_SAID.search(said) and not clock.is_chronicle):
        yield make("news", spoken)


def _is_title(document: Document, block: int) -> bool:
    """Whether a block is the title of a text; above it may stand the name of who prints it."""
    one, above = document.blocks[block], document.blocks[block - 1]
    return block == 0 or (
        block == 1 and (one.kind == "title" or (above.kind == "title" and not _ends(document, block)))
    )


def _ends(document: Document, block: int) -> bool:
    """Whether a block ends as a sentence does."""
    one = document.blocks[block]
    return document.clean[one.start : one.end].rstrip().endswith(tuple('.。!！?？”"…'))


def _is_lead(document: Document, block: int) -> bool:
    """Whether a block is the first paragraph of a text."""
    prose = (
        at for at, one in enumerate(document.blocks[:_TOP]) if at and one.kind == "paragraph" and _ends(document, at)
    )
    return block == next((at for at in prose if document.blocks[at].end - document.blocks[at].start >= _PROSE), -1)


def said_on(clock: Clock, deed: Deed, after: list[int]) -> Iterator[Candidate]:
    """The day on which somebody told it, in a clause behind: `..., the two companies said on Wednesday`."""
    is_new = deed.predicate.when == "event" or deed.predicate.id in table()["changing"]
    for at in after if is_new else ():
        sentence, token = deed.sentence, deed.sentence.tokens[at]
        low, high = sentence.clause(at)
        told = clock.resolve(token[3])
        said = clock.document.clean[sentence.tokens[low][0] : sentence.tokens[high - 1][1]]
        if told and told[0].isdigit() and is_announced(said) and not _GOES_ON.search(said):
            yield make("said", told, (token,))
            return
    if is_new:
        yield from _said_between(clock, deed)


def _said_between(clock: Clock, deed: Deed) -> Iterator[Candidate]:
    """The same where it stands between commas and the sentence goes on: `..., the company said on Tuesday, taking`."""
    tokens, sentence = deed.sentence.tokens, deed.sentence
    start, end = tokens[sentence.low][0], tokens[sentence.high - 1][1]
    for opened, _, span in clock.said[bisect_left(clock.said, start, key=itemgetter(0)) :]:
        if opened > end:
            return
        told = clock.resolve(span)
        if told and told[0].isdigit():
            yield make("said", told)
