"""Lines with a key, and what their place on a page tells: 供应商：X below the name of a case."""
