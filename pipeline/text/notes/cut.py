"""The notes of a document, each cut into the statements that may be a work: "Lee 2017, p. 4; cf. Kim, Tides, p. 9" are two."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.document import Document
from pipeline.model.span import Span

# e.g. a line that says Endnotes or Anmerkungen, numbered or not
_HEADING = re.compile(
    r"\W{0,3}(?:#{1,6}\s)?(?:\d{1,2}\.?\s)?\W{0,3}(?:(?:end|foot)?notes|anmerkungen|fußnoten|endnoten|einzelnachweise|note|примечания"
    r"|notas(?:\sde\srodapé|\sal\spie|\sfinais)?|notes\sde\sbas\sde\spage)\W{0,4}",
    re.IGNORECASE,
)
# before a note: "3. Lee", "[3] Lee", "3 Lee", "³ Lee", "[^3]: Lee"
_NUMBER = re.compile(
    r"\s{0,8}(?:\[\^?(?P<square>\d{1,3})\]:?|(?P<plain>\d{1,3})[.)]?|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))\s{1,4}(?=\S)"
)
_SHORT, _WORDS = 50, 12  # characters: a heading has fewer, a line that goes on with a note has more
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# where one statement may end: before "see", at a semicolon, or behind a page or "ibid." that closes a sentence
_CUT = re.compile(
    r"(?P<sure>[.;]\s{1,4}(?=(?:[Ss]ee|[Vv]gl\.|[Cc]f\.|[Ss]iehe|[Vv]oir|Ver|Véase)\s))|;\s{1,4}|(?:(?<=\d\.)|(?<=\df\.)|(?<=\dff\.)|(?<=bid\.)|(?<=ebd\.)|(?<=Ebd\.)|(?<=cit\.)|(?<=\d\)\.))\s{1,4}(?=[^\W\d_a-z])"
)
# what stands at the end of a whole statement: digits, a closing bracket behind them, "ibid.", "passim"
_FINISHED = re.compile(
    r"(?:\d[a-z]?\s?(?:ff?\.?)?[)\]”\"’]{0,2}|\b(?:ibid(?:em)?|ebda?|ebenda|cit|a\.\s?O|n\.\s?d|passim|id(?:em)?))[.)]{0,2}$",
    re.IGNORECASE,
)
# a sentence inside a note ends with a page, not with the year or the number of an edition: "2. Aufl."
_PAGE = re.compile(
    r"(?:(?:\b(?:pp?|S|Sp|fol|at|ibid|ebd|cit|O|c|с)\b[.,]{0,2}\s?)\d{1,5}(?:\s?[-–]\s?\d{1,5})?(?:\s?ff?)?|\b(?:ibid|ebda?|cit|a\.\s?O))[.)]{0,3}$",
    re.IGNORECASE,
)
_TAIL = 40  # characters in which the end of a statement shows
# what leads up to a work: "See also", "Vgl.", "For an overview, see", "Cf.", "quoted in"
_LEAD = re.compile(
    r"(?:(?:[^.;:()]{0,80},\s)?(?:see|siehe|voir|véase|vgl\.)|(?:but|and)\ssee|cf\.?|compare|vgl|(?-i:s\.)|ver|vide|confer|cfr\.?|dazu|hierzu|so|auch|см\.)"
    r"(?:,?\s(?:also|auch|aussi|também|también|anche|e\.g\.|for\sexample|for\sinstance|in\sparticular|z\.\s?B\.|par\sexemple|etwa|hierzu|dazu)){0,2}[,:]?\s+"
    r"|(?:as\s)?(?:quoted|cited)\s(?:in|by|from)[,:]?\s+|zit(?:iert|\.)\s(?:nach|in)[,:]?\s+|cité\s(?:dans|par)\s+|apud\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note without its number. part: 0, 1, … where the numbering starts anew; statements: what may be works, in order.

    marked: the reader knows the notes and their marks; else they are numbered lines under a heading.
    """

    label: str
    span: Span
    statements: tuple[Span, ...]
    part: int = 0
    marked: bool = True


def find_notes(document: Document) -> tuple[Note, ...]:
    r"""Return the notes in text order: blocks of kind note, or the numbered lines or the items of a list under "Notes".

    Linear; never raises.

    >>> text = "Trade grew.1\nNotes\n1. Lee 2017, p. 4; cf. Kim 2018."
    >>> [[s.of(text) for s in note.statements] for note in find_notes(Document("", "", text))]
    [['Lee 2017, p. 4', 'Kim 2018.']]
    """
    return tuple(_blocks(document)) or tuple(_lines(document))


def note_marks(document: Document) -> list[Span]:
    """Return the marks of those notes that the document has."""
    labels = {block.label for block in document.blocks if block.kind == "note"}
    return [mark.span for mark in document.marks if mark.kind == "note" and mark.value in labels]


def _blocks(document: Document) -> Iterator[Note]:
    """Join the paragraphs of one note; a label that comes again opens another part."""
    parts: dict[str, int] = defaultdict(int)
    open_: tuple[str, Span] | None = None
    for block in document.blocks:
        if block.kind != "note":
            continue
        if open_ and open_[0] == block.label and document.text[open_[1].end : block.span.start].isspace():
            open_ = (block.label, Span(open_[1].start, block.span.end))
            continue
        if open_:
            yield _note(document.text, *open_, parts[open_[0]])
            parts[open_[0]] += 1
        open_ = (block.label, block.span)
    if open_:
        yield _note(document.text, *open_, parts[open_[0]])


def _note(text: str, label: str, span: Span, part: int, *, marked: bool = True) -> Note:
    return Note(label, span, tuple(statements(text, span)), part, marked)


def _lines(document: Document) -> Iterator[Note]:
    """Yield the notes under each heading "Notes"."""
    text, items = document.text, frozenset(b.span.start for b in document.blocks if b.kind == "item")
    lines = [Span(*m.span()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    heads = [i for i, line in enumerate(lines) if len(line) < _SHORT and _HEADING.fullmatch(line.of(text).strip())]
    for part, (head, end) in enumerate(pairwise([*heads, len(lines)])):
        for i, span in enumerate(_counted(text, lines[head + 1 : end], items), 1):
            yield _note(text, str(i), span, part, marked=False)


def _counted(text: str, lines: Sequence[Span], items: Set[int]) -> list[Span]:
    """Return the lines that count up from 1; one without number goes on with the note before, another ends the list.

    items: where the items of lists start, whose numbers the markup counts.
    """
    found: list[Span] = []
    for line in lines:
        number = _NUMBER.match(text, line.start, line.end)
        if number and _value(number) == len(found) + 1:
            found.append(Span(number.end(), line.end))
        elif line.start in items and not number:
            found.append(line)
        elif found and not number and _goes_on(line.of(text).strip()):
            found[-1] = Span(found[-1].start, line.end)
        else:
            break
    return found


def _goes_on(line: str) -> bool:
    """Tell a wrapped line from a heading."""
    return len(line) >= _WORDS and line[-1] in '.)”"’;,-–'


def _value(number: re.Match[str]) -> int:
    return int(next(g for g in number.groups() if g).translate(_RAISED))


def statements(text: str, span: Span) -> Iterator[Span]:
    """Yield the statements of a note without what leads up to them; a semicolon between two authors parts nothing."""
    start, depth, at = span.start, 0, span.start
    for cut in _CUT.finditer(text, span.start, span.end):
        between = text[at : cut.start()]
        depth, at = depth + between.count("(") - between.count(")"), cut.start()
        if depth <= 0 and (cut["sure"] or _whole(text, start, cut)):
            yield from _bare(text, start, cut.start())
            start, depth = cut.end(), 0
    yield from _bare(text, start, span.end)


def _whole(text: str, start: int, cut: re.Match[str]) -> bool:
    """Tell whether what stands before a cut may be a whole statement."""
    at = cut.start()
    if cut.group()[0] != ";":
        return _PAGE.search(text, max(start, at - _TAIL), at) is not None
    word = text.rfind(" ", start, at) + 1
    return _FINISHED.search(text, max(start, at - _TAIL), at) is not None or text.startswith("http", max(start, word))


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretch without white space and lead at its edges."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    lead = _LEAD.match(text, start, end)
    start, end = lead.end() if lead else start, start + len(said.strip())
    if start < end:
        yield Span(start, end)
