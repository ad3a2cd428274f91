"""Word classes that distinguish an institution from a person and a journal from a title, as sets of folded words."""

from pipeline.lexicon import words
from pipeline.text.names import fold

ORGANISATION_WORDS = frozenset(words("references.organisation_words"))
LEGAL_WORKS = frozenset(words("references.legal_works"))
JOURNAL_ABBREVIATIONS = frozenset(words("references.journal_abbreviations"))
CONTAINER_WORDS = frozenset(words("references.container_words"))
PUBLISHERS = frozenset(words("references.publishers"))


def names_publisher(text: str) -> bool:
    """Tell whether a text without a place reads like a publisher: "Cambridge University Press"."""
    return not PUBLISHERS.isdisjoint(fold(text).split())


def ends_abbreviated(text: str) -> bool:
    """Tell whether a text ends with an abbreviation, so that the full stop behind it ends no sentence.

    >>> [ends_abbreviated(text) for text in ("Lind, J", "Nucl. Phys", "in the U.S", "Tides and ports")]
    [True, True, True, False]
    """
    parts = text[-30:].split()
    word = parts[-1].strip("()[],") if parts else ""
    if not word or "." in word:
        return True
    return not word[0].islower() and (
        len(word) == 1 or (len(word) == 2 and word[0].isupper()) or word.lower() in JOURNAL_ABBREVIATIONS
    )
