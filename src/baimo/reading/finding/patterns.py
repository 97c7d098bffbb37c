"""Word lists as expressions, as the finders use them."""

from baimo.values.patterns import alternatives

__all__ = ["alternatives"]
