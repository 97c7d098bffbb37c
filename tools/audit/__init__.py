"""Other catalogues held against each other by the named rules: what docs/audit.md tells comes from here."""
