"""Where documents of a corpus lie: folders, patterns, archives, files of records, remote stores."""

from baimo.corpus.sources.documents import Item, Unread, items
from baimo.corpus.sources.places import Place
from baimo.corpus.sources.surveying import survey

__all__ = ["Item", "Place", "Unread", "items", "survey"]
