"""All articles of a run in one process, one after the other."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import flow
from pipeline.documents import load
from pipeline.errors import ReadError
from pipeline.log import logger
from pipeline.model import Document, ErrorCode, Extraction, Reference, Trouble
from pipeline.references import read_library
from pipeline.run.cached import TOO_MUCH, Cache, Held, Keyed
from pipeline.run.ignored import drop_ignored
from pipeline.run.inputs import is_address_list
from pipeline.run.limits import TookTooLongError, explain, limited
from pipeline.run.plan import Plan
from pipeline.run.store import Store
from pipeline.settings import current

Progress = Callable[[Iterable[Path], str], Iterable[Path]]
_LOG = logger("run")


@dataclass(frozen=True, slots=True)
class Result:
    """The extractions of the articles that could be read, in order, and a Trouble for everything that could not.

    ignored: how many problems of each code the settings left out. found_bibs: libraries that were among the sources.
    sources: the saved works, without text where they could not be read.
    """

    extractions: tuple[Extraction, ...]
    troubles: tuple[Trouble, ...]
    ignored: Counter[str] = field(default_factory=Counter)
    found_bibs: tuple[Path, ...] = ()
    sources: tuple[Document, ...] = ()


def run(plan: Plan, progress: Progress, *, fast: bool = False, cache: Cache | None = None) -> Result:
    """Return the extraction of each planned article; the sources are read once for all of them.

    Args:
        plan: the files of the run.
        progress: wraps the files and the name of what they are, to show how far the run is.
        fast: find entities with the small model.
        cache: what was read and extracted before is taken from it.
    """
    cache = cache or Cache(Store(None))
    troubles = list(plan.troubles)
    bibliography = tuple(ref for path in (*plan.bibs, *plan.found_bibs) for ref in _read_library(path, troubles))
    sources = tuple(_read_source(path, cache, troubles) for path in progress(plan.sources, "sources"))
    held = Held(sources, bibliography, plan.named)
    extractions: list[Extraction] = []
    for path in progress(plan.articles, "articles"):
        article = _read_document(path, cache, troubles)
        if article:
            extractions.extend(_extract(article, held, cache, troubles, fast=fast))
    checked = [drop_ignored(extraction, current().ignore) for extraction in _with_distinct_keys(extractions)]
    ignored = sum((counts for _, counts in checked), Counter[str]())
    extracted = tuple(extraction for extraction, _ in checked)
    return Result(extracted, tuple(troubles), ignored, plan.found_bibs, held.documents)


def _extract(article: Keyed, held: Held, cache: Cache, troubles: list[Trouble], *, fast: bool) -> Iterator[Extraction]:
    """Yield the extraction of one article; one that fails becomes a Trouble and the other articles go on."""
    start, document = time.perf_counter(), article.document
    limits, so_far = current().limits, [Extraction(document)]

    def extract() -> Extraction:
        with limited(limits):
            held_against = document, held.documents, held.bibliography
            return flow.extract(*held_against, named=held.named, fast=fast, so_far=so_far.append)

    try:
        extraction = cache.extract(article, held, extract, fast=fast)
    except (TookTooLongError, MemoryError) as error:
        extraction = so_far[-1]
        found = "its claims are listed and not compared" if extraction.claims else "its references alone are listed"
        code, reason = explain(error, limits, found)
        troubles.append(_trouble(document, code, reason, recovered=True, seconds=time.perf_counter() - start))
    except Exception as error:  # noqa: BLE001 — one article must not take the others with it
        _LOG.debug("%s: failed", document.path, exc_info=True)
        reason = f"{type(error).__name__}: {error}; please report it with the article"
        troubles.append(_trouble(document, ErrorCode.CRASH, reason))
        return
    counts = f"{len(extraction.references)} references, {len(extraction.citations)} citations, {len(extraction.claims)} claims"
    _LOG.info("%s: %s in %.1f s", document.path, counts, time.perf_counter() - start)
    yield extraction


def _trouble(
    document: Document, code: ErrorCode, reason: str, *, recovered: bool = False, seconds: float = 0.0
) -> Trouble:
    where = {"path": document.path, "sha256": document.digest, "stage": "extract"}
    return Trouble(code, reason, **where, recovered=recovered, seconds=seconds)


def _read_document(path: Path, cache: Cache, troubles: list[Trouble]) -> Keyed | None:
    """Return the document, or None and a Trouble; the warnings of a document become Troubles too."""
    start = time.perf_counter()
    try:
        read = cache.read(path)
    except ReadError as error:
        seconds = time.perf_counter() - start if error.code in TOO_MUCH else 0.0  # tables of two runs are the same
        troubles.append(replace(error.trouble(), seconds=seconds))
        return None
    document = read.document
    _LOG.info("%s: %s characters read in %.1f s", path, f"{len(document.text):,}", time.perf_counter() - start)
    troubles.extend(replace(w, path=str(path), sha256=document.digest) for w in document.warnings)
    return read


def _read_source(path: Path, cache: Cache, troubles: list[Trouble]) -> Keyed:
    """Return the document; of an unreadable file one without text, so that its reference is known to have a file."""
    read = _read_document(path, cache, troubles)
    if read and is_address_list(read.document.text):
        reason = "a list of addresses is no source; save the pages themselves"
        troubles.append(Trouble(ErrorCode.WRONG_TYPE, reason, str(path), read.document.digest))
        read = None
    return read or Keyed(Document(key=path.stem, digest="", text="", path=str(path)), "unreadable")


def _read_library(path: Path, troubles: list[Trouble]) -> tuple[Reference, ...]:
    """Return the references of a .bib, .ris or CSL-JSON file; entries that fail become Troubles."""
    try:
        references, failed = read_library(load(path), str(path))
    except ReadError as error:
        troubles.append(error.trouble(stage="bib"))
        return ()
    troubles.extend(failed)
    return references


def _with_distinct_keys(extractions: Sequence[Extraction]) -> Iterator[Extraction]:
    """Yield the extractions; articles of one file name get their folder and ending into the key, so that rows stay apart."""
    keys = [extraction.document.key for extraction in extractions]
    for extraction in extractions:
        document = extraction.document
        if keys.count(document.key) > 1:
            path = Path(document.path)
            document = replace(document, key=f"{path.parent.name}/{document.key}{path.suffix}")
        yield replace(extraction, document=document)
