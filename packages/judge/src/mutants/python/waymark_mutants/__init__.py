"""Mutants of Python: reads sources with the standard library's `ast` and never runs them."""
