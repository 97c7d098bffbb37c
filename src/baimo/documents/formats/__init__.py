"""Bytes of any format to text."""
