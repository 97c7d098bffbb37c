"""Regular expressions compiled when first used: those of `baimo.values`."""

from baimo.values.expressions import expression as expression
