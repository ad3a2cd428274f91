"""What the rules alone read of one string: each takes its field out and leaves a mark, the next reads the rest."""

import re
from dataclasses import dataclass

from pipeline.model import Organisation, Person
from pipeline.references.parse.rules import (
    access_date,
    label,
    links,
    numbers,
    organisations,
    other_editions,
    people,
    publisher,
    titles,
    year,
)
from pipeline.references.parse.rules.capitals import calm
from pipeline.references.parse.rules.numbers import Numbers
from pipeline.references.parse.rules.placeholders import YEAR, cut, spaced, tidy, unmark
from pipeline.references.parse.rules.repeated_authors import DASH

_EMPHASIS = re.compile(r"(?<![\w*])\*{1,2}(?=[^\s*][^*\n]{3,300}\*)|<i>|<em>|<italic>")  # *Ports et villes*
LIMIT = 4000  # characters; a longer string is no reference, and raw keeps it all


@dataclass(frozen=True, slots=True)
class Opening:
    """The authors and the year behind them: end and year_end are offsets of the text, equal where no year follows."""

    authors: tuple[Person | Organisation, ...]
    end: int
    year: str
    year_end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """text is the string without label, links and day of access; the fields are those of Reference."""

    text: str
    label: str
    accessed: str
    doi: str
    url: str
    opening: Opening
    authors: tuple[Person | Organisation, ...]
    year: str
    counts: Numbers
    title: str
    container: str
    publisher: str


def read(raw: str) -> Reading:
    """Read every field that can be read; what cannot stays empty. Never raises.

    >>> reading = read("[3] Lindqvist, Per (2018). A Study of Ports. Harbour Affairs 31 (3–4): 314–43.")
    >>> reading.label, reading.year, reading.title, reading.container, reading.counts.pages
    ('3', '2018', 'A Study of Ports', 'Harbour Affairs', '314–43')
    """
    mark, text = label.take(calm(tidy(raw[:LIMIT])))
    seen, text = access_date.take(text)
    doi, url, text = links.take(text)
    text = spaced(other_editions.drop(text))
    opening = open_(text, _emphasised(raw, text))
    when, rest = opening.year, cut(text, 0, opening.year_end, YEAR if opening.year else "")
    if not when:
        when, rest = year.late(rest)
    counts, rest = numbers.take(rest)
    house, rest = ("", rest) if counts.whole else publisher.take(rest)
    commas = _commas(text, opening)
    left = titles.take(rest, commas=commas, journal=counts.journal, pages=bool(counts.pages))
    title, container, other = map(unmark, left)
    return Reading(
        text, mark, seen, doi, url, opening, opening.authors, when, counts, title, container, unmark(house) or other
    )  # fmt: skip


def _emphasised(raw: str, text: str) -> int:
    """Return where in text the first emphasis of raw stands, a title or a journal: no name reaches into it.

    "Claire Morel, *Ports et villes*, Paris" has one author.
    """
    found = _EMPHASIS.search(raw, 0, LIMIT) if "*" in raw or "<" in raw else None
    if not found:
        return len(text)
    head = label.take(tidy(raw[: found.start()]))[1].rstrip(" ,.:;")
    return len(head) + 2 if text.startswith(head) else len(text)


def open_(text: str, limit: int | None = None) -> Opening:
    """Read the authors, who end before limit, and the year right behind them.

    >>> open_("Moreau, Jean (2018). Ports").year
    '2018'
    """
    authors: tuple[Person | Organisation, ...]
    names = text[:limit]
    authors, _, end = people.take(names)
    dash = DASH.match(text)
    if dash:
        authors, end = (), dash.end()
    elif not authors:
        authors, end = organisations.take(names)
    else:
        group, end = organisations.behind(text, end)
        authors = (*authors, *group)
    when, stop = year.early(text, end) or ("", end)
    return Opening(authors, end, when, stop)


def _commas(text: str, opening: Opening) -> bool:
    """Tell whether a comma may end the title: one closes the authors, or no stop stands behind the year.

    "Lee, D. (2017) Integration, Asian Affairs 5"
    """
    end, stop = opening.end, opening.year_end
    return "," in (text[stop : stop + 1], text[end : end + 1]) or (
        text[stop - 1 : stop] == ")" and text[stop : stop + 1] == " "
    )
