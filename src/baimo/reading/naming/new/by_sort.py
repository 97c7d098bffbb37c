"""Products that begin with the word for their sort, behind what brings them out: launched LLM Suite, `Model Garden`."""

from __future__ import annotations

from collections.abc import Iterator

from baimo.reading.naming.known.gazetteer import Gazetteer
from baimo.reading.naming.mentions import Token, provisional
from baimo.reading.naming.new.forms import TITLE
from baimo.reading.rules import symbols
from baimo.values.expressions import expression
from baimo.values.names import key

_NAMED = expression(
    r"\b(?:launch(?:ed|es|ing)?|unveil(?:ed|s|ing)?|introduc(?:ed|es|ing)|roll(?:ed|s|ing) out|debut(?:ed|s|ing)?"
    r"|called|named|dubbed|platform,|assistant,|tool,|app,|product,|chatbot,) "
    r"(?P<name>(?:LLM|GenAI|Gen AI|AI|GPT|Model|Agent|Chat|Copilot) [A-Z][a-z]{2,11})(?! [A-Z]|['’]s? [A-Z]|-)\b"
)


def named_by_sort(text: str, gazetteer: Gazetteer) -> Iterator[Token]:
    """Such names, unless they are known ones."""
    for match in _NAMED.finditer(text):
        name = match["name"]
        if key(name) not in gazetteer.by_key:
            yield *match.span("name"), symbols.KIND["product"], provisional(name, "product"), TITLE
