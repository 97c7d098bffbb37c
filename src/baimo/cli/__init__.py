"""The command line: one function a verb. Heavy parts are imported by the verb that needs them."""

from baimo.cli import diff, documents, judge, ledger, path, pictures, search, validate
from baimo.cli.group import main

__all__ = ["diff", "documents", "judge", "ledger", "main", "path", "pictures", "search", "validate"]
