"""Months and seasons beside a year, in the languages of reference lists."""

from pipeline.lexicon import fragment, words

# "March", "mar.", "März", "summer"; a pattern for other patterns, which ignore case
MONTH = rf"(?:{fragment('vocabulary.months', 'vocabulary.seasons')}(?![^\W\d_])\.?)"
# how they begin: where none of these is found, there is no month
MONTH_STEMS = frozenset(word[:3] for name in ("vocabulary.months", "vocabulary.seasons") for word in words(name))
