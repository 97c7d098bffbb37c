"""The date a document bears."""
