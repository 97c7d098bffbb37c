"""Data sets of others about models and chips, as rows: what they independently state of what the atlas holds."""
