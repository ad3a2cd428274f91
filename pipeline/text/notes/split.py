"""The notes of a document, each split into the statements that may cite a work: "Lee 2017, p. 4; cf. Kim, Tides, p. 9" are two."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.model.document import BlockKind, Document, MarkKind
from pipeline.model.span import Span
from pipeline.text.notes.explanations import citation_end, closes_citation, inner_works, is_prose, opens_work
from pipeline.text.reference_headings import is_notes_heading
from pipeline.text.regex import regex

# before a note: "3. Lee", "[3] Lee", "3 Lee", "³ Lee", "[^3]: Lee"
_NUMBER = regex(
    r"\s{0,8}(?:\[\^?(?P<square>\d{1,3})\]:?|(?P<plain>\d{1,3})[.)]?|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))\s{1,4}(?=\S)"
)
_SHORTEST_CONTINUATION = 12  # characters of a line that continues a note
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# back references that end a statement, without their full stop
_BACK = fragment("citations.ibid", "citations.op_cit", "citations.idem", blank=BLANK)
_SEE = fragment("citations.signals.see", blank=BLANK)
# where one statement may end: before "see", at a semicolon, or behind a page or "ibid." that closes a sentence
_BOUNDARY = regex(
    rf"(?P<sure>[.;]\s{{1,4}}(?=(?i:{_SEE})\s))|;\s{{1,4}}"
    rf"|(?:(?<=\d\.)(?!\s(?i:{fragment('vocabulary.months')})(?!\w))|(?<=\df\.)|(?<=\dff\.)|(?<=bid\.)|(?<=ebd\.)|(?<=Ebd\.)|(?<=cit\.)|(?<=\d\)\.))\s{{1,4}}(?=[^\W\d_a-z])"
    # a colon behind words of the author's own
    r"|(?P<remark>(?<![\s,][Ii]n):\s{1,4}(?=[“\"‘]?[^\W\d_a-z]))"
    # any other end of a sentence: what stands before must close a work, or be words of the author's own
    r"|(?P<sentence>(?:(?<=[^\W_A-Z]{2}[.?!])|(?<=[.?!)\]][”\"’)\].])|(?<=[.?!][”\"’]{2})|(?<=[”\"’][.?!]))\s{1,4}(?=[“\"‘]?[^\W\d_a-z]))"
)
# what stands at the end of a complete statement: digits, a closing bracket behind them, "ibid.", "passim"
_END = regex(
    rf"(?:\d[a-z]?\s?(?:ff?\.?)?[)\]”\"’]{{0,2}}|(?<!\w)(?:{_BACK}|cit|a\.\s?O|n\.\s?d|passim|id))[.)]{{0,2}}$",
    re.IGNORECASE,
)
# a sentence inside a note ends with a page, not with the year or the number of an edition: "2. Aufl."
_PAGE_END = regex(
    r"(?:(?:\b(?:pp?|Sp|fol|at|ibid|ebd|cit|O|c|с)\b[.,]{0,2}\s?|\bS\b\.?\s?)\d{1,5}(?:\s?[-–]\s?\d{1,5})?(?:\s?ff?)?|\b(?:ibid|ebda?|cit|a\.\s?O))[.)]{0,3}$",
    re.IGNORECASE,
)
_TAIL = 40  # characters in which the end of a statement shows
_SIGNAL = rf"(?:{fragment('citations.signals', 'citations.note_signals', blank=BLANK)}|(?-i:s\.))"
_SIGNAL_ADVERB = fragment("citations.signal_adverbs", blank=BLANK)
# what leads up to a work: "See also", "Vgl.", "For an overview, see", "Cf.", "quoted in"
_LEAD = regex(
    rf"(?:(?:[^.;:()]{{0,80}},\s|but\s|and\s|{fragment('citations.lead_openers')}\s[^.;:()]{{2,60}}\s){_SEE}|{_SIGNAL})(?:,?\s{_SIGNAL_ADVERB}){{0,2}}[,:]?\s+"
    rf"|{fragment('citations.secondary_signals', blank=BLANK)}[,:]?\s+|(?:and|but),\s{_SIGNAL_ADVERB},\s+"
    r"|(?-i:\d{1,3}[A-Z]?\s(?=[A-Z]{3,}\s[A-Z&]))",  # the volume of a treatise: "13A WRIGHT & MILLER"
    re.IGNORECASE,
)


_COMPARE = regex(fragment("citations.comparing", blank=BLANK), re.IGNORECASE)
_BESIDE = regex(r",?\s(?:with|et|mit|con|com)\s(?=[“\"‘«„*]?[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Note:
    """A note without its number. part: 0, 1, … where the numbering starts anew; statements: what may be works, in order.

    marked: the reader of the format knows the notes and their marks; else they are numbered lines under a heading.
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
    labels = {block.label for block in document.blocks if block.kind == BlockKind.NOTE}
    return [mark.span for mark in document.marks if mark.kind == MarkKind.NOTE and mark.value in labels]


def _blocks(document: Document) -> Iterator[Note]:
    """Yield the notes that are blocks, their paragraphs joined; a label that comes again opens another part."""
    parts: dict[str, int] = defaultdict(int)
    current: tuple[str, Span] | None = None
    for block in document.blocks:
        if block.kind != BlockKind.NOTE:
            continue
        if current and current[0] == block.label and document.text[current[1].end : block.span.start].isspace():
            current = (block.label, Span(current[1].start, block.span.end))
            continue
        if current:
            yield _note(document.text, *current, parts[current[0]])
            parts[current[0]] += 1
        current = (block.label, block.span)
    if current:
        yield _note(document.text, *current, parts[current[0]])


def _note(text: str, label: str, span: Span, part: int, *, marked: bool = True) -> Note:
    return Note(label, span, tuple(split_statements(text, span)), part, marked)


def _lines(document: Document) -> Iterator[Note]:
    """Yield the notes under each heading "Notes"."""
    text, items = document.text, frozenset(b.span.start for b in document.blocks if b.kind == BlockKind.ITEM)
    lines = [Span(*m.span()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    headings = [i for i, line in enumerate(lines) if is_notes_heading(line.of(text))]
    for part, (heading, end) in enumerate(pairwise([*headings, len(lines)])):
        for number, span in enumerate(_numbered_lines(text, lines[heading + 1 : end], items), 1):
            yield _note(text, str(number), span, part, marked=False)


def _numbered_lines(text: str, lines: Sequence[Span], items: Set[int]) -> list[Span]:
    """Return the lines that count up from 1; a line without number continues the note before, or ends the list.

    items: where the items of lists start, whose numbers the markup counts.
    """
    found: list[Span] = []
    for line in lines:
        number = _NUMBER.match(text, line.start, line.end)
        if number and _value(number) == len(found) + 1:
            found.append(Span(number.end(), line.end))
        elif line.start in items and not number:
            found.append(line)
        elif found and not number and _continues_note(line.of(text).strip()):
            found[-1] = Span(found[-1].start, line.end)
        else:
            break
    return found


def _continues_note(line: str) -> bool:
    """Tell a wrapped line from a heading."""
    return len(line) >= _SHORTEST_CONTINUATION and line[-1] in '.)”"’;,-–'


def _value(number: re.Match[str]) -> int:
    return int(next(g for g in number.groups() if g).translate(_RAISED))


def split_statements(text: str, span: Span) -> Iterator[Span]:
    """Yield the statements of a note, without what leads up to them and without the brackets that explain them.

    A semicolon between two authors is no boundary; the works that such a bracket quotes follow the work that it explains.
    """
    start, depth, at = span.start, 0, span.start
    for boundary in _BOUNDARY.finditer(text, span.start, span.end):
        between = text[at : boundary.start()]
        depth, at = depth + between.count("(") - between.count(")"), boundary.start()
        if depth <= 0 and (boundary["sure"] or _is_complete(text, start, span.end, boundary)):
            yield from trim_statement(text, start, boundary.start())
            start, depth = boundary.end(), 0
    yield from trim_statement(text, start, span.end)


def _is_complete(text: str, start: int, stop: int, boundary: re.Match[str]) -> bool:
    """Tell whether what stands before a boundary may be a complete statement. stop: where the note ends."""
    end = boundary.start()
    if boundary["remark"]:  # "She had written the opposite: Ada Lind, Quays, 1998"
        return is_prose(text, start, end) and opens_work(text, boundary.end(), stop)
    if boundary.group()[0] != ";":
        if _PAGE_END.search(text, max(start, end - _TAIL), end) or closes_citation(text, start, end):
            return True
        return is_prose(text, start, end) and opens_work(text, boundary.end(), stop)
    end = citation_end(text, start, end)
    last_word = text.rfind(" ", start, end) + 1
    is_address = text.startswith("http", max(start, last_word))
    return is_address or _END.search(text, max(start, end - _TAIL), end) is not None


def trim_statement(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without white space at its edges, what leads up to a work and what explains it; nothing where it is empty."""
    explained = end
    end = citation_end(text, start, end)
    statement = text[start:end]
    start += len(statement) - len(statement.lstrip())
    lead = _LEAD.match(text, start, end)
    compares = lead is not None and _COMPARE.match(lead.group()) is not None
    start, end = lead.end() if lead else start, start + len(statement.strip())
    beside = _BESIDE.search(text, start, end) if compares else None
    if beside:  # "Compare Lee (n 3) with Kim, p. 9"
        yield Span(start, beside.start())
        start = beside.end()
    if start < end:
        yield Span(start, end)
    if explained > end:
        yield from inner_works(text, end, explained)
