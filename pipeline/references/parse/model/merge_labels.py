"""The CRF's labels merged into the fields of the rules; which of the two each field believes was measured (see training)."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Organisation, Person
from pipeline.references.parse.model.labels import Label, segments
from pipeline.references.parse.model.tokens import Tokens
from pipeline.references.parse.model.word_classes import word_classes
from pipeline.references.parse.rules.containers import drop_place
from pipeline.references.parse.rules.name_patterns import CONJUNCTION
from pipeline.references.parse.rules.people import parse_names
from pipeline.references.parse.rules.placeholders import NUMBERS, remove_placeholders
from pipeline.references.parse.rules.rule_parser import ParsedFields
from pipeline.text.regex import regex

Authors = tuple[Person | Organisation, ...]

_SAME_END = 3  # characters: two ends that lie nearer are the same, but for a stop and a comma
_ABNT = regex(r",\s(?:v|n)\.\s?\d")  # volume or number as Brazil's standard NBR 6023 writes them
_SEPARATOR = regex(rf"[\s,;&/.]*(?:{CONJUNCTION}\s)?")  # ", and " before the next name


def merge_labels(fields: ParsedFields, tokens: Tokens, labels: Sequence[str]) -> ParsedFields:
    """Return the fields with title, container and publisher by the labels, year and authors where the rules have none."""
    if _has_no_date(fields) and not _labels_title_behind_year(fields, tokens, labels):
        return fields
    title, container = _value(fields.text, tokens, labels, Label.TITLE), _container(fields.text, tokens, labels)
    if container and not title and _is_grey_literature(fields):
        title, container = container, ""  # what an institution publishes in no journal and no book is the work itself
    return replace(
        fields,
        authors=_authors(fields, tokens, labels),
        year=_year(fields, tokens, labels),
        title=title,
        container=container,
        publisher=_value(fields.text, tokens, labels, Label.PUBLISHER),
    )


def _is_grey_literature(fields: ParsedFields) -> bool:
    """Tell whether institutions sign a work that has no numbers: neither volume nor pages."""
    signed = fields.authors and all(isinstance(author, Organisation) for author in fields.authors)
    return bool(signed and not fields.numbers.suggest_journal and not fields.numbers.pages)


def _has_no_date(fields: ParsedFields) -> bool:
    """Tell whether "(o. J.)" or "(forthcoming)" stands for the year behind the names."""
    opening = fields.opening
    return bool(opening.authors and opening.year and not opening.year[0].isdigit())


def _labels_title_behind_year(fields: ParsedFields, tokens: Tokens, labels: Sequence[str]) -> bool:
    """Tell whether the labels have a title, and it begins behind the year: "Hagen, Klaus von (o. J.): Häfen"."""
    first = next((start for start, label in zip(tokens.starts, labels, strict=True) if label == Label.TITLE), -1)
    return first >= fields.opening.year_end


def _value(text: str, tokens: Tokens, labels: Sequence[str], label: Label) -> str:
    """Return the longest segment of a label as it is written; a question mark and the bracket that closes it stay."""
    first, last = max(segments(labels, label), key=lambda segment: segment[1] - segment[0], default=(0, 0))
    if first == last:
        return ""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    for c in text[end : end + 2]:
        if c not in "?!)]" or (c in ")]" and text.count("(]"[c == "]"], start, end) <= text.count(c, start, end)):
            break
        end += 1
    return remove_placeholders(text[start:end])


def _container(text: str, tokens: Tokens, labels: Sequence[str]) -> str:
    """Return the container; without its place where "v. 23" follows: "Revista de Portos, Recife, v. 23"."""
    container = _value(text, tokens, labels, Label.CONTAINER)
    has_place = _ABNT.match(text, text.find(container) + len(container)) if ", " in container else None
    return drop_place(container, f"{container},{NUMBERS}") if has_place else container


def _year(fields: ParsedFields, tokens: Tokens, labels: Sequence[str]) -> str:
    """Return the rules' year, or the labelled one where the rules have none or one that is labelled otherwise."""
    labelled = [
        word
        for word, label in zip(tokens.words, labels, strict=True)
        if label == Label.DATE and "y" in word_classes(word)
    ]
    ruled = fields.year[:4]
    doubtful = not ruled or (ruled.isdigit() and all(year[:4] != ruled for year in labelled))
    return labelled[0] if labelled and doubtful else fields.year


def _authors(fields: ParsedFields, tokens: Tokens, labels: Sequence[str]) -> Authors:
    """Return the rules' authors, parsed again where the labels end the names elsewhere."""
    opening, text = fields.opening, fields.text
    first, last = next(segments(labels, Label.AUTHOR), (0, 0))
    if last == 0:
        # a title or journal that reads like a name: "Lancet 5"; a year right behind speaks for a name
        return () if labels[0] in (Label.TITLE, Label.CONTAINER) and not opening.year else opening.authors
    has_group = any(isinstance(author, Organisation) for author in opening.authors)
    if first > 1 or has_group or (opening.end and not opening.authors):
        return opening.authors  # a dash stands for the authors; institutions were parsed in full
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if not opening.authors or opening.end > end + _SAME_END:
        return _parse_segment(text[start:end], opening.authors)
    if opening.end < end - _SAME_END:
        more = parse_names(_SEPARATOR.sub("", text[opening.end : end + 1]))[0]
        return (*opening.authors, *more)
    return opening.authors


def _parse_segment(segment: str, authors: Authors) -> Authors:
    """Return the names of a labelled segment; without names it is an institution; where names end within it, authors stay."""
    names, _, end = parse_names(segment)
    if not names:
        return (Organisation(segment),)
    return names if not authors or len(segment) - end <= _SAME_END else authors
