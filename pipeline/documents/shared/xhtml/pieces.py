"""Drafts to pieces: what is called is a note or an entry of a list, and what calls it is its mark."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.documents.shared.xhtml.cut import cut
from pipeline.documents.shared.xhtml.draft import Draft
from pipeline.documents.shared.xhtml.entries import describe, find_buttons, without_buttons
from pipeline.documents.shared.xhtml.inline import Pointer
from pipeline.documents.shared.xhtml.pointers import ARROW, LABEL, Call, join_labels, label_text, sort_pointers
from pipeline.model import BlockKind, BlockRole, Mark, MarkKind, Piece, Span
from pipeline.text.reference_headings import HEADING
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

if TYPE_CHECKING:
    pass

_DIGITS = regex(r"\D+")  # all else of an id: "fn12"
_NUMBER = regex(r"\d{1,4}")
_LEAD = regex(r"[\s^↑↩⬆.,;:|]+")
_RANGE = regex(r"\]?\s?[-–—‑]\s?\[?")
_LONGEST_HEADING = 60  # characters
_LONGEST_NUMBER = 3  # digits; four are a year
_WIDEST = 80  # entries of one range
_JOINED = 3  # characters between two links of one citation: "Lee (2017)"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The pieces of drafts, and the links between them that are citations or lead to notes. Places agree with the drafts."""

    drafts: Sequence[Draft]
    pieces: Sequence[Piece]
    calls: Sequence[Call]


def resolve(drafts: Sequence[Draft]) -> Resolved:
    """Return the pieces of drafts.

    What links of the text lead to is a block of kind note, or has the role of a reference; the links are marks of kind note
    and citekey. Arrows back to the text and labels of notes are no text. Linear.
    """
    drafts = join_labels(drafts)
    calls, backs = sort_pointers(drafts)
    called, calling = defaultdict[int, list[Call]](list), defaultdict[int, list[Call]](list)
    for call in calls:
        called[call.target].append(call)
        calling[call.source].append(call)
    headings = _headings(drafts)
    entries = {i for i, draft in enumerate(drafts) if draft.is_entry and not _is_remark(called.get(i, ()))}
    entries |= {i for i, found in called.items() if not drafts[i].is_note and _lists_works(headings[i], found)}
    entries |= _list_mates(drafts, entries)
    keys = {i: _key(drafts[i], called.get(i, ()), i) for i in sorted(entries)}
    noted = {i for i in called if i not in entries}
    labels = _note_labels(drafts, called, noted | _list_mates(drafts, noted) - entries)
    pieces = [
        _piece(draft, _Links(called[i], calling[i], backs[i]), keys.get(i), labels.get(i), keys, labels)
        for i, draft in enumerate(drafts)
    ]
    return Resolved(drafts, pieces, calls)


@dataclass(frozen=True, slots=True)
class _Links:
    """The links of a draft: those that lead to it, those that lead from it to notes and entries, those back to the text."""

    called: Sequence[Call]
    calling: Sequence[Call]
    backs: Sequence[Pointer]


def _is_remark(calls: Sequence[Call]) -> bool:
    """Tell whether an entry is called by letters, as remarks are in Wikipedia: "[a]", "[note 1]"."""
    return (
        bool(calls) and not any(_NUMBER.fullmatch(call.label) for call in calls) and all(call.label for call in calls)
    )


def _headings(drafts: Sequence[Draft]) -> list[str]:
    """Return the text of the heading above each draft; a short line in place of one counts where it says "References"."""
    headings, current = [], ""
    for draft in drafts:
        if draft.kind == BlockKind.HEADING or (len(draft.text) < _LONGEST_HEADING and HEADING.fullmatch(draft.text)):
            current = draft.text.strip()
        headings.append(current)
    return headings


def _lists_works(heading: str, calls: Sequence[Call]) -> bool:
    """Tell whether what is called is an entry: under the heading of a list of works, or called by names and a year."""
    return HEADING.fullmatch(heading) is not None or not any(call.label for call in calls)


def _key(draft: Draft, calls: Sequence[Call], place: int) -> str:
    """Return the key of an entry: the number by which it is called, else its anchor; "(2019)" behind a name is none."""
    numbers = {call.label for call in calls if call.label.isdecimal() and len(call.label) <= _LONGEST_NUMBER}
    if len(numbers) == 1:
        return numbers.pop()
    return draft.anchors[0].partition("#")[2] if draft.anchors else f"entry {place}"


def _list_mates(drafts: Sequence[Draft], members: Set[int]) -> set[int]:
    """Return the places of all items of the lists in which these stand: an item that nobody calls is no less a note."""
    lists = {parent for i in members if (parent := _list_of(drafts[i])) is not None}
    return {i for i, draft in enumerate(drafts) if _list_of(draft) in lists} if lists else set()


def _list_of(draft: Draft) -> "HtmlElement | None":
    """Return the list of which a draft is an item, or the first part of one."""
    item = draft.element if draft.element.tag == "li" else draft.element.getparent()
    return item.getparent() if item is not None and item.tag == "li" else None


def _note_labels(drafts: Sequence[Draft], called: Mapping[int, Sequence[Call]], noted: Set[int]) -> dict[int, str]:
    """Return the label of each draft that is a note: as its first mark prints it; further paragraphs share it."""
    labels: dict[int, str] = {}
    for i, draft in enumerate(drafts):
        calls = called.get(i, ())
        if draft.is_entry or not (i in noted or draft.is_note):
            continue
        label = next((call.label for call in calls if call.label), "") or draft.number or _printed_label(draft)
        label = label or next(
            (number for anchor in draft.anchors if (number := _DIGITS.sub("", anchor.partition("#")[2]))), ""
        )
        if not calls and i - 1 in labels and drafts[i - 1].is_note and not _printed_label(draft):
            label = labels[i - 1] if draft.number in ("", drafts[i - 1].number) else draft.number
        if label or draft.is_note:
            labels[i] = label
    return labels


def _printed_label(draft: Draft) -> str:
    label = LABEL.match(draft.text)
    return label_text(label) if label else ""


def _piece(
    draft: Draft,
    links: _Links,
    key: str | None,
    label: str | None,
    keys: Mapping[int, str],
    labels: Mapping[int, str],
) -> Piece:
    """Return the piece of a draft.

    Args:
        draft: the block as it stands on the page.
        links: to it and from it.
        key: of an entry. label: of a note. keys, labels: of all entries and notes of the page, by their places.
    """
    text, marks = draft.text, _with_calls(draft, links.calling, keys, labels)
    number = draft.number if label is None else label
    if key is None and label is None:
        return Piece(draft.kind, text, draft.page, tuple(marks), draft.level, number)
    number = number or next((call.label for call in links.called if call.label.isdecimal()), "")
    buttons = find_buttons(text, draft.links) if key is not None else []
    described = list(describe(text, marks, key)) if key is not None else []
    text, marks = without_buttons(text, [*marks, *described], [*_back_spans(text, links.backs), *buttons])
    text, marks = _without_label(text, marks, number)
    if key is None:
        return Piece(BlockKind.NOTE, text, draft.page, tuple(marks), label=number)
    return Piece(draft.kind, text, draft.page, tuple(marks), label=number, role=BlockRole.REFERENCE)


def _back_spans(text: str, backs: Sequence[Pointer]) -> list[Span]:
    """Return where arrows and letters lead back to the text, with the blanks before them."""
    spans = [back.span for back in backs if ARROW.fullmatch(back.span.of(text))]
    return [Span(len(text[: span.start].rstrip()), span.end) for span in spans]


def _without_label(text: str, marks: Sequence[Mark], label: str) -> tuple[str, list[Mark]]:
    """Return the text of a note or an entry without what stands before it: its label, "^"."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    found = LABEL.match(text, start) if label else None
    while found and label_text(found) == label and found.end() < len(text) and not text[found.end()].isdigit():
        blanks = _LEAD.match(text, found.end())
        start = blanks.end() if blanks else found.end()
        found = LABEL.match(text, start)
    return cut(text, marks, [Span(0, start)])


def _with_calls(draft: Draft, calls: Sequence[Call], keys: Mapping[int, str], labels: Mapping[int, str]) -> list[Mark]:
    """Return the marks of a draft, with those of its links to notes and entries in place of the links' addresses."""
    spans = [call.pointer.span for call in calls]
    marks = [m for m in draft.marks if m.kind != MarkKind.LINK or not any(m.span.overlaps(span) for span in spans)]
    notes = [
        Mark(MarkKind.NOTE, _bracketed(draft.text, call.pointer.span), labels[call.target])
        for call in calls
        if call.target in labels
    ]
    called = {call.pointer for call in calls}
    astray = [
        Mark(MarkKind.NOTE, pointer.span, pointer.span.of(draft.text).strip("[]() "))
        for pointer in draft.pointers
        if pointer.is_note and pointer not in called  # the markup says so, though the note is not there
    ]
    return [*marks, *notes, *astray, *_key_marks(draft.text, [call for call in calls if call.target in keys], keys)]


def _bracketed(text: str, span: Span) -> Span:
    """Return the span of a mark with the brackets around it."""
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return Span(span.start - 1, span.end + 1) if around in ("[]", "()") else span


def _unbracketed(text: str, span: Span) -> Span:
    """Return the span of a citation without brackets and blanks inside its link."""
    content = span.of(text)
    lead = len(content) - len(content.lstrip("[( "))
    return Span(span.start + lead, span.start + len(content.rstrip("]) ")))


def _key_marks(text: str, calls: Sequence[Call], keys: Mapping[int, str]) -> list[Mark]:
    """Return the marks of links to entries: "Lee (2017)" in two links is one, "1" – "3" are three works."""
    marks: list[Mark] = []
    previous: Call | None = None
    for call in sorted(calls, key=lambda c: c.pointer.span):
        span = _unbracketed(text, call.pointer.span)
        between = text[previous.pointer.span.end : span.start] if previous else ""
        if previous and call.target == previous.target and len(between) <= _JOINED:
            marks[-1] = replace(marks[-1], span=Span(marks[-1].span.start, span.end))
        elif previous and _RANGE.fullmatch(between) and _is_range(previous, call):
            works = [keys[i] for i in range(previous.target, call.target + 1) if i in keys]
            joined = Span(previous.pointer.span.start, span.end)
            marks[-1:] = [Mark(MarkKind.CITEKEY, joined, key) for key in works]
        else:
            marks.append(Mark(MarkKind.CITEKEY, span, keys[call.target]))
        previous = call
    return marks


def _is_range(first: Call, last: Call) -> bool:
    """Tell whether two numbers are the ends of a range of entries that stand in order."""
    if not (first.label.isdecimal() and last.label.isdecimal()):
        return False
    return 0 < int(last.label) - int(first.label) == last.target - first.target < _WIDEST
