"""Laws and treaties: works that stand where authors do, "Mekong Agreement (1995).", and that nobody signs."""

from pipeline.lexicon import fragment
from pipeline.model import Organisation, Person
from pipeline.references.parse.rules.word_sets import LEGAL_WORKS, ORGANISATION_WORDS
from pipeline.text.names import fold
from pipeline.text.regex import regex

# what goes on behind "Treaty": "on fees", "of Lisbon", "between A and B", "No. 12", "(EU) 2019/947"
_COMPLEMENT = regex(
    rf"[^\W\d_]{{2,14}}\s(?:(?i:{fragment('references.legal_prepositions')})\s"
    r"|(?:[Nn]o|[Nn]r)\.?\s?\d|n[º°.]|\([A-Z]{2,4}\)|\d)"
)
_YEAR_AT_END = regex(r"[\s,]{1,3}(?:of\s)?(?:1[5-9]|20)\d\d$")  # "Rivers Act 1951"
_YEAR_BEHIND = regex(r"\s(?:1[5-9]|20)\d\d(?!\w)")


def is_law(name: str) -> bool:
    """Tell the name of a law from that of an institution.

    >>> [is_law(name) for name in ("Mekong Agreement", "Treaty of Lisbon", "Rivers Act 1951", "Law Society")]
    [True, True, True, False]
    """
    parts = fold(_YEAR_AT_END.sub("", name)).split()
    if parts and parts[0] in LEGAL_WORKS and _COMPLEMENT.match(name):
        return True
    return len(parts) > 1 and parts[-1] in LEGAL_WORKS and ORGANISATION_WORDS.isdisjoint(parts)


def law_title(authors: tuple[Person | Organisation, ...], title: str, text: str) -> str:
    """Return the name of a law that was taken for an author, or that is the title of a work without authors; "" for none.

    text: the reference. A year right behind the name is part of it: "Rivers Act 1951".
    """
    name = authors[0].name if len(authors) == 1 and isinstance(authors[0], Organisation) else "" if authors else title
    if not name or not is_law(name):
        return ""
    year = _YEAR_BEHIND.match(text, text.find(name) + len(name)) if name in text else None
    return name + year[0] if year else name
