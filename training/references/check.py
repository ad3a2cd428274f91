"""How many fields and whole references come out right, by the rules, by the CRF and by both: cross-validation by document."""

import difflib
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import Person
from pipeline.references import crf
from pipeline.references.features import features
from pipeline.references.fields import corrected
from pipeline.references.reading import Reading, read
from pipeline.references.tokens import tokens
from training.references.gold import Row
from training.references.made import made
from training.references.train import sequences, train

_FIELDS = ("authors", "year", "title", "container", "publisher")
_FOLDS = 5


def main(sets: Mapping[str, Sequence[Row]]) -> None:
    """Print a line a set and way; SciELO's figures are the mean over the folds."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    synthetic = list(sequences(made()))
    for fold in range(_FOLDS):
        rest = [row.known for name in ("anystyle", "grobid") for row in sets[name] if row.fold != fold]
        with tempfile.TemporaryDirectory() as folder:
            weights = Path(folder) / "fold.npz"
            train([*sequences(rest), *synthetic], weights)
            for name, rows in sets.items():
                for row in rows:
                    if name == "scielo" or row.fold == fold:
                        for way, reading in _ways(row.known.raw, weights):
                            counts[name, way].update(_right(row, reading))
        crf.tagger.cache_clear()
        for (name, way), count in sorted(counts.items()):
            said = " ".join(f"{field} {100 * count[field] / count['n']:.1f}" for field in ("whole", *_FIELDS))
            print(f"folds {fold + 1} | {name} | {way} | {said} | n {count['n']}", flush=True)


def _ways(raw: str, weights: Path) -> Iterator[tuple[str, Reading]]:
    """Yield the reading of the rules, of both together, and of the rules with one field of the CRF each."""
    reading = read(raw)
    words = tokens(reading.text)
    tagger = crf.tagger(weights)
    yield "rules", reading
    both = corrected(reading, words, *tagger.tag([features(words, reading)])) if tagger and words.words else reading
    yield "both", both
    yield "rules + authors", replace(reading, authors=both.authors)
    yield "rules + year", replace(reading, year=both.year)
    yield "rules + title, container", replace(reading, title=both.title, container=both.container)


def _right(row: Row, reading: Reading) -> Iterator[str]:
    """Yield the names of the fields that are right, "whole" where title, container, year and authors are, and "n"."""
    want = row.fields
    found = {
        "year": _year(want.get("year")) == _year(reading.year),
        "title": _near(want.get("title"), reading.title),
        "container": _near(want.get("container"), reading.container),
        "publisher": _near(want.get("publisher"), reading.publisher),
        "authors": _authors(want, reading),
    }
    yield from (name for name, right in found.items() if right)
    if all(found[name] for name in ("year", "title", "container", "authors")):
        yield "whole"
    yield "n"


def _authors(want: Mapping[str, str | list[str]], reading: Reading) -> bool:
    """Compare families one by one, or see that they all stand in the stretch that is labelled."""
    said = [_soft(a.family if isinstance(a, Person) else a.name) for a in reading.authors]
    if "authors" in want:
        return [_soft(name) for name in want["authors"]] == said
    segment = _soft(want.get("author_segment"))
    return (not segment and not said) or bool(said and all(s in segment for s in said) and said[0] in segment[:40])


def _soft(text: object) -> str:
    folded = unicodedata.normalize("NFKD", str(text or "")).casefold()
    return "".join(c for c in folded if c.isalnum())


def _near(a: object, b: object) -> bool:
    one, other = _soft(a), _soft(b)
    return one == other or bool(
        one and other and difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.9
    )


def _year(text: object) -> str:
    found = re.search(r"\d{4}", str(text or ""))
    return found.group() if found else ""
