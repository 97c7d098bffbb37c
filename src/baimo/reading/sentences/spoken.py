"""Speech as it is written down: a particle and a comma behind what a sentence is about are no border of a clause.

`百川呢，是王小川2023年4月创办的` says what 百川是王小川2023年4月创办的 says. Where the stretch before the particle is
short it is but a topic, and its comma, like the particle itself (呢 asks nothing there), is a word without meaning.
"""

from __future__ import annotations

from baimo.reading.rules import symbols
from baimo.reading.sentences.rewriting import Reduced
from baimo.values.expressions import expression

# A topic of so many characters behind the border before it.
_TOPIC = expression(
    r"(?:^|[，。；：！？\n、,]|(?<=[。；\n]) )[^，。；：！？\n、,]{1,16}?(?P<particle>[呢啊嘛呀哈咧])(?P<comma>[，,])"
)
_QUICK = expression(r"[呢啊嘛呀哈咧][，,]")


def run_on(done: Reduced) -> None:
    """Takes away the borders that particles make behind topics."""
    if _QUICK.search(done.text) is None:
        return
    topics = list(_TOPIC.finditer(done.text))
    commas = {match.start("comma") for match in topics}
    asks = {match.start("particle") for match in topics}
    chars, tokens = list(done.chars), list(done.tokens)
    for at, token in enumerate(tokens):
        if (token[0] in commas and chars[at] == symbols.COMMA) or (token[0] in asks and token[1] == token[0] + 1):
            chars[at] = symbols.SHORT
            tokens[at] = (*token[:2], symbols.SHORT, None, 0)
    done.chars, done.tokens = "".join(chars), tokens
