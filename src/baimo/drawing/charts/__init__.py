"""The pictures over time and of relations."""
