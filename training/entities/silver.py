"""Openly licensed text, labelled by the accurate model.

A unit whose label has a probability below CONFIDENT has no label: who learns from it should not learn the guesses.
"""

import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.text.tagger import Unit, label_units
from training.entities.data import Text, text_of

CONFIDENT = 0.55
_OPEN = ("creativecommons.org/licenses/by/", "creativecommons attribution license", "publicdomain")


def unlabelled(data: Path) -> Iterator[str]:
    """Yield texts under CC-BY or CC-BY-SA (data/README.md): Wikinews, Wikipedia, articles of open journals; each once."""
    seen: set[str] = set()
    for text in itertools.chain(_wiki(data), _articles(data)):
        plain = " ".join(text.split())
        if len(plain.split()) > 8 and plain not in seen:
            seen.add(plain)
            yield plain


def _wiki(data: Path) -> Iterator[str]:
    for name in ("meantime_dev", "wikiwars_dev"):
        for row in _rows(data / "dates" / f"{name}.jsonl"):
            yield from row["text"].split("\n")
    for row in _rows(data / "verify" / "numeric_claims_dev.jsonl"):
        yield from row["evidence"]
    for row in _rows(data / "verify" / "wice_dev.jsonl"):
        yield f"{row['context']} {row['claim']}"


def _articles(data: Path) -> Iterator[str]:
    for row in _rows(data / "links" / "links_dev.jsonl"):
        licence = row["license"].casefold().replace("creative commons", "creativecommons")
        if any(part in licence for part in _OPEN):
            yield from row["text"].split("\n")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def row_of(text: str, units: list[Unit]) -> dict[str, Any]:
    """Return a row as data/ner writes them: words, whether a blank follows, entities over words, words without a label."""
    ends = [*(u.span.start for u in units[1:]), units[-1].span.end]
    entities: list[list[Any]] = []
    for i, unit in enumerate(units):
        if unit.label.startswith("B-"):
            entities.append([i, i + 1, unit.label[2:]])
        elif unit.label.startswith("I-"):
            entities[-1][1] = i + 1
    return {
        "words": [u.span.of(text) for u in units],
        "spaces": [u.span.end < end for u, end in zip(units, ends, strict=True)],
        "entities": entities,
        "missing": [i for i, unit in enumerate(units) if unit.probability < CONFIDENT],
    }


def write(shared: Path, words: int, out: Path) -> None:
    """Label, and append to the file; what it holds already is not labelled again."""
    texts = list(unlabelled(shared / "data"))
    random.Random(1).shuffle(texts)
    counted = itertools.accumulate(len(text.split()) for text in texts)
    texts = [text for text, so_far in zip(texts, counted, strict=True) if so_far < words]
    made = out.read_text(encoding="utf-8").count('"text":') if out.exists() else 0
    with out.open("a", encoding="utf-8") as file:
        for i, text in enumerate(texts[made:], made):
            rows = [row_of(text, units) for units in label_units(text, everywhere=True)]
            file.write(json.dumps({"text": i, "rows": rows}, ensure_ascii=False) + "\n")
            if i % 1000 == 0:
                print(f"labelled {i} of {len(texts)} texts", flush=True)


def read(file: Path) -> list[Text]:
    """Return the texts of the file, one a window that was labelled."""
    with file.open(encoding="utf-8") as lines:
        return [text_of(row) for line in lines for row in json.loads(line)["rows"]]
