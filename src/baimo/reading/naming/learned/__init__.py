"""Names in Chinese that nothing but a balance of many small signs tells, weighed by numbers that a tool has learnt."""
