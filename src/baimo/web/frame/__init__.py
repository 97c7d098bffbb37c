"""What every page shares: the ledger, the documents, addresses, preferences, facts as rows."""
