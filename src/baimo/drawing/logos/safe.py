"""Logos that others made, taken only where they are shapes and nothing else: no script, no style sheet, no way out.

A file is read up to a limit, parsed without any entity, and written anew from an allow-list (`allowed.yaml`): what is
drawn is never the file itself.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.parsers import expat

from baimo.drawing.canvas.svg import tag
from baimo.values import datafile

_SPACES = {"http://www.w3.org/2000/svg", "", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"}
_INSIDE = re.compile(r"url\(\s*(['\"]?)#([\w.:-]+)\1\s*\)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(?:rgb|hsl)a?\([\d.,%\s/]+\)")
_PLAIN = re.compile(r"[\w\s.,()%+\-]*")
_NAME = re.compile(r"[A-Za-z_][\w.:-]*")
_REFERRING = ("fill", "stroke", "clip-path")
_PAINTS = ("fill", "stroke", "stop-color")


class UnsafeLogoError(ValueError):
    """A logo that is not drawn, and why."""


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = datafile.load(Path(__file__).with_name("allowed.yaml"))
    return rules


def read_logo(path: Path, slug: str) -> dict[str, Any]:
    """A file as a row of the sheet of logos: box, shapes, fill, rule. Raises UnsafeLogoError, OSError."""
    limit = int(_rules()["most"]["bytes"])
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise UnsafeLogoError(f"it has more than {limit // 1000} kB")
    return logo_of(content, slug)


def logo_of(content: bytes, slug: str) -> dict[str, Any]:
    """An SVG as a row of the sheet of logos; its ids begin with the slug. Raises UnsafeLogoError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnsafeLogoError("it is not text in UTF-8") from None
    writer = _Writer(slug)
    try:
        writer.read(re.sub(r"^\s*<\?xml\s[^>]*\?>", "", text))
    except expat.ExpatError as error:
        raise UnsafeLogoError(f"it is no well-formed XML: {expat.ErrorString(error.code)}") from None
    return writer.row()


class _Writer:
    """Reads a logo and writes its shapes anew."""

    def __init__(self, slug: str) -> None:
        self._slug, self._rules = slug, _rules()
        self._root: dict[str, str] | None = None
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self._silent, self._count = 0, 0
        self._ids: set[str] = set()
        self._asked: set[str] = set()
        self._shapes: list[str] = []

    def read(self, text: str) -> None:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse("a DOCTYPE")
        parser.EntityDeclHandler = self._refuse("an entity")
        parser.ProcessingInstructionHandler = self._refuse("a processing instruction")
        parser.Parse(text.encode("utf-8", "replace"), True)

    def row(self) -> dict[str, Any]:
        """The row of the sheet. Raises UnsafeLogoError where nothing is drawn or something is missing."""
        if self._root is None or not self._shapes:
            raise UnsafeLogoError("nothing is drawn in it")
        if missing := self._asked - self._ids:
            raise UnsafeLogoError(f"it refers to #{min(missing)}, which is not in it")
        row: dict[str, Any] = {"box": _box(self._root), "shapes": "".join(self._shapes)}
        told = {"fill": self._root.get("fill"), "rule": self._root.get("fill-rule")}
        return row | {
            key: self._value("svg", attribute, told[key] or "")
            for key, attribute in (("fill", "fill"), ("rule", "fill-rule"))
            if told[key]
        }

    def _refuse(self, what: str) -> Any:
        def refuse(*_: Any) -> None:
            raise UnsafeLogoError(f"{what} is in it; a logo is drawn from shapes alone")

        return refuse

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name, most = _local(qualified, "element"), self._rules["most"]
        self._count += 1
        if self._count > most["elements"]:
            raise UnsafeLogoError(f"it has more than {most['elements']} elements")
        if len(self._open) >= most["depth"]:
            raise UnsafeLogoError(f"its elements lie more than {most['depth']} deep")
        if self._root is None:
            self._begin(name, attributes)
        elif self._silent or name in self._rules["left_out"]["elements"]:
            self._silent += 1
        elif name not in self._rules["elements"]:
            raise UnsafeLogoError(f"<{name[:40]}> is in it; a logo is drawn from {', '.join(self._rules['elements'])}")
        else:
            self._open.append((name, self._kept(name, attributes), []))

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg":
            raise UnsafeLogoError(f"it begins with <{name[:40]}>, not with <svg>")
        self._root = {}
        for key, value in attributes.items():
            if (local := _local(key, "attribute")) in ("viewBox", "width", "height", "x", "y", "preserveAspectRatio"):
                self._root[local] = value
            else:
                self._root |= self._kept("svg", {key: value})

    def _end(self, qualified: str) -> None:
        if self._silent:
            self._silent -= 1
        elif self._open:
            name, attributes, children = self._open.pop()
            written = tag(name, *children, **attributes)
            (self._open[-1][2] if self._open else self._shapes).append(written)

    def _text(self, text: str) -> None:
        if text.strip() and not self._silent:
            raise UnsafeLogoError("words are in it; a logo is drawn from shapes alone")

    def _kept(self, name: str, attributes: dict[str, str]) -> dict[str, str]:
        """What an element keeps of its attributes, style among them. Raises UnsafeLogoError for any other."""
        own = self._rules["elements"].get(name, ())
        kept: dict[str, str] = {}
        for qualified, value in attributes.items():
            key = _local(qualified, "attribute")
            if key == "style":
                kept |= self._styled(value)
            elif key in own or key in self._rules["everywhere"]:
                kept[key] = self._value(name, key, value.strip())
            elif key not in self._rules["left_out"]["attributes"] and not qualified.startswith("http://www.w3.org/XML"):
                raise UnsafeLogoError(f"the attribute {key[:40]} is in it, which no logo needs")
        return kept

    def _styled(self, style: str) -> dict[str, str]:
        kept = {}
        for declaration in filter(str.strip, style.split(";")):
            key, colon, value = (part.strip() for part in declaration.partition(":"))
            if not colon or (key not in self._rules["everywhere"] and key not in self._rules["left_out"]["properties"]):
                raise UnsafeLogoError(f"the style {declaration.strip()[:40]!r} is in it, which no logo needs")
            if key in self._rules["everywhere"]:
                kept[key] = self._value("style", key, value)
        return kept

    def _value(self, name: str, key: str, value: str) -> str:
        """A value that leads nowhere but into the logo itself."""
        if key == "id" and _NAME.fullmatch(value):
            self._ids.add(value)
            return self._mine(value)
        if key == "href" and value.startswith("#") and _NAME.fullmatch(value[1:]):
            self._asked.add(value[1:])
            return f"#{self._mine(value[1:])}"
        if key in _REFERRING and (inside := _INSIDE.fullmatch(value)):
            self._asked.add(inside[2])
            return f"url(#{self._mine(inside[2])})"
        fits = _COLOUR if key in _PAINTS else _PLAIN
        if key in ("id", "href") or not fits.fullmatch(value):
            raise UnsafeLogoError(f"{key}={value[:40]!r} is in it, which leads outside or means nothing to a logo")
        return value

    def _mine(self, name: str) -> str:
        return f"{self._slug}-{name.replace(':', '-')}"


def _local(qualified: str, what: str) -> str:
    space, _, name = qualified.rpartition(" ")
    if space not in _SPACES:
        raise UnsafeLogoError(f"the {what} {name[:40]} of another language ({space[:60]}) is in it")
    return name


def _box(root: dict[str, str]) -> str:
    """The view box, from width and height where none is told. Raises UnsafeLogoError."""
    written = root.get("viewBox") or f"0 0 {_pixels(root.get('width'))} {_pixels(root.get('height'))}"
    try:
        numbers = [float(part) for part in re.split(r"[\s,]+", written.strip())]
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(abs(number) < 1e6 for number in numbers) or min(numbers[2:]) <= 0:
        raise UnsafeLogoError("it has no view box of sound numbers")
    return " ".join(f"{number:g}" for number in numbers)


def _pixels(written: str | None) -> str:
    return (written or "").removesuffix("px").strip()
