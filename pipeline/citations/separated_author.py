"""The author of a bracketed year, named earlier in the sentence: Conway had seen it coming: “Let them run” (1871, p. 8)."""

from pipeline.citations.names import NameReading, Support
from pipeline.citations.reference_names import ReferenceNames
from pipeline.text.authors import key_of
from pipeline.text.regex import regex

_CAPITALISED = regex(r"\b[^\W\d_a-z][\w’'-]{1,40}")
# a bracket behind a quotation is its source; "(1871)" elsewhere may be a date
_QUOTATION_END = regex(r"[”\"’»“]\s?$")
_SENTENCE_END = regex(r"[.!?][”\"’]?\s+(?=[^\Wa-z_])")


def capitalised_words(text: str, start: int, end: int) -> list[str]:
    """Return the capitalised words of the last sentence of text[start:end], without possessive endings.

    >>> capitalised_words("It grew. As Conway's aide Ward writes", 0, 37)
    ['As', 'Conway', 'Ward']
    """
    sentence = max((m.end() for m in _SENTENCE_END.finditer(text, start, end)), default=start)
    return [m.group().removesuffix("’s").removesuffix("'s") for m in _CAPITALISED.finditer(text, sentence, end)]


def find_separated_author(
    text: str, start: int, end: int, year: str, listed: ReferenceNames, *, has_locator: bool
) -> NameReading | None:
    """Return the author in the sentence before a bracket who has a work of that year in the list; None if not exactly one.

    Args:
        text: of the article.
        start: of the line that holds the bracket.
        end: where the bracket opens.
        year: its first four characters.
        listed: the names of the reference list.
        has_locator: whether the bracket names a page; without one it must stand behind a quotation.
    """
    if not has_locator and not _QUOTATION_END.search(text, start, end):
        return None
    names = {key_of(word): word for word in capitalised_words(text, start, end)}
    authors = tuple(name for key, name in names.items() if (key, year) in listed.dated)
    return NameReading(end, end, authors, etal=False, support=Support.WORK) if len(authors) == 1 else None
