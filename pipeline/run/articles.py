"""One article from its text to its extraction, within its limits; whatever happens is a value."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from pipeline.evidence.locate.shelf import Shelf
from pipeline.log import logger
from pipeline.model import Document, ErrorCode, Extraction, Reference, Trouble
from pipeline.run.limits import TookTooLongError, explain, limited
from pipeline.settings import Settings

_LOG = logger("run")


class Job(msgspec.Struct, frozen=True):
    """What all articles of a run are held against, and how."""

    sources: tuple[Document, ...]
    bibliography: tuple[Reference, ...]
    named: dict[str, str]
    settings: Settings
    model: str
    fast: bool


class Done(msgspec.Struct, frozen=True):
    """What came of one article: its extraction, or the part that was found, or none; and why it is not all."""

    extraction: Extraction | None
    trouble: Trouble | None = None


def extract_each(articles: Sequence[Document], job: Job) -> Iterator[tuple[int, Done]]:
    """Yield number and outcome of each article, one after the other in this process."""
    sources = Shelf(job.sources)
    for i, article in enumerate(articles):
        yield i, extract_article(article, sources, job)


def extract_article(article: Document, sources: Shelf, job: Job) -> Done:
    """Return what came of one article; one that fails does not take the others with it. sources: those of the job."""
    from pipeline import flow  # a run whose workers extract imports no stage

    start, limits, so_far = time.perf_counter(), job.settings.limits, [Extraction(article)]
    given = article, sources, job.bibliography
    try:
        with limited(limits):
            extraction = flow.extract(*given, named=job.named, fast=job.fast, so_far=so_far.append)
    except (TookTooLongError, MemoryError) as error:
        partial = so_far[-1]
        found = "its claims are listed and not compared" if partial.claims else "its references alone are listed"
        code, reason = explain(error, limits, found)
        seconds = time.perf_counter() - start
        return Done(partial, trouble_of(article, code, reason, recovered=True, seconds=seconds))
    except Exception as error:  # noqa: BLE001 — one article must not take the others with it
        _LOG.debug("%s: failed", article.path, exc_info=True)
        reason = f"{type(error).__name__}: {error}; please report it with the article"
        return Done(None, trouble_of(article, ErrorCode.CRASH, reason))
    counts = f"{len(extraction.references)} references, {len(extraction.citations)} citations, {len(extraction.claims)} claims"
    _LOG.info("%s: %s in %.1f s", article.path, counts, time.perf_counter() - start)
    return Done(extraction)


def trouble_of(
    article: Document, code: ErrorCode, reason: str, *, recovered: bool = False, seconds: float = 0.0
) -> Trouble:
    """Return a row of errors.csv for an article that was read and not extracted whole."""
    return Trouble(code, reason, article.path, article.digest, "extract", recovered=recovered, seconds=seconds)


def with_matched_sources(extraction: Extraction) -> Extraction:
    """Return the extraction without files that are no reference of it: as many rows for each article as there are files."""
    return replace(extraction, sources=tuple(source for source in extraction.sources if source.reference))
