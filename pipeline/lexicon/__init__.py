"""The lexicon: every list of words and units, as data, each written once.

`words`, `labels` and `numbers` read the lists of *.toml; `fragment` makes one regular expression of a word class, to be put into
larger patterns; nothing else spells the words of a language. vocabulary.toml holds what several stages share, a file named for a
stage what only that stage needs.
"""

from pipeline.lexicon.fragments import either, fragment
from pipeline.lexicon.loader import labels, numbers, short_forms, words

__all__ = ["either", "fragment", "labels", "numbers", "short_forms", "words"]
