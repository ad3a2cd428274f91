"""Which work each statement of the notes means: a whole reference, a short form of one, or "ibid." and its kin."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.names import fold
from pipeline.text.notes.back import PAGES, Back, backward
from pipeline.text.notes.cut import Note, find_notes
from pipeline.text.notes.memory import LAST_PAGE, Memory, candidates, first_key, fitting, remember, words_of

# by year: "Lee 2017, p. 4", "Lee and Kim (2017b): 9", "Lee 2017, p. 8, table 1"
_DATED = re.compile(
    rf"(?P<name>[^,;:()\d]{{2,80}}?(?:,\s(?:[^\W\d_]\.\s?){{1,3}})?),?\s\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\)?"
    rf"(?:[,:]\s?(?P<locator>{PAGES})(?:,\s[^;]{{2,120}})?)?[\s.)]*$"
)
# by title: "Lee, Tides and Trade, p. 4", "Lee, “Tides,” 351", "Müller: Titel, S. 12", "Lee, p. 4"
_SHORT = re.compile(
    rf"(?P<name>[^,;:()]{{2,80}}?)[,:]\s(?:(?P<title>.{{3,200}}?)[,.:][”\"’»*_]{{0,2}}\s)??\(?(?P<locator>{PAGES})[\s.)]*$",
    re.IGNORECASE,
)
# "(Oxford: Anchor, 2006), 22.", "12, no. 3 (2011): 345."; an address may follow
_BARE_PAGE = re.compile(r"\)[,:]\s(?P<locator>\d{1,5}(?:\s?[-–]\s?\d{1,5})?)[\s.]*$")
_ADDRESS = re.compile(r"[\s,.;]{1,3}(?:https?://|doi:\s?|www\.)\S{4,400}$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")  # what stands where a page does, and is none
_PREFIXED = re.compile(r"[^\W\d_§]|§")
# "Lee, Tides, p. 4" names a work even where nothing is known of it
_NAMES = re.compile(r"(?:[^\W\d_a-z][\w.’'-]{0,30}\s?(?:(?:von|van|de|der|and|und|&)\s)?){1,4}")
_PAGE_SAID = re.compile(r"(?:pp?|S|с|стр)\.\s?\d")
_QUOTED = re.compile(r"[“\"‘«„*_]")  # opens a title of which no more than a bare page is said
_TITLE = 12  # letters that a title must have to be told by itself
_LONGEST = 200  # characters of a short form

Reader = Callable[[Span, Reference | None], Reference | None]


@dataclass(frozen=True, slots=True)
class Work:
    """A work that a note names. reference: None where a pointer leads nowhere; name: what it points to in words."""

    note: Note
    span: Span
    reference: Reference | None
    name: str = ""
    locator: str = ""


def trace(document: Document, references: Iterable[Reference], reads: Reader) -> Iterator[Work]:
    """Yield the works of all notes in order; statements that name none give nothing.

    references: the article's list. reads(span, last): the reference that a statement gives in full, or None; last: the
    work named before it, whose authors "Ders." repeats. Linear in the notes. Never raises.
    """
    memory = remember(references)
    for note in find_notes(document):
        for span in note.statements:
            said = span.of(document.text)
            work = _read(note, span, said, memory, reads)
            if work is None:
                if _cites(said):
                    memory.last = None  # "Ibid." behind it means what was not understood, never the work before
                continue
            if work.reference:
                memory.add(note, work.reference)
            else:
                memory.last = None
            yield work


def _read(note: Note, span: Span, said: str, memory: Memory, reads: Reader) -> Work | None:
    back = backward(said)
    if back and back.kind != "author":
        found = _pointed(back, note, memory)
        return Work(note, span, found, back.name or said.strip(" .,"), back.locator)
    if back:
        earlier = fitting(words_of(back.title), memory.said.get(first_key(memory.last), ()))
        if earlier:
            return Work(note, span, earlier, locator=_locator(said))
    found, locator = _short(said, memory)
    found = found or reads(span, memory.last)
    lost = "" if found else _lost(said) or _undated(said, memory)
    place = locator or _locator(said)
    if found and _digits(place) == _digits(found.pages):
        place = ""  # where the whole work stands, not the page that is meant
    return Work(note, span, found, lost, place) if found or lost else None


def _digits(pages: str) -> list[str]:
    return re.findall(r"\d+", pages)


def _cites(said: str) -> bool:
    """Tell whether a statement ends as a citation does: with a page, or with the year of a short form."""
    page = LAST_PAGE.search(said)
    return bool(page and _PREFIXED.match(page["locator"])) or _SHORT.match(said) is not None or bool(_DATED.match(said))


def _lost(said: str) -> str:
    """Return whom a short form names, where no work of his is known."""
    short = _SHORT.match(said)
    if not short or not short["title"] or len(said) > _LONGEST:
        return ""
    if not (_PAGE_SAID.match(short["locator"]) or _QUOTED.match(short["title"])):
        return ""
    return short["name"].strip() if _NAMES.fullmatch(short["name"]) else ""


def _undated(said: str, memory: Memory) -> str:
    """Return whom a short form with year and page names, where the article has a list and the list lacks him."""
    dated = _DATED.match(said)
    if not dated or not memory.listed or not _PAGE_SAID.match(dated["locator"] or ""):
        return ""
    name = dated["name"].strip()
    return f"{name} {dated['year']}" if _NAMES.fullmatch(name) and not candidates(name, memory) else ""


def _pointed(back: Back, note: Note, memory: Memory) -> Reference | None:
    """Return the work that "ibid.", "op. cit." or "supra note 3" leads to."""
    if back.kind == "same":
        return memory.last
    named = candidates(back.name, memory) if back.name else []
    if back.note:
        there = memory.by_note.get((note.part, back.note), [])
        return next(
            (r for r in there if r in named), None if named and len(there) > 1 else there[-1] if there else None
        )
    return fitting(words_of(back.title), named) or (named[-1] if named else None)


def _short(said: str, memory: Memory) -> tuple[Reference | None, str]:
    """Return the work of the list, or of an earlier note, that a statement means, and the place in it."""
    dated = _DATED.match(said)
    if dated:
        works = [r for r in candidates(dated["name"], memory) if r.year[: len(dated["year"])] == dated["year"]]
        return (works[-1] if works else None), dated["locator"] or ""
    short = _SHORT.match(said)
    if short and short["title"]:
        found = fitting(words_of(short["title"]), candidates(short["name"], memory))
    elif short and (_PREFIXED.match(short["locator"]) or _bare(short)):
        works = candidates(short["name"], memory, listed=False)
        found = works[-1] if works else None
    else:
        found = None
    if not found or not short:
        return _by_title(said, memory), ""
    return found, "" if _YEAR.fullmatch(short["locator"]) else short["locator"]


def _bare(short: re.Match[str]) -> bool:
    """Tell whether a statement is a name and a page: "Lee and Kim, 45"."""
    return _NAMES.fullmatch(short["name"]) is not None and not _YEAR.fullmatch(short["locator"])


def _by_title(said: str, memory: Memory) -> Reference | None:
    """Return the work whose title stands whole in a statement that its author opens."""
    names = re.split(r"[,;:(“\"«]", said[:120], maxsplit=1)[0]
    works = candidates(names, memory)
    folded = f" {fold(said)} " if works else ""
    return next((r for r in works if len(r.title) >= _TITLE and f" {fold(r.title)} " in folded), None)


def _locator(said: str) -> str:
    """Return the place that closes a statement: "p. 12"; a bare number counts behind a bracket only."""
    said = _ADDRESS.sub("", said)
    bare = _BARE_PAGE.search(said)
    if bare:
        return bare["locator"]
    found = LAST_PAGE.search(said)
    return found["locator"] if found and _PREFIXED.match(found["locator"]) else ""
