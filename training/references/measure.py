"""Which fields of a reading are right: title, container and publisher but for a tenth, authors by their families."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping

from pipeline.model import Person
from pipeline.references.parse.rules.rule_parser import ParsedFields
from training.references.gold import Row

FIELDS = ("authors", "year", "title", "container", "publisher")


def right(row: Row, reading: ParsedFields) -> Iterator[str]:
    """Yield the names of the fields that are right, "whole" where title, container, year and authors are, and "n"."""
    want = row.fields
    found = {
        "year": _year(want.get("year")) == _year(reading.year),
        "title": _near(want.get("title"), reading.title),
        "container": _near(want.get("container"), reading.container),
        "publisher": _near(want.get("publisher"), reading.publisher),
        "authors": _authors(want, reading),
    }
    yield from (name for name, right in found.items() if right)
    if all(found[name] for name in ("year", "title", "container", "authors")):
        yield "whole"
    yield "n"


def _authors(want: Mapping[str, str | list[str]], reading: ParsedFields) -> bool:
    """Compare families one by one, or see that they all stand in the stretch that is labelled."""
    said = [_soft(a.family if isinstance(a, Person) else a.name) for a in reading.authors]
    if "authors" in want:
        return [_soft(name) for name in want["authors"]] == said
    segment = _soft(want.get("author_segment"))
    return (not segment and not said) or bool(said and all(s in segment for s in said) and said[0] in segment[:40])


def _soft(text: object) -> str:
    folded = unicodedata.normalize("NFKD", str(text or "")).casefold()
    return "".join(c for c in folded if c.isalnum())


def _near(a: object, b: object) -> bool:
    one, other = _soft(a), _soft(b)
    return one == other or bool(
        one and other and difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.9
    )


def _year(text: object) -> str:
    found = re.search(r"\d{4}", str(text or ""))
    return found.group() if found else ""
