"""Looks at what the reader made of a document: for those who write rules."""
