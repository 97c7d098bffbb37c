"""Drafts the atlas from facts in JSON Lines and the mending kept beside this file: `python -m tools.atlas FACTS`."""
