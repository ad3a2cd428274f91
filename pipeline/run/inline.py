"""One process, one article after the other."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import flow
from pipeline.documents import load
from pipeline.errors import ReadError
from pipeline.model import Document, Extraction, Reference, Trouble
from pipeline.references import read_library
from pipeline.run.isolate import read_isolated
from pipeline.run.plan import Plan

Progress = Callable[[Iterable[Path], str], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run made: the articles that could be read, in order, and every trouble."""

    extractions: tuple[Extraction, ...]
    troubles: tuple[Trouble, ...]


def run(plan: Plan, progress: Progress, *, fast: bool = False) -> Result:
    """Read the sources once, then walk each article through the flow; one that fails becomes a trouble.

    fast: name the entities by the small model.
    """
    troubles = list(plan.troubles)
    given = [ref for bib in plan.bibs for ref in _bib(bib, troubles)]
    sources = [_source(path, troubles) for path in progress(plan.sources, "sources")]
    extractions: list[Extraction] = []
    for path in progress(plan.articles, "articles"):
        article = _read(path, troubles)
        if article:
            extractions.extend(_extract(article, sources, given, plan, troubles, fast=fast))
    return Result(tuple(_distinct(extractions)), tuple(troubles))


def _extract(
    article: Document,
    sources: Sequence[Document],
    given: Sequence[Reference],
    plan: Plan,
    troubles: list[Trouble],
    *,
    fast: bool,
) -> Iterator[Extraction]:
    """Yield what the flow makes of one article; should it fail, the other articles go on and the failure is told."""
    try:
        yield flow.extract(article, sources, given, named=plan.named, fast=fast)
    except Exception as error:  # noqa: BLE001 — one article must not take the others with it
        reason = f"{type(error).__name__}: {error}; please report it with the article"
        troubles.append(Trouble("CRASH", reason, path=article.path, sha256=article.digest, stage="extract"))


def _read(path: Path, troubles: list[Trouble]) -> Document | None:
    """Return the document, or None and a trouble; what was read with a warning is told too."""
    start = time.perf_counter()
    try:
        document = read_isolated(path)
    except ReadError as error:
        troubles.append(replace(error.trouble(), seconds=time.perf_counter() - start))
        return None
    troubles.extend(replace(w, path=str(path), sha256=document.digest) for w in document.warnings)
    return document


def _source(path: Path, troubles: list[Trouble]) -> Document:
    """Return the document; of an unreadable file one without text, so that its reference is known to have a file."""
    return _read(path, troubles) or Document(key=path.stem, digest="", text="", path=str(path))


def _bib(path: Path, troubles: list[Trouble]) -> tuple[Reference, ...]:
    try:
        references, failed = read_library(load(path), str(path))
    except ReadError as error:
        troubles.append(error.trouble(stage="bib"))
        return ()
    troubles.extend(failed)
    return references


def _distinct(extractions: list[Extraction]) -> Iterable[Extraction]:
    """Two articles of one name get the name of their folder before it, so that their rows stay apart."""
    keys = [e.document.key for e in extractions]
    for e in extractions:
        twin = keys.count(e.document.key) > 1
        key = (
            f"{Path(e.document.path).parent.name}/{e.document.key}{Path(e.document.path).suffix}"
            if twin
            else e.document.key
        )
        yield replace(e, document=replace(e.document, key=key))
