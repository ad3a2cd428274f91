"""Title, authors, date and DOI: from the file's own metadata where it is believable, else from the first page."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.documents.dated import DAY, edtf
from pipeline.documents.pdf.values import About, Line, Sheet
from pipeline.model import Meta, Piece
from pipeline.text.reference_headings import HEADING

DOI = re.compile(r"(?:doi(?:\.org/|:)?\s?|\b)(10\.\d{4,9}/[^\s\"<>{}|\\^`]{2,150})", re.IGNORECASE)
# what programs write for a title: "Microsoft Word - final.docx", "untitled", "01234_567.indd"
_NO_TITLE = re.compile(
    r"(?i)microsoft word|untitled|slide 1|document\d*$|[\d_\W]*$|(?:layout|template) \d"
    r"|.{0,200}\.(?:docx?|pdf|indd|tex|qxd|rtf|odt|pptx?)$"
)
_PUBLISHED = re.compile(
    r"(?i)publi[sc]\w{0,10}|issued|released|posted|©|copyright|vol(?:ume|\.)|accepted|received|veröffentlicht"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOP = 8  # lines
_NAME = re.compile(r"(?:[A-ZÀ-Ž][\w’'.-]*\s){1,4}(?:(?:van|von|de|der|den|di|da|dos|la|bin|al)\s){0,2}[A-ZÀ-Ž][\w’'-]+")

# what stands below a title and looks like a name: "Federal Register", "General Information", the title's second line
_NO_NAME = re.compile(
    r"(?i)\b(?:abstract|agency|bulletin|bureau|center|centre|chapter|commission|committee|conference|contents|council|department|draft"
    r"|edition|executive|faculty|federal|general|government|information|institute|international|introduction|journal|magazine|ministry"
    r"|national|office|overview|paper|policy|press|proceedings|publication|register|report|research|review|rules|school|section|series"
    r"|services?|society|summary|university|volume|working|of|the|for|on|in|with|l’\w+|l'\w+)\b"
)


def meta(about: About, sheets: Sequence[Sheet], pieces: Sequence[Piece]) -> Meta:
    """Say what the file is."""
    first = [line for sheet in sheets[:1] for line in sheet.lines]
    title = _title(about.title, pieces)
    return Meta(
        title=title,
        authors=_authors(about.author, first, title),
        date=_date(first) or _created(about.created),
        doi=_doi(about, first),
    )


def _title(said: str, pieces: Sequence[Piece]) -> str:
    said = " ".join(said.split())
    if len(said) > 5 and not _NO_TITLE.match(said):
        return said
    heads = [piece for piece in pieces[:12] if piece.kind == "heading"]
    return min(heads, key=lambda piece: piece.level).text if heads else ""


def _authors(said: str, first: Sequence[Line], title: str) -> tuple[str, ...]:
    """Believe the metadata when the first page has the name too; else look below the title."""
    page = " ".join(line.text for line in first).casefold()
    names = [name.strip() for name in re.split(r";|\band\b|&|,(?=\s\S+\s\S)", said) if name.strip()]
    words = [word for name in names for word in re.findall(r"[^\W\d_]{3,}", name.casefold())]
    if words and (sum(word in page for word in words) >= len(words) / 2 or not page.strip()):
        return tuple(names)
    return _byline(first, title)


def _byline(first: Sequence[Line], title: str) -> tuple[str, ...]:
    """Return the names in the first line below the title that holds nothing but names."""
    last = title.rsplit(maxsplit=1)[-1] if title.split() else ""
    below = next((i for i, line in enumerate(first) if last and line.text.endswith(last)), -1) + 1
    for line in first[below : below + 4] if below else []:
        bare = re.sub(r"(?i)^by\s|[\d*†‡§¶]+(?:,[\d*†‡§¶]+)*", "", line.text)
        names = [name.strip() for name in re.split(r",|;|\band\b|&", bare) if name.strip()]
        if names and all(_NAME.fullmatch(name) and not _NO_NAME.search(name) for name in names):
            return tuple(names)
    return ()


def _date(first: Sequence[Line]) -> str:
    """Return the day or month that a line about publication names, or a short line near the top ends with, as EDTF."""
    for i, line in enumerate(first):
        found = DAY.search(line.text) if _YEAR.search(line.text) else None
        if not found:
            continue
        last = found.end() >= len(line.text.rstrip(". ")) and len(line.text) < 90 and i < _TOP
        if (last or _PUBLISHED.search(line.text)) and (when := edtf(found)):
            return when
    return ""


def _created(said: str) -> str:
    """D:20240501120000Z is 2024-05-01; a day that cannot be gives nothing."""
    found = re.match(r"(?:D:)?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", said.strip())
    return "-".join(found.groups()) if found else ""


def _doi(about: About, first: Sequence[Line]) -> str:
    """Return the DOI that stands in the metadata or first on the first page, before a list of other works."""
    own = takewhile(lambda said: not HEADING.fullmatch(said.strip()), (line.text for line in first))
    for said in (about.doi, *own):
        found = DOI.search(said) if "10." in said else None
        if found:
            return found[1].rstrip(".,;:)]").lower()
    return ""
