"""Files of a site made one by one: asked of the application, rewritten, written aside."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from baimo.web.publishing.addresses import Addresses, Place
from baimo.web.publishing.asking import Asker
from baimo.web.publishing.rewriting import Rewriting

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from baimo.web.publishing.staging import Staging

_OK, _ELSEWHERE = 200, range(300, 400)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a place: the file's size, and where it leads. `is_there` is false where there is no such page.

    `instead` is the address to which the application sends who asks.
    """

    place: Place
    size: int = 0
    is_new: bool = False
    leads: tuple[Place, ...] = ()
    is_there: bool = True
    instead: str | None = None
    twin: Made | None = None


@dataclass
class Press:
    """Makes the files of one site, in one process."""

    app: ASGIApp
    staging: Staging
    addresses: Addresses
    url: str = ""
    rewriting: Rewriting = field(init=False)
    asker: Asker = field(init=False)

    def __post_init__(self) -> None:
        """Pages are rewritten by the same addresses."""
        self.rewriting = Rewriting(self.addresses, self.url)
        self.asker = Asker(self.app)

    def make(self, place: Place) -> Made:
        """The file of a place. Raises OSError where it cannot be written, and what the application raises."""
        answer = self.asker.ask(place.ask, place.lang)
        if answer.status in _ELSEWHERE and answer.location:
            return Made(place, is_there=False, instead=answer.location)
        if answer.status != _OK:
            return Made(place, is_there=False)
        body: bytes = answer.body
        leads: tuple[Place, ...] = ()
        if answer.kind == "text/html":
            text, led = self.rewriting.page(answer.body.decode(), place)
            body, leads = text.encode(), tuple(led)
        is_new = self.staging.write(place.file, body)
        return Made(place, len(body), is_new, leads, twin=self._twin(place, body))

    def _twin(self, place: Place, body: bytes) -> Made | None:
        """Data of the pages' script once more, as a script."""
        if not place.is_twofold:
            return None
        file = place.file.removesuffix(".json")
        script = data_script(file.rpartition("/")[2], body)
        return Made(Place(f"{file}.js", "", place.lang), len(script), self.staging.write(f"{file}.js", script))

    def forget(self, gone: dict[str, str | None]) -> None:
        """These addresses have no page after all, or another."""
        self.addresses.forget(gone)
        self.rewriting.forget()


def data_script(name: str, content: bytes) -> bytes:
    """JSON as a script that hands it over: a page from disk may load scripts, but not read files."""
    return b"baimoData(" + json.dumps(name).encode() + b"," + content.strip() + b");\n"
