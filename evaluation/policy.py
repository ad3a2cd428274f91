"""Entities of policy articles of our own (evaluation/gold/): strict spans and kinds, and names of those found."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pipeline

GOLD = Path(__file__).parent / "gold"
# [Tokayev|PERSON|Kassym-Jomart Tokayev]
_MARKED = re.compile(r"\[(?P<text>[^|\]\n]{1,200})\|(?P<kind>[A-Z_]{2,20})(?:\|(?P<name>[^\]\n]{1,200}))?\]")


class Marked(NamedTuple):
    """An entity of the gold: place in the text without brackets, kind, canonical name."""

    start: int
    end: int
    kind: str
    name: str


def unmarked(marked: str) -> tuple[str, list[Marked]]:
    """Return the text without its brackets, and what they say.

    >>> unmarked("In [Baku|GPE].")
    ('In Baku.', [Marked(start=3, end=7, kind='GPE', name='Baku')])
    """
    parts, found, at, done = [], [], 0, 0
    for m in _MARKED.finditer(marked):
        parts.append(marked[done : m.start()])
        at += m.start() - done
        found.append(Marked(at, at + len(m["text"]), m["kind"], m["name"] or m["text"]))
        parts.append(m["text"])
        at += len(m["text"])
        done = m.end()
    return "".join([*parts, marked[done:]]), found


def articles() -> Iterator[tuple[str, list[Marked]]]:
    """Yield each article of the gold; its first line is a comment."""
    for path in sorted(GOLD.glob("*.txt")):
        yield unmarked(path.read_text(encoding="utf-8").partition("\n\n")[2])


def score() -> str:
    """Return a line of figures: F1 over all, right names among the hits, F1 a kind; misses and extras on lines before it."""
    lines, by, names = [], Counter[str](), [0, 0]
    for text, gold in articles():
        wanted = {(g.start, g.end, g.kind): g.name for g in gold}
        said = {(e.span.start, e.span.end, e.kind): e.name for e in pipeline.find_entities(text)}
        for place in sorted(wanted.keys() | said.keys()):
            where = "hit" if place in wanted and place in said else "missed" if place in wanted else "extra"
            by.update([where, f"{place[2]} {where}"])
            if where == "hit":
                names = [names[0] + (wanted[place] == said[place]), names[1] + 1]
            if where != "hit" or wanted[place] != said[place]:
                lines.append(f"{where} {place[2]} {text[place[0] : place[1]]!r} {said.get(place, '')!r}")
    kinds = sorted({place.partition(" ")[0] for place in by if " " in place})
    figures = [f"F1 {_f1(by, '')}", f"names {100 * names[0] / max(1, names[1]):.1f}"]
    return "\n".join([*lines, " | ".join([*figures, *(f"{kind} {_f1(by, kind + ' ')}" for kind in kinds)])])


def _f1(by: Counter[str], kind: str) -> str:
    hit = by[f"{kind}hit"]
    return f"{200 * hit / max(1, 2 * hit + by[f'{kind}missed'] + by[f'{kind}extra']):.1f}"
