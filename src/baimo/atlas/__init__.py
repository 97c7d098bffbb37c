"""The bundled ledger as text: one file an entity, one a publisher. `docs/atlas.md` says how to read and extend it."""

from pathlib import Path

FOLDER = Path(__file__).parent
