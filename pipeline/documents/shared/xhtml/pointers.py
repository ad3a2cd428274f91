"""The links inside a page: which of them call a note or an entry of a list, and which lead back from there."""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.documents.shared.xhtml.draft import Draft
from pipeline.documents.shared.xhtml.inline import Pointer
from pipeline.model import BlockKind, MarkKind, Span
from pipeline.text.regex import regex

# how a mark looks that calls a note or an entry: "3", "[3]", "(3)", "[a]", "*", "note 3"
_CALL = regex(
    r"[\s\[(]{0,2}(?P<label>(?:\w{2,10}\s)?\d{1,4}|[a-z]{1,3}|[ivxl]{1,6}|[*†‡§¶#]{1,4})[\s\])]{0,2}[.,]?",
    re.IGNORECASE,
)
# a number in a line of its own, or before its text
LABEL = regex(r"[\^\s]{0,3}(?:\[(?P<square>\w{1,5})\]|\((?P<round>\w{1,4})\)|(?P<plain>\d{1,4}|[*†‡§¶]{1,4}))[.)]?:?")
# what leads back to the text: an arrow, "^", "a"
ARROW = regex(r"[\s\[(]{0,2}(?:[↩↵⏎↑⬆^⇑↲⤴←]\uFE0E?\uFE0F?|\w{1,3}|\W{1,3})[\s\])]{0,2}")
_SIGN = regex(r"\W{1,3}")
_NEITHER = frozenset([BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE, BlockKind.CODE])


@dataclass(frozen=True, slots=True)
class Call:
    """A link that leads to a note or an entry. source, target: places of the drafts; label: as it is printed."""

    source: int
    target: int
    pointer: Pointer
    label: str


def join_labels(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with numbers in a line of their own as the numbers of what follows them."""
    named = {pointer.anchor for draft in drafts for pointer in draft.pointers}
    out: list[Draft] = []
    pending: Draft | None = None
    for draft, following in zip_longest(drafts, drafts[1:]):
        if following is not None and pending is None and _is_label_of(draft, following, named):
            pending = draft
        else:
            out.append(_labelled(draft, pending) if pending is not None else draft)
            pending = None
    return out


def _labelled(draft: Draft, before: Draft) -> Draft:
    """Return a draft with what stands in the line before as its number, and the anchors there as its own."""
    label = LABEL.fullmatch(before.text)
    return replace(
        draft,
        number=label_text(label) if label else "",
        anchors=(*before.anchors, *draft.anchors),
        is_note=draft.is_note or before.is_note,
        page=before.page,
    )


def _is_label_of(draft: Draft, following: Draft, named: Container[str]) -> bool:
    if following.kind in _NEITHER or not LABEL.fullmatch(draft.text):
        return False
    is_term = draft.element.tag == "dt" and following.element.tag == "dd"
    return is_term or draft.is_note or any(anchor in named for anchor in draft.anchors)


def sort_pointers(drafts: Sequence[Draft]) -> tuple[list[Call], dict[int, list[Pointer]]]:
    """Return the links that lead to notes and entries, and the links of notes and entries back to the text."""
    places: dict[str, int] = {}
    backs = defaultdict[int, list[Pointer]](list)
    for i, draft in enumerate(drafts):
        for anchor in draft.anchors:
            places.setdefault(anchor, i)
    for i, draft in enumerate(drafts):  # an arrow leads back even where the place in the text has lost its name
        backs[i].extend(p for p in draft.pointers if p.anchor not in places and _SIGN.fullmatch(p.span.of(draft.text)))
    links = [(i, places[p.anchor], p) for i, d in enumerate(drafts) for p in d.pointers if places.get(p.anchor, i) != i]
    pairs = {(source, target) for source, target, _ in links}
    calls: list[Call] = []
    for source, target, pointer in links:
        text = pointer.span.of(drafts[source].text)
        label = _CALL.fullmatch(text)
        is_mutual = (target, source) in pairs
        if target < source and (is_mutual or ARROW.fullmatch(text)) and not _is_hinted(drafts[target]):
            backs[source].append(pointer)
        elif _leads_to_note(drafts[source], drafts[target], pointer, label is not None, is_mutual):
            calls.append(Call(source, target, pointer, label["label"] if label else ""))
    return calls, backs


def _is_hinted(draft: Draft) -> bool:
    return draft.is_entry or draft.is_note


def _leads_to_note(source: Draft, target: Draft, pointer: Pointer, is_labelled: bool, is_mutual: bool) -> bool:
    """Tell whether a link leads to a note or an entry, and not to a section, a figure or a formula."""
    if target.kind in _NEITHER or not (pointer.is_local or is_labelled):
        return False
    if _is_hinted(target):
        return not source.is_entry or not target.is_entry
    if pointer.is_note:
        return True
    if not is_labelled:
        return False
    return is_mutual or _is_raised(source, pointer.span) or _is_labelled_alike(source, target, pointer.span)


def _is_raised(draft: Draft, span: Span) -> bool:
    return (
        any(m.kind == MarkKind.SUPERSCRIPT and m.span.overlaps(span) for m in draft.marks)
        or "[" in (draft.text[max(0, span.start - 1) : span.start + 1])
    )


def _is_labelled_alike(source: Draft, target: Draft, span: Span) -> bool:
    label = LABEL.match(target.text)
    number = target.number or (label_text(label) if label else "")
    return bool(number) and number == span.of(source.text).strip("[]() ")


def label_text(label: re.Match[str]) -> str:
    """Return a label without its brackets."""
    return label["square"] or label["round"] or label["plain"] or ""
