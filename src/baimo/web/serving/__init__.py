"""The server on one's own machine, and what keeps its pages safe."""
