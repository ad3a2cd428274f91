"""The differences between a quotation and the wording of its source, in words a checker can act on."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.lexicon import words

_NEGATIONS = frozenset(words("quotes.negations"))
# words of the source beside a part of a quotation among which a negation bears on it
_REACH = 1


def differences(quoted: tuple[str, ...], found: tuple[str, ...]) -> list[str]:
    """Return the differences in order, each in words.

    >>> differences(("did", "not", "grow"), ("did", "grow", "fast"))
    ["the article adds 'not'", "the article leaves out 'fast'"]
    """
    details = []
    for edit, a, b, c, d in SequenceMatcher(None, quoted, found, autojunk=False).get_opcodes():
        in_article, in_source = " ".join(quoted[a:b]), " ".join(found[c:d])
        if edit == "replace":
            details.append(f"source has '{in_source}' where the article has '{in_article}'")
        elif edit == "delete":
            details.append(f"the article adds '{in_article}'")
        elif edit == "insert":
            details.append(f"the article leaves out '{in_source}'")
    return details


def missing_fragment(tokens: tuple[str, ...]) -> str:
    """Return in words that a fragment of a quotation is not in the source at all."""
    return f"the source lacks '{' '.join(tokens)}'"


def skipped_negation(places: Sequence[tuple[int, int]], source: Sequence[str]) -> str:
    """Return the negation that an ellipsis leaves out beside the words on either side of it, "" where there is none.

    A negation amid a long omission denies what is left out with it.

    >>> skipped_negation([(0, 2), (3, 5)], ("prices", "did", "not", "fall", "again"))
    'not'
    """
    for (_, end), (start, _) in pairwise(places):
        beside = (*source[end:start][:_REACH], *source[end:start][-_REACH:])
        negation = next((token for token in beside if token in _NEGATIONS or token.endswith("n't")), "")
        if negation:
            return negation
    return ""
