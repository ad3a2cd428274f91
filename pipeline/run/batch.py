"""All articles of a run: read here, one after the other, and extracted here or by workers."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pipeline.documents import load
from pipeline.errors import ReadError
from pipeline.log import logger
from pipeline.model import Document, ErrorCode, Extraction, Reference, Source, Trouble
from pipeline.references import read_library
from pipeline.run.articles import Done, Job, extract_each, with_matched_sources
from pipeline.run.cached import TOO_MUCH, Cache, Keyed, SourceSet
from pipeline.run.ignored import drop_ignored
from pipeline.run.inputs import is_address_list
from pipeline.run.plan import Plan
from pipeline.run.store import Store
from pipeline.settings import current

ExtractAll = Callable[[Sequence[Document], Job], Iterator[tuple[int, Done]]]
Progress = Callable[[Iterable[Path], str], Iterable[Path]]
_LOG = logger("run")


@dataclass(frozen=True, slots=True)
class Result:
    """The extractions of the articles that could be read, in order, and a Trouble for everything that could not.

    ignored: how many problems of each code the settings left out. found_bibs: libraries that were among the sources.
    sources: the saved works, without text where they could not be read. unmatched: of a run of several articles, the files that are
    a reference of none; of one article its extraction lists them.
    """

    extractions: tuple[Extraction, ...]
    troubles: tuple[Trouble, ...]
    ignored: Counter[str] = field(default_factory=Counter)
    found_bibs: tuple[Path, ...] = ()
    sources: tuple[Document, ...] = ()
    unmatched: tuple[Source, ...] = ()


def run(
    plan: Plan,
    progress: Progress,
    *,
    fast: bool = False,
    model: str = "",
    cache: Cache | None = None,
    extract: ExtractAll = extract_each,
) -> Result:
    """Return the extraction of each planned article; the sources are read once for all of them.

    Args:
        plan: the files of the run.
        progress: wraps the files and the name of what they are, to show how far the run is.
        fast: find entities with the small model.
        model: the spaCy model that is in use, for workers.
        cache: what was read and extracted before is taken from it.
        extract: yields what came of each article, in any order.
    """
    cache = cache or Cache(Store(None))
    troubles = list(plan.troubles)
    source_set = read_sources(plan, cache, progress, troubles)
    work = Work(source_set, cache, progress, extract, model, fast)
    outcomes = extract_all(plan.articles, work)
    troubles += [trouble for outcome in outcomes for trouble in outcome.troubles]
    extractions = [outcome.extraction for outcome in outcomes if outcome.extraction]
    unmatched: tuple[Source, ...] = ()
    if len(plan.articles) > 1:
        unmatched = tuple(unmatched_sources(source_set, extractions))
        extractions = list(map(with_matched_sources, extractions))
    checked = [drop_ignored(extraction, current().ignore) for extraction in _with_distinct_keys(extractions)]
    ignored = sum((counts for _, counts in checked), Counter[str]())
    extracted = tuple(extraction for extraction, _ in checked)
    return Result(extracted, tuple(troubles), ignored, plan.found_bibs, source_set.documents, unmatched)


def read_sources(plan: Plan, cache: Cache, progress: Progress, troubles: list[Trouble]) -> SourceSet:
    """Return what all articles of a plan are held against; what cannot be read is added to the troubles."""
    bibliography = tuple(ref for path in (*plan.bibs, *plan.found_bibs) for ref in _read_library(path, troubles))
    sources = tuple(_read_source(path, cache, troubles) for path in progress(plan.sources, "sources"))
    return SourceSet(sources, bibliography, plan.named)


@dataclass(frozen=True)
class Work:
    """How articles are extracted: held against what, with which cache, by whom; the arguments of run."""

    source_set: SourceSet
    cache: Cache
    progress: Progress
    extract: ExtractAll
    model: str
    fast: bool

    @cached_property
    def job(self) -> Job:
        """The same as a value that can be sent to a worker."""
        return Job(
            self.source_set.documents,
            self.source_set.bibliography,
            dict(self.source_set.named),
            current(),
            self.model,
            self.fast,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its extraction, where it could be read and extracted, and what went wrong."""

    extraction: Extraction | None
    troubles: tuple[Trouble, ...]


def extract_all(paths: Sequence[Path], work: Work) -> list[Outcome]:
    """Return what came of each article, in the order of the paths."""
    cache, source_set = work.cache, work.source_set
    read = [_read_article(path, cache) for path in work.progress(paths, "articles read")]
    articles = [article for article, _ in read if article]
    done = [Done(found) if (found := cache.find(article, source_set, fast=work.fast)) else None for article in articles]
    pending = [i for i, known in enumerate(done) if known is None]
    outcomes = work.extract([articles[i].document for i in pending], work.job) if pending else iter(())
    waiting = work.progress([Path(articles[i].document.path) for i in pending], "articles")
    for _, (number, outcome) in zip(waiting, outcomes, strict=True):
        done[pending[number]] = outcome
        if outcome.extraction and not outcome.trouble:
            cache.keep(articles[pending[number]], source_set, outcome.extraction, fast=work.fast)
    extracted = iter(done)
    return [_outcome(next(extracted) if article else None, troubles) for article, troubles in read]


def _outcome(done: Done | None, troubles: Sequence[Trouble]) -> Outcome:
    trouble = done.trouble if done else None
    return Outcome(done.extraction if done else None, (*troubles, trouble) if trouble else tuple(troubles))


def unmatched_sources(source_set: SourceSet, extractions: Iterable[Extraction]) -> Iterator[Source]:
    """Yield the files that are a reference of none of the articles."""
    matched = {source.source for extraction in extractions for source in extraction.sources if source.reference}
    yield from (source for path, source in source_set.unmatched.items() if path not in matched)


def _read_article(path: Path, cache: Cache) -> tuple[Keyed | None, list[Trouble]]:
    troubles: list[Trouble] = []
    return _read_document(path, cache, troubles), troubles


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
    counts = Counter(extraction.document.key for extraction in extractions)
    for extraction in extractions:
        document = extraction.document
        if counts[document.key] > 1:
            path = Path(document.path)
            document = replace(document, key=f"{path.parent.name}/{document.key}{path.suffix}")
        yield replace(extraction, document=document)
