"""Comparison: the figures and dates of a claim with sentences of its source, the order of values, how far a claim goes.

How a figure is compared, from top to bottom (read these eight to change it):

    compare.py           one claim, some passages: figures, dates, numbers of names
    figures.py           one check a figure: aligned, decided, revised
    decision.py          the decision table: match, contradiction or doubt, each rule with its name (Check.by)
    alignment.py         which figure of the source is held against which of the claim
    pair.py              a pair of quantities: unit, context and value scored
    interpretations.py   what a figure may mean, and what rounding allows
    quantity.py          the quantity in base units, and its interval
    units.py             units brought to their base

Beside the path: figure_revisions.py (what the other figures tell), context.py (the words around a mention), attribution.py (whose
figure it is), derived_values.py, derivations.py, derived_levels.py, spans_of_time.py (what is reckoned from figures or dates of the
source), reckonable.py (what may be, so that it is not called wrong).

How a date is compared: compare.py, dates.py (one check a date), date_errors.py (slips), date_mention.py (the date in its text),
date_relations.py (how two dates stand to each other).

Of the statement: statements/ (words of two poles), order.py (which of two values is the greater), strength.py (of all, of none, as
certain). Over several passages of one source: ../compare_passages.py, ../revise.py.
"""
