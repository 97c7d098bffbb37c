"""The one Jinja environment: everything is escaped, and what strangers wrote is made printable on its way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from baimo.output.printable import printable
from baimo.output.wording import Words

TEMPLATES = Path(__file__).parent / "templates"
STYLE = Path(__file__).with_name("baimo.css")


@cache
def environment(*folders: Path) -> Environment:
    """Templates of these folders, then the common ones."""
    made = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        auto_reload=False,
    )
    made.globals["sign"] = sign
    return made


def macro(template: str, name: str) -> Callable[..., Markup]:
    """A macro of a common template."""
    found: Callable[..., Markup] = getattr(environment().get_template(template).module, name)
    return found


def sign(words: Words) -> Callable[[str], Markup]:
    """The function that draws a verdict's sign, with its name for those who do not see it."""
    return lambda verdict: _sign(verdict, words.of("verdict", verdict))


@cache
def _sign(verdict: str, name: str) -> Markup:
    return Markup('<svg class="s" role="img" aria-label="{}" viewBox="0 0 16 16"><use href="#v-{}"/></svg>').format(
        name, verdict
    )


def _shown(value: Any) -> Any:
    return printable(value) if type(value) is str else value
