"""Who is drawn, where, since when, and who of them matters."""
