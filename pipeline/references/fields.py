"""What the CRF's labels change in the rules' reading, field by field; which field believes whom was measured (see training)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Organisation, Person
from pipeline.references import people
from pipeline.references.holders import place_off
from pipeline.references.lexicon import classes
from pipeline.references.marks import NUMBERS, unmark
from pipeline.references.reading import Reading
from pipeline.references.tokens import Tokens

Run = tuple[int, int]  # first word, word after the last
Authors = tuple[Person | Organisation, ...]

_NEAR = 3  # characters: two ends that lie nearer are the same, but for a stop and a comma
_ABNT = re.compile(r",\s(?:v|n)\.\s?\d")  # volume or number as Brazil's standard NBR 6023 writes them
_JOINED = re.compile(r"[\s,;&/.]*(?:(?:and|und|et|y|e)\s)?")  # ", and " before the next name


def corrected(reading: Reading, tokens: Tokens, labels: Sequence[str]) -> Reading:
    """Return the reading with title, container and publisher as labelled, year and authors where the rules read them not."""
    title, container = _value(reading.text, tokens, labels, "T"), _container(reading.text, tokens, labels)
    if container and not title and not (reading.counts.journal or reading.counts.pages):
        title, container = container, ""  # what stands in no journal or book is the work itself
    return replace(
        reading,
        authors=_authors(reading, tokens, labels),
        year=_year(reading, tokens, labels),
        title=title,
        container=container,
        publisher=_value(reading.text, tokens, labels, "P"),
    )


def runs(labels: Sequence[str], label: str) -> Iterator[Run]:
    """Yield the stretches of one label.

    >>> list(runs("AAYTTT", "T"))
    [(3, 6)]
    """
    start = 0
    for i in range(len(labels) + 1):
        if i == len(labels) or labels[i] != label:
            if i > start:
                yield start, i
            start = i + 1


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
