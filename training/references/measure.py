"""Which fields of a reading are right: title, container and publisher but for a tenth, authors by their families."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping

from pipeline.model import Person
from pipeline.references.parse.rules.rule_parser import ParsedFields
from training.references.gold import Row

FIELDS = ("authors", "year", "title", "container", "publisher")


def right_fields(row: Row, fields: ParsedFields) -> Iterator[str]:
    """Yield the names of the fields that are right, "whole" where title, container, year and authors are, and "n"."""
    gold = row.fields
    right = {
        "year": _year(gold.get("year")) == _year(fields.year),
        "title": _is_similar(gold.get("title"), fields.title),
        "container": _is_similar(gold.get("container"), fields.container),
        "publisher": _is_similar(gold.get("publisher"), fields.publisher),
        "authors": _has_right_authors(gold, fields),
    }
    yield from (name for name, is_right in right.items() if is_right)
    if all(right[name] for name in ("year", "title", "container", "authors")):
        yield "whole"
    yield "n"


def _has_right_authors(gold: Mapping[str, str | list[str]], fields: ParsedFields) -> bool:
    """Compare families one by one, or see that they all stand in the segment that is labelled."""
    parsed = [_letters(author.family if isinstance(author, Person) else author.name) for author in fields.authors]
    if "authors" in gold:
        return [_letters(name) for name in gold["authors"]] == parsed
    segment = _letters(gold.get("author_segment"))
    if not segment or not parsed:
        return not segment and not parsed
    return all(name in segment for name in parsed) and parsed[0] in segment[:40]


def _letters(text: object) -> str:
    """Return the letters and digits of a text, folded."""
    folded = unicodedata.normalize("NFKD", str(text or "")).casefold()
    return "".join(c for c in folded if c.isalnum())


def _is_similar(left: object, right: object) -> bool:
    a, b = _letters(left), _letters(right)
    return a == b or bool(a and b and difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.9)


def _year(text: object) -> str:
    found = re.search(r"\d{4}", str(text or ""))
    return found.group() if found else ""
