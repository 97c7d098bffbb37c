"""The map as one file for mail and slides: picture, script, style and data in a page that opens from disk, offline.

The page is what a published site would show, asked of the application; its links lead to the live map where that is
told, else nowhere. The policy names the digests of the one script and the one style: nothing else can run.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from baimo.web.app import create_app
from baimo.web.publishing.asking import Asker
from baimo.web.publishing.joined import joined
from baimo.web.publishing.lean import lean_script, lean_style

if TYPE_CHECKING:
    from datetime import date

    from baimo.drawing.map.state import State
    from baimo.ledger import Ledger

STYLES = ("/baimo.css", "/drawing.css", "/style/map.css")
# What has lost its address looks like words, and a button that leads nowhere is not there.
ALONE = "a:not([href]) { color: inherit; text-decoration: none; border-color: transparent; cursor: default }"
ALONE += " .ways a:not([href]), .rest a:not([href]) { display: none }"
# What needs a server, or other pages.
_GONE = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r'<header class="top">.*?</header>\n?',
        r'<a class="skip" href="#main">.*?</a>\n?',
        r'<footer class="files">.*?</footer>\n?',
        r'<p class="switch"[^>]*>.*?</p>\n?',
        r"<link\b[^>]*>\n?",
        r"<script [^>]*src=[^>]*></script>\n?",
    )
)
_HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_HREF = re.compile(r' (href|action)="([^"]*)"')
_ROOT = re.compile(r"<html\b[^>]*>")


def single(
    ledger: Ledger, lang: str, state: State, theme: str | None = None, live: str = "", today: date | None = None
) -> str:
    """The page of the map in a state; `live` is the address of the map on the web, `theme` is fixed where named."""
    asker = Asker(create_app(ledger, [], is_static=True, today=today))
    try:
        page = asker.ask(f"/map?{urlencode(_asked(state))}", lang).body.decode()
        styles = [asker.ask(address, lang).body.decode() for address in STYLES]
        data = asker.ask("/map/data.json", lang).body
    finally:
        asker.close()
    return _composed(page, styles, data, lang, theme, live)


def _asked(state: State) -> dict[str, str]:
    """A state as the parameters of its address."""
    named = {name: getattr(state, name) for name in ("at", "since", "region", "layer", "tier", "kind", "focus", "to")}
    flags = {"open": "1" if state.is_open else None, "view": "full" if state.is_full else None}
    return {name: str(value) for name, value in (named | flags).items() if value}


def _composed(page: str, styles: list[str], data: bytes, lang: str, theme: str | None, live: str) -> str:
    script = lean_script(joined())
    for gone in _GONE:
        page = gone.sub("", page)
    style = lean_style("\n".join([*styles, ALONE]), page + script + data.decode())
    title = _TITLE.search(page)
    packed = b64encode(gzip.compress(data, mtime=0)).decode()
    held = f'<script type="text/plain" id="data-map">{packed}</script>\n'
    # The script stands last, so that all it looks for is there.
    page = page.replace("</body>", f"{held}<script>{script}</script>\n</body>")
    head = "\n".join(
        (
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy(script, style)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="color-scheme" content="{theme or "light dark"}">',
            '<meta name="referrer" content="no-referrer">',
            title[0] if title else "",
            f"<style>{style}</style>",
            "</head>",
        )
    )
    page = _HREF.sub(_led(live), _HEAD.sub(lambda _: head, page, count=1))
    return _ROOT.sub(lambda _: _root(lang, theme, live), page, count=1)


def policy(script: str, style: str) -> str:
    """What the file may do: run its own script, wear its own style, and nothing beyond."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "img-src 'none'",
            "connect-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _root(lang: str, theme: str | None, live: str) -> str:
    worn = f' data-theme="{theme}"' if theme else ""
    home = f' data-live="{html.escape(live)}"' if live else ""
    return f'<html lang="{"zh-CN" if lang == "zh" else lang}" data-site="single"{worn}{home}>'


def _led(live: str) -> Callable[[re.Match[str]], str]:
    """Links into this file stay, those to an entity put it in focus on the live map, others are words."""

    def written(match: re.Match[str]) -> str:
        name, address = match[1], html.unescape(match[2])
        path, asked, parameters = address.partition("?")
        if name == "action":
            return ""
        if address.startswith("#"):
            return match[0]
        if path in ("/", "/map"):
            return f' href="?{html.escape(parameters)}"' if asked else ' href="?"'
        known = re.match(r"/(?:e|graph)/([^#?/.]+)", path)
        if not live:
            # A tile must be reached by keys: it leads to itself in focus.
            return f' href="?focus={known[1]}"' if known else ""
        joint = "&amp;" if "?" in live else "?"
        return f' href="{html.escape(live)}{joint}focus={known[1]}"' if known else f' href="{html.escape(live)}"'

    return written


def write_map(path: Path, ledger: Ledger, lang: str, theme: str | None, state: State, live: str = "") -> None:
    """Write the file. Raises BaimoError where it cannot be written."""
    from baimo.drawing.export import write

    write(path, single(ledger, lang, state, theme, live).encode())
