"""A checked document as HTML: its text as it was written, every claim marked, every mark opening its evidence."""
