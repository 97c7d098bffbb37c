"""The map as a page: what its address asks for, and what stands on and beside the map in that state."""
