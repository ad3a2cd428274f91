"""The words of works and of what may be their short forms: without function words, with the places where their parts open."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicon import words
from pipeline.model.reference import Organisation, Reference
from pipeline.text.authors import initials
from pipeline.text.names import fold
from pipeline.text.regex import regex

_WORD = regex(r"[^\W_]+")
# between two parts of an entry: a comma, a colon, a bracket, a quotation mark, a dash
_PART_END = regex(r"[^\w\s’'&-]|\s[-–—]\s")
_STOPWORDS = frozenset(
    word
    for kind in ("title_stopwords", "name_conjunctions", "short_form_stopwords")
    for word in words(f"citations.{kind}")
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of an entry or a statement that tell it from others, folded; where each ends, and whether a part opens there."""

    words: tuple[str, ...]
    ends: tuple[int, ...]
    opens: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A work with its words.

    title: where its title opens; container: where the journal or the book opens that it stands in; acronym: of the institution
    that wrote it, folded.
    """

    reference: Reference
    tokens: Tokens
    title: int
    container: int
    acronym: str = ""


def tokenize(text: str) -> Tokens:
    """Return the words of a text without function words and initials, and where a comma, a bracket, a quotation mark parts them.

    >>> tokenize("H. Lee, The Tides (Outlook)").words
    ('lee', 'tides', 'outlook')
    """
    found: list[tuple[str, int, bool]] = []
    end, opens = 0, True
    for match in _WORD.finditer(text):
        opens = opens or _PART_END.search(text, end, match.start()) is not None
        end = match.end()
        word = fold(match[0])
        if word and word not in _STOPWORDS and (len(word) > 1 or word.isdecimal()):
            found.append((word, end, opens))
            opens = False
    return Tokens(*(tuple(column) for column in zip(*found, strict=True))) if found else Tokens((), (), ())


def known_work(reference: Reference) -> KnownWork:
    """Return a work with the places of its parts; without a title that was read, it opens behind the author."""
    tokens = tokenize(reference.raw)
    title = index_of(tokens.words, tokenize(reference.title).words)
    if title < 0:
        named = tokenize(str(reference.authors[0])).words if reference.authors else ()
        title = len(named) if tokens.words[: len(named)] == named else 0
    container = index_of(tokens.words, tokenize(reference.container).words, title) if reference.title else -1
    institutions = [author.name for author in reference.authors[:1] if isinstance(author, Organisation)]
    acronym = initials(institutions[0]) if institutions else ""
    return KnownWork(reference, tokens, title, container if container > title else len(tokens.words), acronym)


def index_of(sequence: Sequence[str], part: Sequence[str], start: int = 0) -> int:
    """Return where a part stands in a sequence, -1 where it does not."""
    if part:
        for i in range(start, len(sequence) - len(part) + 1):
            if sequence[i] == part[0] and tuple(sequence[i : i + len(part)]) == tuple(part):
                return i
    return -1
