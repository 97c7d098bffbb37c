"""Text as found to text that can be read, with a map back."""
