"""What a reader chose: language and colours, by the address, else by what was chosen before, else by the browser."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from baimo.output.wording import LANGS

THEMES = ("auto", "light", "dark")
_A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    """A reader's language and colours; `chosen` are those that the address asks to keep."""

    lang: str
    theme: str
    chosen: tuple[tuple[str, str], ...] = ()

    def keep(self, response: Response) -> None:
        """Remember what the address asked for."""
        for name, value in self.chosen:
            response.set_cookie(f"baimo-{name}", value, max_age=_A_YEAR, httponly=True, samesite="lax")


def preferences(request: Request) -> Preferences:
    """What the reader of this request chose."""
    asked = {name: request.query_params.get(name, "") for name in ("lang", "theme")}
    chosen = tuple((name, value) for name, value in asked.items() if value in _ALLOWED[name])
    kept = {name: request.cookies.get(f"baimo-{name}", "") for name in ("lang", "theme")}
    picked = {name: value for name, value in kept.items() if value in _ALLOWED[name]} | dict(chosen)
    return Preferences(picked.get("lang") or _spoken(request), picked.get("theme", "auto"), chosen)


_ALLOWED = {"lang": LANGS, "theme": THEMES}


def _spoken(request: Request) -> str:
    """The first language of the browser that we write; English if it names neither."""
    for part in request.headers.get("accept-language", "").lower().split(","):
        tag = part.split(";")[0].strip().split("-")[0]
        if tag in LANGS:
            return tag
    return "en"


def address_with(request: Request, name: str, value: str) -> str:
    """The same page with one choice changed."""
    kept = [(key, one) for key, one in request.query_params.multi_items() if key != name]
    return "?" + urlencode([*kept, (name, value)])
