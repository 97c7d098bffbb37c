"""The canvas: SVG, the room that text takes, colours, words."""
