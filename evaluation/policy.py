"""Entities of policy articles of our own (evaluation/gold/): strict spans and kinds, and names of those found."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pipeline

GOLD = Path(__file__).parent / "gold"
# [Tokayev|PERSON|Kassym-Jomart Tokayev]
_BRACKET = re.compile(r"\[(?P<text>[^|\]\n]{1,200})\|(?P<kind>[A-Z_]{2,20})(?:\|(?P<name>[^\]\n]{1,200}))?\]")


class GoldEntity(NamedTuple):
    """An entity of the gold: place in the text without brackets, kind, canonical name."""

    start: int
    end: int
    kind: str
    name: str


def parse_brackets(marked: str) -> tuple[str, list[GoldEntity]]:
    """Return the text without its brackets, and the entities that they mark.

    >>> parse_brackets("In [Baku|GPE].")
    ('In Baku.', [GoldEntity(start=3, end=7, kind='GPE', name='Baku')])
    """
    parts, entities, offset, copied = [], [], 0, 0
    for m in _BRACKET.finditer(marked):
        parts.append(marked[copied : m.start()])
        offset += m.start() - copied
        entities.append(GoldEntity(offset, offset + len(m["text"]), m["kind"], m["name"] or m["text"]))
        parts.append(m["text"])
        offset += len(m["text"])
        copied = m.end()
    return "".join([*parts, marked[copied:]]), entities


def articles() -> Iterator[tuple[str, list[GoldEntity]]]:
    """Yield each article of the gold; its first line is a comment."""
    for path in sorted(GOLD.glob("*.txt")):
        yield parse_brackets(path.read_text(encoding="utf-8").partition("\n\n")[2])


def score() -> str:
    """Return a line of figures: F1 over all, right names among the hits, F1 a kind; misses and extras on lines before it."""
    lines, counts, names = [], Counter[str](), [0, 0]
    for text, gold in articles():
        gold_names = {(g.start, g.end, g.kind): g.name for g in gold}
        found = {(e.span.start, e.span.end, e.kind): e.name for e in pipeline.find_entities(text)}
        for place in sorted(gold_names.keys() | found.keys()):
            result = "hit" if place in gold_names and place in found else "missed" if place in gold_names else "extra"
            counts.update([result, f"{place[2]} {result}"])
            if result == "hit":
                names = [names[0] + (gold_names[place] == found[place]), names[1] + 1]
            if result != "hit" or gold_names[place] != found[place]:
                lines.append(f"{result} {place[2]} {text[place[0] : place[1]]!r} {found.get(place, '')!r}")
    kinds = sorted({place.partition(" ")[0] for place in counts if " " in place})
    figures = [f"F1 {_f1(counts, '')}", f"names {100 * names[0] / max(1, names[1]):.1f}"]
    return "\n".join([*lines, " | ".join([*figures, *(f"{kind} {_f1(counts, kind + ' ')}" for kind in kinds)])])


def _f1(counts: Counter[str], kind: str) -> str:
    hit = counts[f"{kind}hit"]
    return f"{200 * hit / max(1, 2 * hit + counts[f'{kind}missed'] + counts[f'{kind}extra']):.1f}"
