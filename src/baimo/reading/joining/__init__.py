"""What rules leave over, joined by cue words and learnt weights: of which claim a value or name is part, and whose."""
