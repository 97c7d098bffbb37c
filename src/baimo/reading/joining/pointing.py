"""Whom a clause means that does not name them: the signs of everyone the document has spoken of."""

from __future__ import annotations

from baimo.reading.joining.memory import AHEAD, Memory, Spoken
from baimo.reading.joining.scene import Scene

_FAR = 4
# Words that point back, each with the kinds it may point to.
POINTING = {
    "该": "p", "其": "p", "它": "it", "他": "he", "她": "he", "这": "p", "公": "c", "我": "we", "两": "p",
    "it": "it", "its": "p", "he": "he", "she": "he", "they": "p", "their": "p", "the": "the", "this": "p", "we": "we",
    "our": "we", "company": "c", "firm": "c", "startup": "c", "model": "m", "chip": "m", "who": "he", "which": "it",
}  # fmt: skip


def of_context(
    scene: Scene, at: int, memory: Memory, candidates: list[Spoken], answer: str | None, told: frozenset[str]
) -> list[list[str]]:
    """The signs of each candidate: how new, how often named, where; `answer` is whom the rules' context supplies."""
    headings = memory.headings(scene.units.sentence.block)
    near = set(headings[0]) if headings else set()
    far = {key for keys in headings[1:] for key in keys}
    title = set(memory.of_block.get(0, ()))
    ranks = {s.key: i for i, s in enumerate(sorted(candidates, key=lambda s: -memory.counts[s.key]))}
    pointing = _pointing(scene, at)
    found = []
    for newest, one in enumerate(candidates):
        place = _place(scene, memory, one)
        signs = ["x", f"x:new{min(newest, 3)}", f"x:{place}", f"x:often{min(ranks[one.key], 2)}"]
        signs += [f"x:new{min(newest, 3)}{place}", f"x:answer{int(one.key == answer)}{int(answer is None)}"]
        signs += [f"x:point{pointing}{min(newest, 2)}", f"x:first{int(one.was_first)}{min(newest, 1)}"]
        signs += [f"x:sign{'new' if one.key[:2] == 'x-' else 'known'}"]
        signs += ["x:near"] * (one.key in near) + ["x:far"] * (one.key in far) + ["x:title"] * (one.key in title)
        signs += [f"x:B{scene.block}near"] * (one.key in near) + ["x:told"] * (one.key in told)
        signs += [f"x:kind{one.kinds[0]}", f"x:lone{int(len(candidates) == 1)}"]
        found.append(signs)
    return found


def nobody(scene: Scene, at: int, rivals: int, candidates: int, answer: str | None) -> list[str]:
    """The signs that it is none of them."""
    return [
        "n",
        f"n:r{min(rivals, 2)}",
        f"n:c{min(candidates, 2)}",
        f"n:answer{int(answer is None)}",
        f"n:B{scene.block}",
        f"n:point{_pointing(scene, at)}",
    ]


def _place(scene: Scene, memory: Memory, one: Spoken) -> str:
    if one.sentence == AHEAD:
        return "ahead"
    away = memory.sentence - one.sentence
    if one.block == scene.units.sentence.block:
        return f"s{min(away, _FAR)}"
    return f"b{min(away, _FAR)}" if scene.units.sentence.block - one.block <= 1 else "b9"


def _pointing(scene: Scene, at: int) -> str:
    """The first word of the clause, or of the sentence, that points back."""
    clauses = scene.units.clause
    for place, unit in enumerate(scene.all):
        if unit.sign in POINTING and (clauses[place] == clauses[at] or clauses[place] == 0):
            return POINTING[unit.sign]
    return ""
