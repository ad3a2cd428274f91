"""The rule parser: each rule takes its field out of the string and leaves a placeholder; the next reads the rest."""

from dataclasses import dataclass

from pipeline.model import Organisation, Person
from pipeline.references.parse.rules.access_date import split_access_date
from pipeline.references.parse.rules.capitals import lower_capitals
from pipeline.references.parse.rules.label import split_label
from pipeline.references.parse.rules.links import split_links
from pipeline.references.parse.rules.numbers import Numbers, split_numbers
from pipeline.references.parse.rules.organisations import parse_group, parse_organisation
from pipeline.references.parse.rules.other_editions import drop_other_editions
from pipeline.references.parse.rules.people import parse_names
from pipeline.references.parse.rules.placeholders import (
    YEAR,
    normalise,
    normalise_spacing,
    put_placeholder,
    remove_placeholders,
)
from pipeline.references.parse.rules.publisher import split_publisher
from pipeline.references.parse.rules.repeated_authors import REPEATED_AUTHORS
from pipeline.references.parse.rules.titles import parse_title
from pipeline.references.parse.rules.year import match_year_behind_authors, split_year
from pipeline.text.regex import regex

_EMPHASIS = regex(r"(?<![\w*])\*{1,2}(?=[^\s*][^*\n]{3,300}\*)|<i>|<em>|<italic>")  # *Ports et villes*
LIMIT = 4000  # characters; a longer string is no reference, and raw keeps it all


@dataclass(frozen=True, slots=True)
class Opening:
    """The authors and the year behind them: end and year_end are offsets of the text, equal where no year follows."""

    authors: tuple[Person | Organisation, ...]
    end: int
    year: str
    year_end: int


@dataclass(frozen=True, slots=True)
class ParsedFields:
    """What was read of a reference. text: the string without label, links and day of access; the fields are Reference's."""

    text: str
    label: str
    accessed: str
    doi: str
    url: str
    opening: Opening
    authors: tuple[Person | Organisation, ...]
    year: str
    numbers: Numbers
    title: str
    container: str
    publisher: str


def parse_by_rules(raw: str) -> ParsedFields:
    """Return every field that the rules can read; the others stay empty. Never raises.

    >>> fields = parse_by_rules("[3] Lindqvist, Per (2018). A Study of Ports. Harbour Affairs 31 (3–4): 314–43.")
    >>> fields.label, fields.year, fields.title, fields.container, fields.numbers.pages
    ('3', '2018', 'A Study of Ports', 'Harbour Affairs', '314–43')
    """
    label, text = split_label(lower_capitals(normalise(raw[:LIMIT])))
    accessed, text = split_access_date(text)
    doi, url, text = split_links(text)
    text = normalise_spacing(drop_other_editions(text))
    opening = parse_opening(text, _first_emphasis(raw, text))
    year, rest = opening.year, put_placeholder(text, 0, opening.year_end, YEAR if opening.year else "")
    if not year:
        year, rest = split_year(rest)
    numbers, rest = split_numbers(rest)
    publisher, rest = ("", rest) if numbers.imply_journal else split_publisher(rest)
    title, container, publisher_behind = map(
        remove_placeholders,
        parse_title(
            rest,
            commas=_comma_may_end_title(text, opening),
            journal=numbers.suggest_journal,
            pages=bool(numbers.pages),
        ),
    )
    return ParsedFields(
        text=text,
        label=label,
        accessed=accessed,
        doi=doi,
        url=url,
        opening=opening,
        authors=opening.authors,
        year=year,
        numbers=numbers,
        title=title,
        container=container,
        publisher=remove_placeholders(publisher) or publisher_behind,
    )


def _first_emphasis(raw: str, text: str) -> int:
    """Return where in text the first emphasis of raw stands, a title or a journal: no name reaches into it.

    "Claire Morel, *Ports et villes*, Paris" has one author.
    """
    found = _EMPHASIS.search(raw, 0, LIMIT) if "*" in raw or "<" in raw else None
    if not found:
        return len(text)
    head = split_label(normalise(raw[: found.start()]))[1].rstrip(" ,.:;")
    return len(head) + 2 if text.startswith(head) else len(text)


def parse_opening(text: str, limit: int | None = None) -> Opening:
    """Return the authors, who end before limit, and the year right behind them.

    >>> parse_opening("Moreau, Jean (2018). Ports").year
    '2018'
    """
    authors: tuple[Person | Organisation, ...]
    names = text[:limit]
    authors, _, end = parse_names(names)
    dash = REPEATED_AUTHORS.match(text)
    if dash:
        authors, end = (), dash.end()
    elif not authors:
        authors, end = parse_organisation(names)
    else:
        group, end = parse_group(text, end)
        authors = (*authors, *group)
    year, year_end = match_year_behind_authors(text, end) or ("", end)
    return Opening(authors, end, year, year_end)


def _comma_may_end_title(text: str, opening: Opening) -> bool:
    """Tell whether a comma may end the title: one closes the authors, or no stop stands behind the year.

    "Lee, D. (2017) Integration, Asian Affairs 5"
    """
    end, year_end = opening.end, opening.year_end
    return "," in (text[year_end : year_end + 1], text[end : end + 1]) or (
        text[year_end - 1 : year_end] == ")" and text[year_end : year_end + 1] == " "
    )
