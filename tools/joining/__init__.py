"""Learns the weights by which `baimo.reading.joining` joins what rules leave over: `python -m tools.joining`."""
