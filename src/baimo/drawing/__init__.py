"""The industry as pictures: SVG from data, the same bytes for the same data; every mark opens what it rests on."""
