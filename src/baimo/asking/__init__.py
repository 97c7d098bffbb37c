"""Questions put to the ledger: how two entities are related, what was true or known at a date, what changed."""
