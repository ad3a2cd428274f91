"""Comparison: the figures and dates of a claim with sentences of its source.

How a figure is compared, from top to bottom (read these to change it):

    pipeline/flow.py          passes subjects and sources to the evidence stage
    evidence/find.py          picks the passages of a source, and revises over several of them
    compare/compare.py        one claim, some passages: figures, dates, numbers of names
    compare/figures.py        one check a figure: match, contradiction or doubt; then the revisions
    compare/pair.py           a pair of quantities: unit, context and value scored; the alignment
    compare/interpretations.py  what a figure may mean, and what rounding allows
    compare/quantity.py       the quantity in base units, and its interval
    compare/units.py          units brought to their base

Beside the path: context.py (the words around a mention), attribution.py (whose figure it is), derived_values.py (sums,
differences, shares of two figures of the source).

How a date is compared: compare.py, dates.py (one check a date), date_errors.py (slips), date_mention.py (the date in its text),
date_relations.py (how two dates stand to each other).
"""
