"""What the CRF's labels change in the rules' reading, field by field; which field believes whom was measured (see training)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Organisation, Person
from pipeline.references.parse.model.tokens import Tokens
from pipeline.references.parse.model.word_classes import classes
from pipeline.references.parse.rules import people
from pipeline.references.parse.rules.containers import place_off
from pipeline.references.parse.rules.placeholders import NUMBERS, unmark
from pipeline.references.parse.rules.rule_parser import Reading

Run = tuple[int, int]  # first word, word after the last
Authors = tuple[Person | Organisation, ...]

_NEAR = 3  # characters: two ends that lie nearer are the same, but for a stop and a comma
_RUN = {label: re.compile(f"{label}+") for label in "AYTCVIGPLEO"}  # a label is one letter
_ABNT = re.compile(r",\s(?:v|n)\.\s?\d")  # volume or number as Brazil's standard NBR 6023 writes them
_JOINED = re.compile(r"[\s,;&/.]*(?:(?:and|und|et|y|e)\s)?")  # ", and " before the next name


def corrected(reading: Reading, tokens: Tokens, labels: Sequence[str]) -> Reading:
    """Return the reading with title, container and publisher as labelled, year and authors where the rules read them not."""
    if _undated(reading) and not _titled(reading, tokens, labels):
        return reading
    title, container = _value(reading.text, tokens, labels, "T"), _container(reading.text, tokens, labels)
    if container and not title and _by_a_body(reading):
        title, container = container, ""  # what an institution says in no journal and no book is the work itself
    return replace(
        reading,
        authors=_authors(reading, tokens, labels),
        year=_year(reading, tokens, labels),
        title=title,
        container=container,
        publisher=_value(reading.text, tokens, labels, "P"),
    )


def _by_a_body(reading: Reading) -> bool:
    """Tell whether institutions sign a work that has no numbers: neither volume nor pages."""
    signed = reading.authors and all(isinstance(author, Organisation) for author in reading.authors)
    return bool(signed and not reading.counts.journal and not reading.counts.pages)


def _undated(reading: Reading) -> bool:
    """Tell whether "(o. J.)" or "(forthcoming)" stands for the year behind the names."""
    opening = reading.opening
    return bool(opening.authors and opening.year and not opening.year[0].isdigit())


def _titled(reading: Reading, tokens: Tokens, labels: Sequence[str]) -> bool:
    """Tell whether the labels have a title, and it begins behind the year: "Hagen, Klaus von (o. J.): Häfen"."""
    first = next((start for start, label in zip(tokens.starts, labels, strict=True) if label == "T"), -1)
    return first >= reading.opening.year_end


def runs(labels: Sequence[str], label: str) -> Iterator[Run]:
    """Yield the stretches of one label.

    >>> list(runs("AAYTTT", "T"))
    [(3, 6)]
    """
    for found in _RUN[label].finditer("".join(labels)):
        yield found.span()


def _value(text: str, tokens: Tokens, labels: Sequence[str], label: str) -> str:
    """Return the longest stretch of a label as it is written; a question mark and the bracket that closes it stay."""
    first, last = max(runs(labels, label), key=lambda run: run[1] - run[0], default=(0, 0))
    if first == last:
        return ""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    for c in text[end : end + 2]:
        if c not in "?!)]" or (c in ")]" and text.count("(]"[c == "]"], start, end) <= text.count(c, start, end)):
            break
        end += 1
    return unmark(text[start:end])


def _container(text: str, tokens: Tokens, labels: Sequence[str]) -> str:
    """Return the container; without its place where "v. 23" follows: "Revista de Portos, Recife, v. 23"."""
    container = _value(text, tokens, labels, "C")
    listed = _ABNT.match(text, text.find(container) + len(container)) if ", " in container else None
    return place_off(container, f"{container},{NUMBERS}") if listed else container


def _year(reading: Reading, tokens: Tokens, labels: Sequence[str]) -> str:
    """Return the rules' year, or the labelled one where the rules have none or one that is labelled otherwise."""
    said = [w for w, label in zip(tokens.words, labels, strict=True) if label == "Y" and "y" in classes(w)]
    known = reading.year[:4]
    doubted = not known or (known.isdigit() and all(year[:4] != known for year in said))
    return said[0] if said and doubted else reading.year


def _authors(reading: Reading, tokens: Tokens, labels: Sequence[str]) -> Authors:
    """Return the rules' authors, read again where the labels end the names elsewhere."""
    opening, text = reading.opening, reading.text
    first, last = next(runs(labels, "A"), (0, 0))
    if last == 0:
        # a title or journal that reads like a name: "Lancet 5"; a year right behind speaks for a name
        return () if labels[0] in "TC" and not opening.year else opening.authors
    group = any(isinstance(author, Organisation) for author in opening.authors)
    if first > 1 or group or (opening.end and not opening.authors):
        return opening.authors  # a dash stands for the authors; institutions were read whole
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if not opening.authors or opening.end > end + _NEAR:
        return _within(text[start:end], opening.authors)
    if opening.end < end - _NEAR:
        more = people.take(_JOINED.sub("", text[opening.end : end + 1]))[0]
        return (*opening.authors, *more)
    return opening.authors


def _within(segment: str, authors: Authors) -> Authors:
    """Read the names of a labelled stretch; without names it is an institution; where names end within it, authors stay."""
    names, _, end = people.take(segment)
    if not names:
        return (Organisation(segment),)
    return names if not authors or len(segment) - end <= _NEAR else authors
