"""Quotations: found in their source word for word, altered, or not at all.

find.py (the check), tokens.py (texts as words, quotations as fragments), nearest.py (the most similar wording), diff.py.
Who says it there: ../speaker.py.
"""
