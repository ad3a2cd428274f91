"""Where a saved file says what it is: its name, its own title, and its first page."""

from functools import lru_cache
from pathlib import PurePath
from sys import intern

from pipeline.model import Document, Reference
from pipeline.text.names import fold
from pipeline.text.reference_headings import before_list, is_reference_heading
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stems

# a first page: title, authors and the start of an abstract
FIRST_PAGE = 1500
_LONGEST_ENTRY = 600  # characters
# what the files of a run say of themselves is asked for each of its articles
_REMEMBERED = 1 << 12
_WORD = regex(r"[^\W_]+")
# where words of a file's name stick together: before a year, after it, at a hump
_WORD_BOUNDARY = regex(r"(?<=[^\W\d_])(?=(?:19|20)\d\d)|(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z])")


def file_stem(document: Document) -> str:
    """Return the file's name without folders and ending, or the document's key."""
    return _stem_of(document.path) if document.path else document.key


@lru_cache(maxsize=_REMEMBERED)
def _stem_of(path: str) -> str:
    return PurePath(path.replace("\\", "/")).stem


def title_and_opening(document: Document) -> str:
    """Return the title of the file's own metadata and its first page."""
    return f"{document.meta.title}\n{opening(document, FIRST_PAGE)}"


def opening(document: Document, size: int) -> str:
    """Return the first characters of the text, at most so many; without the list of the works that it cites."""
    return "" if is_reference_heading(document.meta.title) else _before_list(document.text[:size])


_before_list = lru_cache(maxsize=_REMEMBERED)(before_list)


def words_on_page(document: Document) -> tuple[str, ...]:
    """Return the folded words of the title of the file's own metadata and of its first page."""
    return _words_of_page(title_and_opening(document))


@lru_cache(maxsize=_REMEMBERED)
def _words_of_page(text: str) -> tuple[str, ...]:
    return tuple(map(intern, folded_words(text)))


def entry_text(reference: Reference) -> str:
    """Return what an entry says of its work: as it is printed, and of a library's long one, with an abstract, its fields."""
    if len(reference.raw) <= _LONGEST_ENTRY:
        return reference.raw
    fields = (*map(str, reference.authors), reference.year, reference.title, reference.container, reference.publisher)
    return ". ".join(field for field in (*fields, reference.url) if field)


@lru_cache(maxsize=1 << 14)
def title_stems(title: str) -> frozenset[str]:
    """Return the stems of the words of a title that mean something."""
    return frozenset(stems(title)) - STOPWORDS


def title_agreement(reference: Reference, document: Document) -> float:
    """Return the share of the title's content words in the file's name, own title and first page; 0 without a title."""
    wanted = title_stems(reference.title)
    name = " ".join(file_name_words(document))
    present = stems(f"{name}\n{title_and_opening(document)}")
    return len(wanted & set(present)) / len(wanted) if wanted else 0.0


def has_other_title(reference: Reference, document: Document) -> bool:
    """Tell whether the title of the file's own metadata is another one than the reference's."""
    of_file = title_stems(document.meta.title)
    return bool(of_file) and 2 * len(of_file & title_stems(reference.title)) < len(of_file)


def file_name_words(document: Document) -> tuple[str, ...]:
    """Return the folded words of a file's name; "lee2017bGauges" are three."""
    return _words_of_stem(file_stem(document))


@lru_cache(maxsize=_REMEMBERED)
def _words_of_stem(stem: str) -> tuple[str, ...]:
    return folded_words(_WORD_BOUNDARY.sub(" ", stem))


def folded_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a title, a name or a file name ("Shayakhmetova_2024_organization-of")."""
    if text.isascii():
        return tuple(_WORD.findall(text.casefold()))
    return tuple(fold(text.replace("_", " ")).split())
