"""python -m evaluation.rows [--show]: hold the rows of our own texts against the gold; exit 1 below a floor."""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.documents import read
from pipeline.flow import extract
from pipeline.model import Extraction, ProblemCode
from pipeline.text.numbers import plain

_HERE = Path(__file__).parent
FIELDS = ("figures", "dates", "names", "acronyms", "uncited")


def rows(extraction: Extraction) -> Iterator[tuple[str, str]]:
    """Yield (field, what stands in the row): values and units of figures, EDTF of dates, texts of the others."""
    text, mentions = extraction.document.text, extraction.mentions
    for figure in mentions.figures:
        low, high = plain(figure.low), plain(figure.high)  # 18.4 billion reads 18400000000.0
        value = f"{low}" if low == high else f"{low}..{high}"
        yield "figures", f"{value} {figure.unit}".strip()
    yield from (("dates", time.edtf or time.timex) for time in mentions.times)
    yield from (("names", entity.span.of(text)) for entity in mentions.entities)
    for problem in extraction.problems:
        if problem.code == ProblemCode.ACRONYM_UNDEFINED:
            yield "acronyms", problem.span.of(text)
        if problem.code == ProblemCode.CLAIM_UNCITED:
            yield "uncited", " ".join(problem.span.of(text).split()[:4])


def main() -> int:
    """Print precision and recall of each field; 1 when one fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.rows", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each row that is wrong or missing")
    show = parser.parse_args().show
    gold = tomllib.loads((_HERE / "gold.toml").read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    for name, judged in gold["article"].items():
        given = Counter(rows(extract(read(_HERE / "articles" / name))))
        fields = judged.get("only", FIELDS)
        given = Counter({(field, row): count for (field, row), count in given.items() if field in fields})
        wanted = Counter((field, row) for field in fields for row in judged.get(field, ()))
        for field in fields:
            found[field] += sum(n for (of, _), n in given.items() if of == field)
            expected[field] += sum(n for (of, _), n in wanted.items() if of == field)
            right[field] += sum(n for (of, _), n in (given & wanted).items() if of == field)
        if show:
            for sign, rest in (("wrong  ", given - wanted), ("missing", wanted - given)):
                for field, row in rest.elements():
                    print(f"{name:<16} {sign} {field:<9} {row}")
    below = False
    for field in FIELDS:
        precision = 100 * right[field] / max(1, found[field])
        recall = 100 * right[field] / max(1, expected[field])
        floor = gold["floor"][field]
        below |= precision < floor[0] or recall < floor[1]
        rows_right = f"right of {found[field]:>3} rows {precision:5.1f} % (floor {floor[0]})"
        print(f"{field:<9} {rows_right}, found of {expected[field]:>3} {recall:5.1f} % (floor {floor[1]})")
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main())
