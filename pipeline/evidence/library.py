"""The saved works of a run, each indexed when it is first asked for, and the name under which an article cites it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.evidence.annotated import Annotate
from pipeline.evidence.source.indexed_source import IndexedSource, index_source
from pipeline.model import Document, Person, Reference, Source, SourceStatus


@dataclass(frozen=True, slots=True)
class Library:
    """The works that references lead to.

    files: reference → its file. readable: paths of the files that could be read. names: path → the work as it is cited.
    index: path → the work, cut into passages.
    """

    files: Mapping[str, Source]
    readable: frozenset[str]
    names: Mapping[str, str]
    index: Callable[[str], IndexedSource]

    def file_of(self, reference: str) -> Source:
        """Return the file of a reference, one that was not supplied where there is none."""
        return self.files.get(reference, Source("", reference, "", SourceStatus.NOT_SUPPLIED))


def build_library(
    located: Sequence[Source],
    documents: Sequence[Document],
    references: Sequence[Reference],
    annotate: Annotate,
) -> Library:
    """Return the works; nothing is indexed yet. annotate: finds the figures and dates of a sentence."""
    paths = {document.path or document.key: document for document in documents}
    files = {source.reference: source for source in reversed(located) if source.reference}
    by_id = {r.id: r for r in references}
    cited_as = {file.source: by_id[id_] for id_, file in files.items() if id_ in by_id}

    def index(path: str) -> IndexedSource:
        return index_source(paths[path], annotate, family_names(cited_as[path]) if path in cited_as else ())

    readable = (file.source for file in files.values() if file.status == SourceStatus.READ and file.source in paths)
    names = {path: _name(reference) for path, reference in cited_as.items()}
    return Library(files, frozenset(readable), names, cache(index))


def family_names(reference: Reference) -> tuple[str, ...]:
    """Return the family names of a work's authors, the whole name of an organisation."""
    return tuple(author.family if isinstance(author, Person) else author.name for author in reference.authors)


def _name(reference: Reference) -> str:
    """Return a work as an article cites it: "Marsh (1998)", else its title."""
    authors = family_names(reference)
    who = authors[0] + (" et al." if len(authors) > 1 else "") if authors else f"“{reference.title}”"
    return f"{who} ({reference.year})" if reference.year else who
