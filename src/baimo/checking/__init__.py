"""Checking: claims and the ledger to verdicts, as of the document's date and as of today."""

from baimo.checking.check import check
from baimo.checking.clock import document_date

__all__ = ["check", "document_date"]
