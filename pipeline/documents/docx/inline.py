"""The runs of a Word paragraph to text and marks: fields, links, notes, raised letters, page breaks; deleted text is gone."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.documents import csl
from pipeline.documents.docx.fields import Cited, cited, tagged
from pipeline.documents.docx.parts import MC, Parts, R, W, value
from pipeline.model import Mark, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# deleted or moved away, and what is no text of the paragraph
_SKIPPED = frozenset(
    W + name for name in "del moveFrom pPr rPr sectPr commentReference annotationRef instrText".split()
) | {MC + "Fallback"}
_SIGNS = {W + "tab": " ", W + "noBreakHyphen": "-", W + "cr": "\n", W + "br": "\n", W + "ptab": " "}


@dataclass
class _Field:
    """A complex field that is open: its instruction so far, whether its result has begun, and where."""

    instruction: str = ""
    result: bool = False
    start: int = 0


@dataclass
class Writer:
    """Collects one paragraph after another; keeps what outlives a paragraph: open fields, pages, keys of cited works."""

    parts: Parts
    page: int = 0
    turned: bool = False
    text: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    at: int = 0
    boxes: list["_Element"] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    known: dict[str, csl.Item] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    _open: list[_Field] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.parts.first

    @property
    def label(self) -> str:
        """The number of the page that is being written."""
        return str(self.page)

    def take(self) -> tuple[str, tuple[Mark, ...]]:
        """Return the paragraph so far and begin the next."""
        done = "".join(self.text), tuple(self.marks)
        self.text, self.marks, self.at = [], [], 0
        for open_ in self._open:
            open_.start = 0
        return done

    def say(self, words: str) -> None:
        """Add words, unless they stand in the instruction of a field."""
        if not self._open or all(f.result for f in self._open):
            self.text.append(words)
            self.at += len(words)

    def walk(self, element: "_Element") -> None:
        """Add what stands in a paragraph or a part of it."""
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag == W + "hyperlink":
                start = self.at
                self.walk(child)
                self._mark("link", start, self.parts.links.get(str(child.get(R + "id")), ""))
            elif tag == W + "fldSimple":
                start = self.at
                self.walk(child)
                self._field(str(child.get(W + "instr")), start)
            elif tag == W + "sdt":
                start, works = self.at, tagged(value(child, "sdtPr/tag"))
                self.walk(child)
                self._cite(works, start)
            elif isinstance(tag, str) and tag not in _SKIPPED and tag != W + "sdtPr":
                self.walk(child)

    def _run(self, run: "_Element") -> None:
        start = self.at
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self.say(child.text or "")
            elif tag == W + "fldChar":
                self._change(str(child.get(W + "fldCharType")), child)
            elif tag == W + "instrText" and self._open and not self._open[-1].result:
                self._open[-1].instruction += child.text or ""
            elif tag == W + "lastRenderedPageBreak" or (tag == W + "br" and child.get(W + "type") == "page"):
                self.turn(rendered=tag == W + "lastRenderedPageBreak")
            elif tag in _SIGNS:
                self.say(_SIGNS[str(tag)])
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self._note(str(tag).removeprefix(W).removesuffix("Reference"), str(child.get(W + "id")))
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self.boxes.extend(child.iter(W + "txbxContent"))
        noted = any(mark.kind == "note" and mark.span.start >= start for mark in self.marks)
        if not noted and value(run, "rPr/vertAlign") == "superscript":
            self._mark("superscript", start, "".join(self.text)[-(self.at - start) :])

    def _mark(self, kind: str, start: int, said: str) -> None:
        if said and self.at > start:
            self.marks.append(Mark(kind, Span(start, self.at), said))

    def turn(self, *, rendered: bool) -> None:
        """Begin a page: by Word's own breaks where the file has them, else by the author's."""
        if rendered == self.parts.rendered:
            self.turned = True
            self.page += 1
            self.marks.append(Mark("page", Span(self.at, self.at), self.label))

    def _note(self, kind: str, id_: str) -> None:
        if (kind, id_) not in self.notes:
            self.notes.append((kind, id_))
        label = self.parts.label(kind, Counter(k for k, _ in self.notes[: self.notes.index((kind, id_)) + 1])[kind])
        start = self.at
        self.say(f"[^{label}]")
        self._mark("note", start, label)

    def _change(self, change: str, element: "_Element") -> None:
        """Open a field, begin its result, or close it."""
        if change == "begin":
            data = element.findtext(W + "fldData") or ""
            self._open.append(_Field(self.parts.unpacked(data), start=self.at))
        elif change == "separate" and self._open:
            self._open[-1].result, self._open[-1].start = True, self.at
        elif change == "end" and self._open:
            done = self._open.pop()
            if self._open and not self._open[-1].result:
                if (
                    "<EndNote>" not in self._open[-1].instruction
                ):  # EndNote keeps its data in a field inside the field, too
                    self._open[-1].instruction += done.instruction
            else:
                self._field(done.instruction, done.start)

    def _field(self, instruction: str, start: int) -> None:
        said = instruction.split()
        if said[:1] == ["HYPERLINK"] and len(said) > 1:
            self._mark("link", start, said[1].strip('"'))
        else:
            self._cite(cited(instruction), start)

    def _cite(self, works: list[Cited], start: int) -> None:
        """Mark the words of a citation with the keys of its works: each its own part where the parts can be told apart."""
        if not works or self.at <= start:
            return
        shown = "".join(self.text)[start - self.at :]
        for work, (a, b) in zip(works, _shares(shown, len(works)), strict=True):
            key = self._key(work)
            self.marks.append(Mark("citekey", Span(start + a, start + b), key))

    def _key(self, work: Cited) -> str:
        """Return the work's key, one for one work in the whole file; its data is kept the first time."""
        item = work.item or self.parts.sources.get(work.id, {})
        # two coauthors' libraries give the same number to two works
        same = f"{work.id}\n{str(item.get('title') or '').casefold()}"
        if same not in self.keys:
            key = work.id if not work.item and item else csl.keyed(item, f"cited{len(self.keys) + 1}")
            twins = sum(k == key or (k.startswith(key) and k[len(key) :].isalpha()) for k in self.keys.values())
            self.keys[same] = key + "abcdefghijklmnopqrstuvwxyz"[min(twins, 25)] * bool(twins)
        key = self.keys[same]
        if key not in self.known and item:
            self.known[key] = item
            self.marks.append(Mark("csl", Span(self.at, self.at), csl.dump(key, item)))
        return key


def _shares(shown: str, count: int) -> list[tuple[int, int]]:
    """Return where each of the works stands in "(Lee, 2017; Kim, 2018)", without the brackets; the whole where unclear."""
    left = len(shown) - len(shown.lstrip("([ "))
    right = len(shown.rstrip(")] "))
    parts = shown[left:right].split(";")
    if len(parts) != count:
        parts = shown[left:right].split(",") if len(shown[left:right].split(",")) == count else []
    if not parts:
        return [(left, right)] * count
    out, at = [], left
    for part in parts:
        out.append((at + len(part) - len(part.lstrip()), at + len(part.rstrip())))
        at += len(part) + 1
    return out
