"""Lines of a paragraph to one text: hyphens removed, broken addresses closed, marks of superscripts and pages kept."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.documents.pdf.list_margins import may_end_entry
from pipeline.documents.pdf.paragraphs import Paragraph
from pipeline.documents.shared.hyphenation import is_line_break_hyphen
from pipeline.model import Mark, MarkKind, Piece, Span
from pipeline.text.regex import regex

_ADDRESS_END = regex(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,9}/)\S*$")
# "abc/def.html", "2019.05", no plain word
_ADDRESS_REST = regex(r"[\w%#?&=~+./_-]*[./_=&?%#~\d-][\w%#?&=~+./_-]*")
_SCHEME_END = regex(r"https?:/{0,2}$")  # an address whose line ends right behind its scheme
_SOFT_HYPHEN = "\xad"
_FIRST_CJK = "\u2e80"  # Chinese and Japanese have no blanks between words


def join_lines(paragraph: Paragraph, word_counts: Mapping[str, int]) -> Piece:
    """Return the block: one line of text, with a mark where something is raised and where a new page begins.

    Of a list whose entries neither margins nor gaps nor labels part, the ends of lines stay where an entry may end.
    """
    texts = [line.text for _, line in paragraph.lines]
    parts = [_text_before(text, after, word_counts) for text, after in pairwise(texts)]
    if paragraph.is_unsplit:
        parts = [
            part[:-1] + "\n" if part[-1] == " " and may_end_entry(text, after) else part
            for part, (text, after) in zip(parts, pairwise(texts), strict=True)
        ]
    parts.append(texts[-1])
    page, last_page = paragraph.lines[0][0], paragraph.lines[-1][0]
    marks: list[Mark] = []
    if last_page != page or any(line.superscripts or line.links for _, line in paragraph.lines):
        marks = _marks(paragraph, parts)
    return Piece(paragraph.kind, "".join(parts), page, tuple(marks), paragraph.level, paragraph.label)


def _marks(paragraph: Paragraph, parts: Sequence[str]) -> list[Mark]:
    marks: list[Mark] = []
    start, page = 0, paragraph.lines[0][0]
    for (label, line), part in zip(paragraph.lines, parts, strict=True):
        if label != page:
            marks.append(Mark(MarkKind.PAGE, Span(start, start), label))
            page = label
        marks.extend(
            Mark(MarkKind.SUPERSCRIPT, Span(start + a, start + b), line.text[a:b]) for a, b in line.superscripts
        )
        start += len(part)
    marks.extend(_link_marks(paragraph, parts))
    return marks


def _link_marks(paragraph: Paragraph, parts: Sequence[str]) -> Iterator[Mark]:
    """Yield the links, one that goes on in the next line as one."""
    start = 0
    pending: Mark | None = None  # ends its line
    for (_, line), part in zip(paragraph.lines, parts, strict=True):
        length = len(part.rstrip())
        if pending and not (line.links and line.links[0][0] == 0 and line.links[0][2] == pending.value):
            yield pending
            pending = None
        for a, b, address in line.links:
            begin = pending.span.start if pending else start + a
            pending = Mark(MarkKind.LINK, Span(begin, start + min(b, length)), address)
            if b < len(line.text):
                yield pending
                pending = None
        start += len(part)
    if pending:
        yield pending


def _text_before(text: str, after: str, word_counts: Mapping[str, int]) -> str:
    """Return a line's text as it stands before the next: without its hyphen, with a blank, or as it is."""
    last = text[-1]
    if last == _SOFT_HYPHEN:
        return text[:-1]
    if last >= _FIRST_CJK and after[:1] >= _FIRST_CJK:
        return text
    if last in "-–—" and text[-2:-1].isalnum() and after[:1].isalnum():
        # "2018–" and "19", "work—" and "paid": no blank stood there
        in_address = "/" in text and _ADDRESS_END.search(text)
        removed = last == "-" and not in_address and is_line_break_hyphen(text, after, word_counts)
        return text[:-1] if removed else text
    if (
        "/" not in text and "www." not in text and last != ":"
    ):  # most lines; the patterns below cost more than this look
        return text + " "
    goes_on = _SCHEME_END.search(text[-10:]) or (
        _ADDRESS_END.search(text[-200:]) and (last in "/_=&?%#~-" or _ADDRESS_REST.fullmatch(after.split(None, 1)[0]))
    )
    return text if goes_on else text + " "
