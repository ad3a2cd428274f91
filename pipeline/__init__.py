"""citetrail: from an article and its saved sources to claim tables a fact-checker reviews.

    article ─ read ─► Document ─┬─ find_references ─► Reference… ─┐
    .bib .ris CSL-JSON ─────────┘                                 ├─ link_citations ─► Link…
                      Document ──── (citations) ─► Citation… ─────┘
                      Document ──── find_dates, find_figures, find_entities ─► Mentions
                                    (claims) ─► Claim…
    saved sources ─── read ─► Document… ─ rank_passages, compare, check_quote ─► Evidence…

`extract` runs all of it for one article; `citetrail extract` does so for many and writes the tables.
Every function takes and gives frozen values (pipeline.model). Imports are lazy: what you do not call you do not load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names in annotations only: `citetrail --help` imports no value
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from pandas import DataFrame

    from pipeline.errors import CitetrailError, ModelError, ReadError
    from pipeline.model import Check, Document, Entity, Extraction, Figure, Link, Reference, Time

__all__ = [
    "CitetrailError",
    "ModelError",
    "ReadError",
    "check_quote",
    "checkworthiness",
    "compare",
    "extract",
    "find_dates",
    "find_entities",
    "find_figures",
    "find_references",
    "link_citations",
    "parse_references",
    "rank_passages",
    "read",
    "read_tables",
]
__version__ = "0.3.0"


def __getattr__(name: str) -> type[CitetrailError]:
    """Return an exception class when first asked for (PEP 562)."""
    if name in ("CitetrailError", "ModelError", "ReadError"):
        from pipeline import errors

        return getattr(errors, name)  # type: ignore[no-any-return]  # the three names are classes of the tree
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def read(path: str | Path) -> Document:
    """Read a saved file of any format of README.md. Raises ReadError, whose text is one line that says what to do."""
    from pipeline import documents

    return documents.read(path)


def parse_references(strings: Sequence[str]) -> list[Reference]:
    """Return the references of the entries of a reference list; order and length are kept."""
    from pipeline import references

    return references.parse_references(strings)


def find_references(document: Document) -> list[Reference]:
    """Return the references of the reference lists of a document."""
    from pipeline import references

    return list(references.find_references(document).references)


def link_citations(text: str | Document, references: Sequence[Reference]) -> list[Link]:
    """Return the links of the citations of a text to references; reference lists inside a Document are left out."""
    from pipeline import citations, links, mentions
    from pipeline.model import Document
    from pipeline.references import find_references

    document = Document(key="", digest="", text=text) if isinstance(text, str) else text
    reference_lists = () if isinstance(text, str) else find_references(text).spans
    found = citations.find_citations(document, references, excluded=reference_lists)
    return list(links.link(found, references, document.text, acronyms=mentions.expansions(document.text)))


def find_dates(text: str, written: dt.date | None = None) -> list[Time]:
    """Return dates, durations and recurring times of a text. written: its own date, to which "last month" is relative."""
    from pipeline import mentions

    return list(mentions.find_dates(text, written))


def find_figures(text: str) -> list[Figure]:
    """Return the figures of a text: value, unit, comparator, what was measured."""
    from pipeline import mentions

    return list(mentions.find_figures(text))


def find_entities(text: str, *, fast: bool = False) -> list[Entity]:
    """Return the named entities of a text. fast: by the small model, quicker and less often right."""
    from pipeline import mentions

    return list(mentions.find_entities(text, fast=fast))


def rank_passages(claim: str, passages: Sequence[str]) -> list[int]:
    """Return the indices of all passages, ranked by relevance to a claim, best first."""
    from pipeline import evidence

    return [i for i, _ in evidence.rank(claim, passages)]


def compare(claim: str, passages: Sequence[str]) -> list[Check]:
    """Return what passages have of a claim: one Check for each figure and date, one for each difference of the statement."""
    from pipeline import evidence, flow

    return evidence.compare_all(flow.annotate_passage(claim), [flow.annotate_passage(passage) for passage in passages])


def check_quote(quote: str, source_text: str) -> Check:
    """Return whether a quotation is in a source: matches, differs (detail says how) or absent."""
    from pipeline import evidence

    return evidence.check_quote(quote, source_text)


def checkworthiness(sentence: str) -> float:
    """Return how much a sentence is worth a check, 0…1; 0.5 and more is."""
    from pipeline import claims

    return claims.checkworthiness(sentence)


def extract(
    article: str | Path | Document,
    sources: Sequence[str | Path | Document] = (),
    references: Sequence[str | Path | Reference] = (),
    *,
    fast: bool = False,
    model: str = "",
) -> Extraction:
    """Return everything found in one article and held against its sources.

    Args:
        article: a saved file, or a document that was read before.
        sources: the cited works: files, folders (with a sources.csv that says which file is which reference), or documents.
        references: .bib, .ris or CSL-JSON files, or references.
        fast: find entities with the small model, quicker and less often right.
        model: an installed spaCy model, or the folder of one, for names and sentences; ours when empty.

    Raises:
        ReadError: a file that cannot be read.
        UsageError: a source that is not there, or a folder without readable files.
        ModelError: a model that is not there.
    """
    from pathlib import Path

    from pipeline import documents, flow
    from pipeline.model import Document, Reference
    from pipeline.references import read_library
    from pipeline.run.plan import plan
    from pipeline.text.parse import using

    paths = [Path(source) for source in sources if not isinstance(source, Document)]
    planned = plan([], paths, [], documents.readers())
    saved = [*(source for source in sources if isinstance(source, Document)), *map(read, planned.sources)]
    bibliography: list[Reference] = []
    for item in (*references, *planned.found_bibs):
        if isinstance(item, Reference):
            bibliography.append(item)
        else:
            bibliography += read_library(documents.load(Path(item)), str(item))[0]
    with using(model):
        read_article = article if isinstance(article, Document) else read(article)
        return flow.extract(read_article, saved, bibliography, named=planned.named, fast=fast)


def read_tables(out: str | Path = "outputs") -> dict[str, DataFrame]:
    """Return table name → data frame of an output folder, with all verdicts that were given: pandas, numbers as numbers.

    Raises:
        ReadError: the folder has no tables, or an edited one cannot be read whole.
        BusyError: a run writes there.
    """
    from pathlib import Path

    from pipeline.run.export import read_current
    from pipeline.tables.columns import with_user_columns
    from pipeline.tables.frames import frame

    return {name: frame(rows, with_user_columns(name, rows)) for name, rows in read_current(Path(out)).items()}
