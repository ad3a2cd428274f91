"""Statements: what a claim says beside its figures and dates, compared with passages of its source.

    words.py      the words of a parsed text that carry a statement: poles, polarity, modality, quantity, neighbours
    features.py   certainty, quantity, subject, arguments and neighbours of a word
    roles.py      who does what to whom, active and passive in one form
    tree.py       both of these of a word, read when a rule first asks
    comparisons.py  what is compared with what: "older than the wall", "twice as large in towns as in villages", "exceeds"
    poles.py      at which end of which axis a word stands
    polarity.py   which words of a sentence are denied, and how often
    read.py       texts parsed together and read; the door to the parse
    align.py      how far two words speak of the same thing
    matching.py   the words of a passage that a word of the claim is compared with
    rules.py      the decision table; quantifier, modality
    opposite_rules.py  words whose opposite the passage says of the same thing
    figure_rules.py    what a shared figure anchors: its sign, its owner, the order of a change
    owners.py     whose the figures of a list are, and which value came first
    contrasts.py  the parts of a text that stand beside each other
    contrast_rules.py  what the passage has of one part and the claim of another
    comparison_rules.py  comparisons that the passage has the other way round (../order.py asks for them too)
    rank_rules.py another rank of the same thing: "the second largest"
    role_rules.py what is said of one name and in the passage of another; sides that are swapped
    negation_rules.py  what one side denies and the other asserts
    assertion_rules.py  what the claim asserts and the passage denies, refuses or rules out in other words
    subject_rules.py  a figure that every passage says of another name
    date_rules.py an event and its opposite on one date
    name_rules.py a name that the whole source lacks
    compare.py    one claim, some passages: the checks

A difference is told only where both sides are aligned; what is less sure is a doubt ("may_differ"), which keeps the comparison
from saying that the source agrees.
"""
