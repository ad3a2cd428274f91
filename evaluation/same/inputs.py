"""Fixed inputs and what the pipeline gives for each of them, as plain JSON values, one generator a section."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

import pipeline
from evaluation.articles import articles
from pipeline.documents import readers
from pipeline.run.batch import run
from pipeline.run.plan import plan
from pipeline.tables import tables

ROOT = Path(__file__).parent.parent.parent
Row = tuple[str, Any]  # where the value comes from, and the value
_LIBRARIES = (".bib", ".json")


def own_articles(_: Path) -> Iterator[Row]:
    """Yield every table row of the articles of tests/articles and of the sample corpus."""
    for article in articles():
        bibs = [article.bib] if article.bib.exists() else []
        yield from _rows(article.name, [article.path], [article.sources], bibs)


def small_inputs(shared: Path) -> Iterator[Row]:
    """Yield every table row of the small inputs and of the real article beside the project."""
    for path in sorted([*(shared / "small").iterdir(), *(shared / "real").glob("article.*")]):
        if path.suffix not in _LIBRARIES and path.name != "README.md":
            bibs = [path.with_suffix(ending) for ending in _LIBRARIES if path.with_suffix(ending).exists()]
            yield from _rows(f"small/{path.name}", [path], [], bibs)


def parsed_references(shared: Path) -> Iterator[Row]:
    """Yield the fields of a sample of reference entries."""
    for path, rows in _files(shared / "data" / "refs", step=25):
        parsed = pipeline.parse_references([row["raw"] for _, row in rows])
        yield from ((f"{path}:{i}", _plain(value)) for (i, _), value in zip(rows, parsed, strict=True))


def linked_citations(shared: Path) -> Iterator[Row]:
    """Yield the citations of a sample of articles and where each of them leads."""
    for path, rows in _files(shared / "data" / "links", step=6):
        for i, article in rows:
            entries = [
                f"{ref['label'].rstrip('.')}. {ref['raw']}" if ref["label"] else ref["raw"] for ref in article["refs"]
            ]
            references = pipeline.parse_references(entries)
            for link in pipeline.link_citations(article["text"], references):
                yield f"{path}:{i} {link.span.start}", _plain(link)


def dates(shared: Path) -> Iterator[Row]:
    """Yield the time expressions of the news and history texts."""
    for path, rows in _files(shared / "data" / "dates"):
        for i, row in rows:
            written = dt.date.fromisoformat(row["ref_date"][:10]) if row.get("ref_date") else None
            yield f"{path}:{i}", [_plain(time) for time in pipeline.find_dates(row["text"], written=written)]


def figures(shared: Path) -> Iterator[Row]:
    """Yield the figures of the news and specification texts, and of a sample of claims."""
    for path, rows in (*_files(shared / "data" / "figures"), *_files(shared / "data" / "verify", "numeric*", step=8)):
        for i, row in rows:
            yield f"{path}:{i}", [_plain(figure) for figure in pipeline.find_figures(row.get("text") or row["claim"])]


def entities(shared: Path) -> Iterator[Row]:
    """Yield the entities of a sample of sentences."""
    for path, rows in _files(shared / "data" / "ner", "ner_dev*", step=2):
        for i, row in rows:
            text = "".join(word + " " * space for word, space in zip(row["words"], row["spaces"], strict=True))
            yield f"{path}:{i}", [_plain(entity) for entity in pipeline.find_entities(text)]


def comparisons(shared: Path) -> Iterator[Row]:
    """Yield the checks of a sample of claims against the passages that speak of them."""
    for pattern, step in (("numeric*", 8), ("altered*", 8), ("statements*", 8)):
        for path, rows in _files(shared / "data" / "verify", pattern, step=step):
            for i, row in rows:
                yield f"{path}:{i}", [_plain(check) for check in pipeline.compare(row["claim"], row["evidence"])]


def passages(shared: Path) -> Iterator[Row]:
    """Yield the ranking of a source's sentences for a sample of claims, and how much each claim is worth a check."""
    for path, rows in _files(shared / "data" / "verify", "wice*", step=3):
        for i, row in rows:
            yield f"{path}:{i}", pipeline.rank_passages(row["claim"], row["doc_sents"])[:10]
    for path, rows in _files(shared / "data" / "verify", "claimbuster*", step=8):
        for i, row in rows:
            yield f"{path}:{i}", round(pipeline.checkworthiness(row["text"]), 6)


SECTIONS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "articles": own_articles,
    "small": small_inputs,
    "references": parsed_references,
    "links": linked_citations,
    "dates": dates,
    "figures": figures,
    "entities": entities,
    "comparisons": comparisons,
    "passages": passages,
}


def _rows(name: str, paths: list[Path], sources: list[Path], bibs: list[Path]) -> Iterator[Row]:
    """Yield each row of each table of one article; the seconds of errors.csv differ from run to run."""
    result = run(plan(paths, sources, bibs, readers()), lambda files, _: files)
    for table, rows in tables(result.extractions, result.troubles).items():
        seen: Counter[str] = Counter()
        for row in rows:
            id_ = next((cell for column, cell in row.items() if column.endswith("_id")), "")
            cells = {
                column: cell for column, cell in row.items() if cell and column not in ("seconds", "path", "source")
            }
            seen[id_] += 1
            yield f"{name} {table} {id_}.{seen[id_]}", cells


def _files(folder: Path, pattern: str = "*.jsonl", step: int = 1) -> Iterator[tuple[str, list[tuple[int, Any]]]]:
    """Yield each file with every so many of its rows, numbered; document stores beside a data set are none."""
    for path in sorted(folder.glob(pattern)):
        if not path.stem.endswith("_docs"):
            with path.open(encoding="utf-8") as lines:
                yield path.stem, [(i, json.loads(line)) for i, line in enumerate(lines) if i % step == 0]


def _plain(value: object) -> Any:
    """Return a frozen value as JSON types; `by` names a part of the code and empty fields say nothing."""
    fields = msgspec.to_builtins(value)
    return {name: field for name, field in fields.items() if name != "by" and field not in ("", None, [], (), False)}
