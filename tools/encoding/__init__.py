"""Trains the encoder of the reader on documents with gold."""
