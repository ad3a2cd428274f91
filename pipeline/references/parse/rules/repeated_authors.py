"""A dash instead of authors means: the authors of the entry before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model import Organisation, Person, Reference
from pipeline.references.parse.rules import label

# e.g. "———. 2019.", "_______. Title", "--- (2020)", "Idem, 2020"
DASH = re.compile(r"\s{0,9}(?:[-‐–—―_]{2,40}|(?:Idem|Ders|Dies|Id)\b\.?)\s?[.,;:]{0,2}\s{0,9}")


def fill(references: Iterable[Reference]) -> Iterator[Reference]:
    """Yield the references in order, each dash replaced by the authors of the one before."""
    authors: tuple[Person | Organisation, ...] = ()
    for ref in references:
        dashed = not ref.authors and DASH.match(label.take(ref.raw[:80])[1])
        now = replace(ref, authors=authors) if dashed else ref
        authors = now.authors
        yield now
