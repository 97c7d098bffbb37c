"""Files of any kind to text whose every character knows where it came from."""

from baimo.documents.document import Block, Document, Noise
from baimo.documents.loading import from_text
from baimo.documents.offsets import OffsetMap

__all__ = ["Block", "Document", "Noise", "OffsetMap", "from_text"]
