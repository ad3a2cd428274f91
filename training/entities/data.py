"""Labelled words to windows of word pieces; a word without annotation may have any label, not "none"."""

import json
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from pipeline.model.span import Span
from pipeline.text.gazetteer import names
from pipeline.text.sentences import sentences
from pipeline.text.windows import LABELS, LENGTH, shape, windows

OPEN = (1 << len(LABELS)) - 1  # every label is possible
_INDEX = {label: i for i, label in enumerate(LABELS)}
_FOLD = {"GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}
# Re-DocRED's MISC is one of these
_MISC = ("NORP", "EVENT", "WORK_OF_ART", "PRODUCT")

Entity = tuple[int, int, str]  # start and end in the text, type of the model


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the entities of its annotation and the spans whose label is unknown."""

    text: str
    entities: tuple[Entity, ...]
    unknown: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the network reads: word pieces, shapes, and for the first piece of each unit the bit set of possible labels."""

    ids: list[int]
    shapes: list[int]
    allowed: list[int]  # 0 where no loss is taken


def texts(path: Path) -> Iterator[Text]:
    """Read a data file of words, spaces, entities over words, and words whose label is missing.

    Re-DocRED calls "German" a place; the other corpora, and we, a people: listed peoples become NORP.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield text_of(json.loads(line))


def text_of(row: dict[str, Any]) -> Text:
    """Return the words of a row as one text, and its entities as spans of that."""
    starts, ends, at, parts = [], [], 0, []
    for word, space in zip(row["words"], row["spaces"], strict=True):
        starts.append(at)
        ends.append(at + len(word))
        parts.append(word + " " * space)
        at += len(parts[-1])
    text = "".join(parts)
    entities = tuple(
        (starts[a], ends[b - 1], _kind(kind, text[starts[a] : ends[b - 1]])) for a, b, kind in row["entities"]
    )
    return Text(text, entities, tuple(Span(starts[i], ends[i]) for i in row["missing"]))


def _kind(kind: str, phrase: str) -> str:
    folded = _FOLD.get(kind, kind)
    listed = names().get(phrase)
    return "NORP" if folded == "PLACE" and listed and listed.kind == "NORP" else folded


def units_of(text: str, tokenizer: Tokenizer) -> list[tuple[Span, list[int]]]:
    """Return each unit (a run of letters or one sign) with its word pieces, cut at LENGTH."""
    found: list[tuple[Span, list[int]]] = []
    coded = tokenizer.encode(text, add_special_tokens=False)
    last = -1
    for piece, word, (start, end) in zip(coded.ids, coded.word_ids, coded.offsets, strict=True):
        if word != last:
            found.append((Span(start, end), [piece]))
        else:
            span, pieces = found[-1]
            found[-1] = (Span(span.start, end), [*pieces, piece][:LENGTH])
        last = word
    return found


def cut(text: Text, tokenizer: Tokenizer, cls: int, sep: int, *, alone: bool = False) -> Iterator[Window]:
    """Yield the windows of a text; alone: a window for each sentence, as where a sentence is all there is."""
    units = units_of(text.text, tokenizer)
    allowed = _allowed([span for span, _ in units], text)
    spans, lengths, found = [s for s, _ in units], [len(p) for _, p in units], sentences(text.text)
    for window in (w for part in _by_sentence(spans, found, alone=alone) for w in _within(part, spans, lengths, found)):
        ids, shapes, labels = [cls], [7], [0]
        for i in window:
            span, pieces = units[i]
            kind = shape(span.of(text.text))
            ids += pieces
            shapes += [kind] + [kind + 8] * (len(pieces) - 1)
            labels += [allowed[i]] + [0] * (len(pieces) - 1)
        yield Window([*ids, sep], [*shapes, 7], [*labels, 0])


def _by_sentence(units: Sequence[Span], found: Sequence[Span], *, alone: bool) -> list[range]:
    """Return the units of each sentence, or all in one."""
    if not alone:
        return [range(len(units))]
    sentence_of = [bisect_right(found, span.start, key=lambda s: s.start) for span in units]
    return [range(bisect_left(sentence_of, n), bisect_right(sentence_of, n)) for n in sorted(set(sentence_of))]


def _within(part: range, units: Sequence[Span], lengths: Sequence[int], found: Sequence[Span]) -> Iterator[range]:
    for window in windows(units[part.start : part.stop], lengths[part.start : part.stop], found):
        yield range(part.start + window.start, part.start + window.stop)


def mask_pieces(window: Window, mask: int, share: float, rng: random.Random) -> Window:
    """Return the window with a share of its pieces masked, so that the context of a name counts too."""
    inner = range(1, len(window.ids) - 1)
    ids = [mask if i in inner and rng.random() < share else piece for i, piece in enumerate(window.ids)]
    return Window(ids, window.shapes, window.allowed)


def _allowed(units: Sequence[Span], text: Text) -> list[int]:
    """Return the bit set of possible labels of each unit."""
    by_start = {}
    covers = [(Span(a, b), kind) for a, b, kind in text.entities]
    for span, kind in covers:
        for i, unit in enumerate(units):  # texts are short
            if unit.overlaps(span):
                bio = "I" if i and units[i - 1].overlaps(span) else "B"
                kinds = _MISC if kind == "MISC" else (kind,)
                by_start[i] = sum(1 << _INDEX[f"{bio}-{k}"] for k in kinds)
    unknown = {i for i, unit in enumerate(units) for span in text.unknown if unit.overlaps(span)}
    return [OPEN if i in unknown and i not in by_start else by_start.get(i, 1) for i in range(len(units))]


def batches(all_: Sequence[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Return batches of about so many word pieces, windows of like length together, in random order."""
    order = sorted(all_, key=lambda w: (len(w.ids), rng.random()))
    out: list[list[Window]] = [[]]
    for window in order:
        if out[-1] and (len(out[-1]) + 1) * len(window.ids) > size:
            out.append([])
        out[-1].append(window)
    rng.shuffle(out)
    return out
