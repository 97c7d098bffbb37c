"""A document taken as a source of the user's own layer: what it asserts lies over the atlas from then on.

Everything of one acceptance is one folder, `accepted/<name>-<digest>/`, in the form of any layer: the document's text,
its source, and for each entity the statements about it. It is written beside, under a name that readers skip, and
renamed into place: before the rename there is nothing of it, after it everything. To take it back, delete the folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from baimo.claims import Claim
from baimo.ledger.compiling import compiled
from baimo.ledger.drafting import SourceDocument, draft_of, source_id
from baimo.ledger.layers import ACCEPTED, layers
from baimo.ledger.staging import as_yaml, put
from baimo.values.errors import BaimoError

__all__ = ["accept", "source_id"]


def accept(
    document: SourceDocument,
    claims: Iterable[Claim],
    home: Path | None = None,
    *,
    atlas: Path | None = None,
    kind: str = "media",
    grade: str = "known",
) -> Path:
    """Make a document a source of the layer in `home`, and its asserted claims statements of it; returns its folder.

    Interrupted at any point it leaves the layer as it was or as it is after. Accepting the same again adds nothing.
    `kind` and `grade` are those of a source. Raises BaimoError where the folder cannot be written.
    """
    upper = layers(atlas, home)[1].root / ACCEPTED
    claims = list(claims)
    named = {one for claim in claims for one in (claim.subject, claim.object) if one}
    known = {entity.id: entity for entity in compiled(atlas, home).store().entities_each(named)}
    draft = draft_of(document, claims, known, kind, grade)
    files = {"document.txt": draft.text.encode(errors="replace")}
    files |= {name: as_yaml(content) for name, content in draft.files.items()}
    try:
        held = next(upper.glob(f"*-{draft.digest()}"), None)
        return held or put(upper / f"{draft.slug}-{draft.digest()}", files)
    except OSError as error:
        raise BaimoError(
            f"cannot write {upper}: {error.strerror}; name another folder with --home or $BAIMO_HOME"
        ) from error
