"""Files of any kind to text whose every character knows where it came from."""

from baimo.documents.document import Block, Document, Noise
from baimo.documents.loading import from_bytes, from_text, load
from baimo.documents.offsets import OffsetMap

__all__ = ["Block", "Document", "Noise", "OffsetMap", "from_bytes", "from_text", "load"]
