"""One reference string to one Reference: each rule takes its field out and leaves a mark, the next reads the rest."""

from pipeline.model import Organisation, Person, Reference, Span
from pipeline.references import (
    accessed,
    kind,
    label,
    links,
    notes,
    numbers,
    organisations,
    people,
    publisher,
    titles,
    year,
)
from pipeline.references.marks import YEAR, cut, spaced, tidy, unmark
from pipeline.references.repeated import DASH

_LIMIT = 4000  # characters; a longer string is no reference, and raw keeps it all


def parse(raw: str, *, span: Span | None = None) -> Reference:
    """Read every field that can be read; what cannot stays empty and raw keeps the whole. Never raises.

    >>> ref = parse("[3] Lindqvist, Per (2018). A Study of Ports. Harbour Affairs 31 (3–4): 314–43.")
    >>> ref.label, str(ref.authors[0]), ref.year, ref.title, ref.container, ref.volume, ref.pages
    ('3', 'Lindqvist, Per', '2018', 'A Study of Ports', 'Harbour Affairs', '31', '314–43')
    """
    mark, text = label.take(tidy(raw[:_LIMIT]))
    seen, text = accessed.take(text)
    doi, url, text = links.take(text)
    authors, when, commas, text = _opening(spaced(notes.drop(text)))
    if not when:
        when, text = year.late(text)
    counts, text = numbers.take(text)
    house, text = ("", text) if counts.whole else publisher.take(text)
    left = titles.take(text, commas=commas, journal=counts.journal, pages=bool(counts.pages))
    title, container, other = map(unmark, left)
    if not any((authors, when, doi, url, counts.volume, counts.pages, house)):
        title = container = other = ""  # words alone are no reference
    return Reference(
        id="",
        span=span or Span(0, len(raw)),
        raw=raw,
        label=mark,
        authors=authors,
        year=when,
        title=title,
        container=container,
        volume=counts.volume,
        issue=counts.issue,
        pages=counts.pages,
        publisher=unmark(house) or other,
        doi=doi,
        url=url,
        accessed=seen,
        kind=kind.of(raw[:_LIMIT], title=title, container=container, counts=counts, publisher=house or other, url=url),
        by="rules",
    )


def _opening(text: str) -> tuple[tuple[Person | Organisation, ...], str, bool, str]:
    """Return (authors, year right behind them, whether a comma closes them, the rest)."""
    authors: tuple[Person | Organisation, ...]
    authors, _, end = people.take(text)
    dash = DASH.match(text)
    if dash:
        authors, end = (), dash.end()
    elif not authors:
        authors, end = organisations.take(text)
    else:
        group, end = organisations.behind(text, end)
        authors = (*authors, *group)
    found = year.early(text, end)
    when, stop = found or ("", end)
    # "Lee, D. (2017) Integration, Asian Affairs 5": no stop behind the year, so a comma may end the title
    commas = (
        text[stop : stop + 1] == ","
        or text[end : end + 1] == ","
        or (text[stop - 1 : stop] == ")" and text[stop : stop + 1] == " ")
    )
    return authors, when, commas, cut(text, 0, stop, YEAR if found else "")
