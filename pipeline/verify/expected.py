"""Of which works the silence of the indexes means something."""

from pipeline.model.reference import Reference, ReferenceKind
from pipeline.verify.compare import entry_of
from pipeline.verify.normalise import content_words, year_of

# kinds of works that these indexes have; news, pages, laws, reports are not in them
_INDEXED = frozenset(
    {
        ReferenceKind.ARTICLE,
        ReferenceKind.CONFERENCE,
        ReferenceKind.BOOK,
        ReferenceKind.CHAPTER,
        ReferenceKind.THESIS,
        ReferenceKind.PAPER,
    }
)
_FEWEST_WORDS = 3  # content words of a title that can be searched for
_INDEXES_NEEDED = 2  # silence of one index is common for real works: two have three quarters, three have four fifths


def is_expected(reference: Reference) -> bool:
    """Tell whether works of this kind usually are in an index."""
    return reference.kind in _INDEXED


def has_enough(reference: Reference) -> bool:
    """Tell whether an entry has a title of some words and an author to search with."""
    return len(content_words(reference.title)) >= _FEWEST_WORDS and bool(entry_of(reference).authors)


def is_recent(reference: Reference, this_year: int) -> bool:
    """Tell whether the work is of this or the last year: indexes come late."""
    year = year_of(reference.year)
    return year is None or year >= this_year - 1


def silence_counts(reference: Reference, answered: frozenset[str], this_year: int) -> bool:
    """Tell whether "not found" may be said of an entry.

    Args:
        reference: an entry.
        answered: the names of the indexes that answered.
        this_year: of the run.
    """
    return len(answered) >= _INDEXES_NEEDED and not is_recent(reference, this_year)
