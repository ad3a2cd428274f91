"""python -m benchmarks: ratios beside their limits, and what has moved since the last run; no test depends on them.

The run is added to benchmarks/history.jsonl; --json prints it, --dry-run keeps the history as it is.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import corpus, history, texts
from benchmarks.measure import ROUNDS, Ratio, measure

_ARTICLES = 100
_ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}


def ratios(folder: Path) -> Iterator[Ratio]:
    """Yield the ratios. folder: an empty one."""
    import pipeline
    from pipeline import flow
    from pipeline.citations import find_citations
    from pipeline.links import link
    from pipeline.model import Document, Reference

    def run_python(*argv: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *argv], capture_output=True, check=True)

    def split_words(text: str) -> Callable[[], object]:
        return lambda: re.findall(r"\w+", text)

    prose, short, tenfold = texts.prose(125), texts.prose(12), texts.prose(120)
    small, large = texts.library(1_000), texts.library(10_000)
    yield Ratio(
        "citetrail --help ÷ python -c pass", run_python("-m", "pipeline", "--help"), run_python("-c", "pass"), 4
    )
    # words are split at about 30 MB/s on the machines where the targets of 150 kB/s (dates) and 60 kB/s (figures) were set
    yield Ratio("dates ÷ splitting into words", lambda: pipeline.find_dates(prose), split_words(prose), 200)
    yield Ratio("figures ÷ splitting into words", lambda: pipeline.find_figures(prose), split_words(prose), 500)
    yield Ratio(
        "whole flow, 10 × the text",
        lambda: flow.extract(texts.article(tenfold)),
        lambda: flow.extract(texts.article(short)),
        11,
    )

    def link_all(library: tuple[Document, list[Reference]]) -> Callable[[], object]:
        document, references = library
        citations = find_citations(document, references)
        return lambda: link(citations, references, document.text)

    yield Ratio("linking 10k × 10k ÷ 1k × 1k", link_all(large), link_all(small), 13)
    yield from _of_runs(folder)


def _of_runs(folder: Path) -> Iterator[Ratio]:
    """Yield the ratios of whole runs: with nothing to do, and with one changed article."""
    corpus.write(folder, _ARTICLES)
    tables = ["--sources", "saved", "--fast", "-q", "--cache", "cache", "--tables", "parquet"]

    def extract(*argv: str) -> None:
        subprocess.run([sys.executable, "-m", "pipeline", "extract", *argv], check=True, cwd=folder, env=_ENV)

    def change() -> None:
        article = folder / "articles" / "article000000.md"
        article.write_text(article.read_text(encoding="utf-8") + "More of it was moved.\n", encoding="utf-8")
        extract("articles", *tables, "-o", "out")

    def first() -> None:
        extract("articles/article000001.md", "--fast", "-q", "--no-cache", "-o", "alone")

    def python() -> None:
        subprocess.run([sys.executable, "-c", "pass"], check=True)

    extract("articles", *tables, "-o", "out")
    extract("articles", *tables, "-o", "same")
    yield Ratio(
        f"{_ARTICLES} articles, nothing to do ÷ python", lambda: extract("articles", *tables, "-o", "same"), python, 6
    )
    yield Ratio(f"1 of {_ARTICLES} articles changed ÷ 1 article", change, first, 1.5)


def main() -> None:
    """Measure, print, and keep what was measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="speed, as ratios within one run")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each is measured (default: {ROUNDS})")
    parser.add_argument("--only", default="", metavar="WORDS", help="ratios whose name has these words")
    parser.add_argument("--json", action="store_true", help="print the line of the history instead of a table")
    parser.add_argument("--dry-run", action="store_true", help="add nothing to the history")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chosen = [ratio for ratio in ratios(Path(folder)) if args.only in ratio.name]
        found = list(measure(chosen, args.rounds))
    entry, before = history.entry_of(found), history.last_on_this_machine()
    if args.json:
        print(json.dumps(entry, ensure_ascii=False))
    else:
        for m in found:
            mark = "" if m.is_within else "  MORE THAN ALLOWED"
            spread = f"({m.low:.1f}–{m.high:.1f})"
            print(f"{m.name:<45} {m.median:>7.1f} {spread:<15} allowed {m.limit:g}   {m.seconds:.2f} s{mark}")
        for line in history.moved(found, before) if before else ():
            print(f"moved: {line}")
    if not args.dry_run:
        history.append(entry)


if __name__ == "__main__":
    main()
