"""Feeds: lists of models and prices that others keep, read as statements beside those of the atlas.

An extra: `pip install 'baimo[feeds]'`. Nothing here is loaded unless somebody asks for a feed.
"""

from baimo.feeds.catalogue import Feed, feed, feeds
from baimo.feeds.row import Dropped, Row
from baimo.feeds.taking import Taken, editions, feed_statements, reading_of, remove, take

__all__ = [
    "Dropped",
    "Feed",
    "Row",
    "Taken",
    "editions",
    "feed",
    "feed_statements",
    "feeds",
    "reading_of",
    "remove",
    "take",
]
