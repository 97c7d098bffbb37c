"""Copies: a ledger in SQLite, compiled from text; made, laid over one another, kept in files, opened."""
