"""Statements: what a claim says beside its figures and dates, compared with passages of its source.

    words.py      the words of a parsed text that carry a statement: poles, polarity, modality, quantity, neighbours
    features.py   certainty, quantity, subject, arguments and neighbours of a word
    polarity.py   which words of a sentence are denied, and how often
    read.py       texts parsed together and read; the door to the parse
    align.py      how far two words speak of the same thing
    matching.py   the words of a passage that a word of the claim is compared with
    rules.py      the decision table: opposites, negation, subject, quantifier, modality
    compare.py    one claim, some passages: the checks

A difference is told only where both sides are aligned; what is less sure is a doubt ("may_differ"), which keeps the comparison
from saying that the source agrees.
"""
