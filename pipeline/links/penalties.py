"""What speaks against an entry that has the first name and the year of a citation: a penalty for each that disagrees."""

from pipeline.links.index import Entry
from pipeline.links.years import suffix_of, year_key
from pipeline.model.citation import Citation
from pipeline.text.authors import key_of
from pipeline.text.names import fold
from pipeline.text.spelling import one_edit_apart

# penalties, and the sum from which an entry is no candidate
PART, SPELLING, COUNT, LETTER, LIMIT = 1, 2, 2, 1, 4
_AUTHORS_WITHIN = 160  # characters of an entry
_SHORTEST_ALIKE = 5  # letters of names that may differ by their ending


def penalty_of(citation: Citation, entry: Entry) -> int:
    """Return the sum of the penalties for co-authors, the letter of the year, and the edition."""
    return coauthor_penalty(citation, entry) + _letter_penalty(citation, entry) + _edition_penalty(citation, entry)


def coauthor_penalty(citation: Citation, entry: Entry) -> int:
    """Return the penalty of the names behind the first, or of their number."""
    cited, listed = len(citation.names), len(entry.authors)
    names = enumerate(citation.names[1:], 1)
    penalty = max((_name_penalty(name, place, entry) for place, name in names), default=0)
    if penalty:
        return penalty
    if citation.etal:
        return 0 if listed > max(cited, 2) or entry.etal else PART if listed > cited else COUNT
    return 0 if listed == cited and not entry.etal else COUNT


def _name_penalty(name: str, place: int, entry: Entry) -> int:
    """Return the penalty of one co-author: 0 in its place, PART elsewhere, LIMIT where it is not."""
    keys = {key_of(name), key_of(name.rpartition(" ")[2])}
    in_place = entry.authors[place] if place < len(entry.authors) else ()
    if keys & set(in_place) or any(_are_alike(key_of(name), key) for key in in_place):
        return 0
    if any(keys & set(author) for author in entry.authors[1:]) or not entry.reference.authors:
        return PART
    if f" {fold(name)} " in f" {fold(entry.reference.raw[:_AUTHORS_WITHIN])} ":
        return PART  # the authors were not all read
    return LIMIT if len(entry.authors) > 1 and not entry.etal else COUNT + PART


def _are_alike(left: str, right: str) -> bool:
    """Tell whether two long names differ by little: by an ending, or by one letter."""
    if min(len(left), len(right)) < _SHORTEST_ALIKE:
        return False
    return one_edit_apart(left, right) or left.startswith(right) or right.startswith(left)


def _letter_penalty(citation: Citation, entry: Entry) -> int:
    """Return the penalty of the letter behind the year."""
    letter = suffix_of(citation.year)
    if letter == entry.suffix or not letter:
        return 0
    return LIMIT if entry.suffix else LETTER


def _edition_penalty(citation: Citation, entry: Entry) -> int:
    """Return the penalty of an entry of which only another edition is of the cited year."""
    return 0 if year_key(citation.year) == entry.years[0] or entry.years == ("nd",) else PART
