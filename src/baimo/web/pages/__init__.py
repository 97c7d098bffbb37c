"""The pages, one a file: what is asked, what is looked up, which template shows it."""
