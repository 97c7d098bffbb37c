"""The command line: one function a verb. Heavy parts are imported by the verb that needs them."""

from baimo.cli import documents, ledger, path, search, validate
from baimo.cli.group import main

__all__ = ["documents", "ledger", "main", "path", "search", "validate"]
