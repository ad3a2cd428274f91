"""python -m benchmarks: ratios beside their limits, and what has moved since the last run; no test depends on them.

The run is added to benchmarks/history.jsonl; --json prints it, --dry-run keeps the history as it is.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import corpus, history, texts
from benchmarks.measure import ROUNDS, Ratio, measure

_ARTICLES = 100
_CODE = Path(__file__).parents[1] / "pipeline"


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
    """Yield the ratios of whole runs: of one article, with nothing to do, and with one changed article.

    Each has a corpus and a cache of its own: where one changes, another has nothing to do. They run a copy of the package: a run
    has something to do whenever its code has changed, and somebody may be at work on it.
    """
    shutil.copytree(_CODE, folder / "code" / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    # the byte code of modules is written, as a user's Python does it; a test machine may have that switched off
    env = {**os.environ, "PYTHONPATH": str(folder / "code"), "PYTHONDONTWRITEBYTECODE": ""}

    def extract(name: str, *argv: str) -> Callable[[], None]:
        """Return a run in a folder of its own, made once before it is measured."""
        corpus.write(folder / name, _ARTICLES)
        command = [sys.executable, "-m", "pipeline", "extract", "--fast", "-q", "--cache", "cache", "-o", "out"]

        def run() -> None:
            subprocess.run([*command, *argv], check=True, cwd=folder / name, env=env)

        run()
        return run

    def change_and(run: Callable[[], None], name: str) -> Callable[[], None]:
        article = folder / name / "articles" / "article000000.md"

        def change() -> None:
            article.write_text(article.read_text(encoding="utf-8") + "More of it was moved.\n", encoding="utf-8")
            run()

        return change

    def python() -> None:
        subprocess.run([sys.executable, "-c", "pass"], check=True)

    everything = ["articles", "--sources", "saved"]
    alone = extract("alone", "articles/article000001.md", "--no-cache")
    yield Ratio("1 article, models loaded ÷ python", alone, python, 150)
    for words, tables in (("in parts", "parquet"), ("for people", "csv")):
        untouched = extract(f"same {tables}", *everything, "--tables", tables)
        changed = extract(f"changed {tables}", *everything, "--tables", tables)
        yield Ratio(f"{_ARTICLES} articles {words}, nothing to do ÷ python", untouched, python, 6)
        yield Ratio(
            f"1 of {_ARTICLES} articles {words} changed ÷ 1 article",
            change_and(changed, f"changed {tables}"),
            alone,
            1.5,
        )


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
