"""The files that a run reads."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents.unread import advise
from pipeline.errors import UsageError
from pipeline.model import ErrorCode, Trouble
from pipeline.references import LIBRARIES
from pipeline.run.inputs import check_libraries, check_paths, files_below, files_of


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a run, sorted.

    found_bibs: the libraries among the sources, read beside those that were named. named: file name of a source → the
    reference that the user's sources.csv gives it. troubles: files among the sources that nobody reads.
    """

    articles: tuple[Path, ...]
    sources: tuple[Path, ...]
    bibs: tuple[Path, ...]
    found_bibs: tuple[Path, ...]
    named: dict[str, str]
    troubles: tuple[Trouble, ...]


def plan(articles: Sequence[Path], sources: Sequence[Path], bibs: Sequence[Path], endings: Iterable[str]) -> Plan:
    """Return the files of a run, folders expanded.

    Args:
        articles: files or folders.
        sources: files or folders of saved works.
        bibs: .bib, .ris or CSL-JSON files, or folders of them.
        endings: of the documents that can be read.

    Raises:
        UsageError: an input that is not there or cannot be what it is named for.
    """
    readable, libraries = frozenset(endings), frozenset(LIBRARIES)
    check_paths([*articles, *sources, *bibs])
    check_libraries(bibs)
    beside = [file for folder in sources if folder.is_dir() for file in files_below(folder)]
    named_bibs = tuple(files_of(bibs, libraries, "library"))
    listed = {path.resolve() for path in named_bibs}
    return Plan(
        tuple(files_of(articles, readable, "article")),
        tuple(files_of(sources, readable, "source")),
        named_bibs,
        tuple(path for path in beside if path.suffix.lower() in libraries and path.resolve() not in listed),
        {file: reference for folder in sources for file, reference in _read_sources_csv(folder / "sources.csv")},
        tuple(_without_reader(beside, readable | libraries)),
    )


def _without_reader(files: Iterable[Path], endings: frozenset[str]) -> Iterator[Trouble]:
    """Yield a Trouble for each file among the sources whose ending nobody reads."""
    for path in files:
        if path.suffix.lower() not in endings:
            yield Trouble(ErrorCode.NO_READER, advise(path.suffix), path=str(path))


def _read_sources_csv(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (file, reference) of the user's sources.csv, whose columns have these names.

    Raises:
        UsageError: the file cannot be read as CSV.
    """
    if not path.is_file():
        return
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise UsageError(f"{path} could not be read: {error}") from error
    for row in rows:
        if row.get("file") and row.get("reference"):
            yield row["file"].strip(), row["reference"].strip()
