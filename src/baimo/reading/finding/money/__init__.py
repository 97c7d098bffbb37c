"""Sums and prices: what an amount costs, by what, and for which way of tokens."""
