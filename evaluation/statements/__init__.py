"""Statements of our own with their passages, of seven kinds, written without a look at the code; see __main__.py."""
