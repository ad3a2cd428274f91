"""A dash, or "Idem", instead of authors: the authors of the entry before."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model import Organisation, Person, Reference
from pipeline.references.parse.rules.label import split_label
from pipeline.text.regex import regex

# e.g. "———. 2019.", "_______. Title", "--- (2020)", "Idem, 2020", and "—. Title", as word processors make it of three hyphens
REPEATED_AUTHORS = regex(r"\s{0,9}(?:[-‐–—―_]{2,40}|[—―](?=\s?[.,])|(?:Idem|Ders|Dies|Id)\b\.?)\s?[.,;:]{0,2}\s{0,9}")
_OPENING = 80  # characters that hold a label and a dash


def fill_repeated_authors(references: Iterable[Reference]) -> Iterator[Reference]:
    """Yield the references in order, each dash replaced by the authors of the reference before."""
    authors: tuple[Person | Organisation, ...] = ()
    for reference in references:
        repeats = not reference.authors and REPEATED_AUTHORS.match(split_label(reference.raw[:_OPENING])[1])
        filled = replace(reference, authors=authors) if repeats else reference
        authors = filled.authors
        yield filled
