"""Reading a file and extracting an article through the cache; what is not in it is done and kept.

    file      key of its bytes, ending, limits                       ─► Document, or why there is none
    article   key of its document, the references given, options     ─► Extraction, and which sources it was held against

An extraction stands as long as the sources that it was held against are the same. Where one is not, it stands for each article that
neither cites the old one nor the new one: both are shown to `locate` alone, which then takes them for no reference of the article.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

import msgspec

from pipeline.errors import ReadError
from pipeline.evidence.locate.locate import locate
from pipeline.model import Document, ErrorCode, Extraction, Reference, Source
from pipeline.model.json import encode
from pipeline.registry import installed
from pipeline.run.digests import Digests, FileDigests, digest_of
from pipeline.run.fingerprint import fingerprint, model_fingerprint
from pipeline.run.store import Store
from pipeline.run.subprocess_reader import read_in_subprocess
from pipeline.settings import current

# whether a file is too much for a reader depends on the machine and on what else it does
TOO_MUCH = frozenset({ErrorCode.TIMEOUT, ErrorCode.OUT_OF_MEMORY, ErrorCode.CRASH})
_NOT_LASTING = TOO_MUCH | {ErrorCode.IO_ERROR}
_TAKES_IN_FILES = frozenset({".tex"})  # its bytes are not all that is read
_MANY = 50  # changed sources: to ask which articles cite them costs as much as to do them again


class Refused(msgspec.Struct, frozen=True):
    """Why a file gives no document."""

    code: str
    reason: str


class ReadFile(msgspec.Struct, frozen=True):
    """What was read of a file."""

    document: Document | None = None
    refused: Refused | None = None


class StoredExtraction(msgspec.Struct, frozen=True):
    """An extraction without the rows of sources that are no reference of it, and the key of the sources it was held against."""

    sources: str
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Keyed:
    """A document and the key of what it was made from."""

    document: Document
    key: str


@dataclass(frozen=True)
class SourceSet:
    """What all articles of a run are held against."""

    sources: tuple[Keyed, ...]
    bibliography: tuple[Reference, ...]
    named: Mapping[str, str]

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The sources."""
        return tuple(source.document for source in self.sources)

    @cached_property
    def keys(self) -> dict[str, str]:
        """Path → key of the sources."""
        return {source.document.path: source.key for source in self.sources}

    @cached_property
    def digest(self) -> str:
        """One key of all sources, in order."""
        return digest_of(word for pair in self.keys.items() for word in pair)

    @cached_property
    def given(self) -> bytes:
        """The references and the user's list, as bytes."""
        return encode((self.bibliography, sorted(self.named.items()), bool(self.sources)))

    @cached_property
    def unmatched(self) -> dict[str, Source]:
        """Path → its row where it is no reference of an article."""
        return {source.source: source for source in locate((), self.documents)}

    @cached_property
    def unmatched_rows(self) -> dict[str, tuple[Source, ...]]:
        """The same in the order of the run, as each article of thousands has them but for a few."""
        return {path: (self.unmatched[path],) for path in self.keys}


class Cache:
    """The cache of one run.

    earlier: digests of files that need not be made again. done: the stages that were not found in it, one word each time.
    """

    def __init__(self, store: Store, model: str = "", earlier: Digests | None = None) -> None:
        self._store = store
        self._stored_sources: set[str] = set()
        self._digests = FileDigests({**store.earlier_files(), **(earlier or {})})
        self._base = self._model = ""
        if store.is_open:
            self._base = fingerprint(self._digests)
            self._model = model_fingerprint(model, self._digests)
        self.done: list[str] = []
        self._old_sources = lru_cache(4)(lambda key: store.get(key, dict[str, str]))
        self._old_document = lru_cache(_MANY)(self._stored_document)

    def close(self) -> None:
        """Keep what is known of the files."""
        self._store.keep_files(self._digests.used)
        self._store.close()

    def read(self, path: Path) -> Keyed:
        """Return the document of a file and its key. Raises ReadError as read_in_subprocess does."""
        key = self._file_key(path)
        found = self._store.get(key, ReadFile) if key else None
        if found is None:
            self.done.append("read")
            found = _read(path)
            if key and _is_lasting(found):
                self._store.put(key, "read", found)
        if found.document is None:
            assert found.refused
            raise ReadError(str(path), found.refused.code, found.refused.reason)
        document = replace(found.document, key=path.stem, path=str(path))
        return Keyed(
            document, key if key and _is_lasting(found) else digest_of(["document", encode(_printable(document))])
        )

    def find(self, article: Keyed, source_set: SourceSet, *, fast: bool) -> Extraction | None:
        """Return the extraction of an article where it is kept and still stands."""
        key = self._article_key(article, source_set, fast=fast) if self._store.is_open else ""
        stored = self._store.get(key, StoredExtraction) if key else None
        if stored is None or not self._stands(stored, source_set):
            self.done.append("extract")
            return None
        document = _with_text(stored.extraction.document, article.document)
        found = replace(stored.extraction, document=document, sources=tuple(_with_unmatched(stored, source_set)))
        if stored.sources != source_set.digest:
            self._keep(key, article.document, source_set, found)
        return found

    def keep(self, article: Keyed, source_set: SourceSet, extraction: Extraction, *, fast: bool) -> None:
        """Keep the extraction of an article."""
        if self._store.is_open:
            self._keep(self._article_key(article, source_set, fast=fast), article.document, source_set, extraction)

    def _keep(self, key: str, read: Document, source_set: SourceSet, extraction: Extraction) -> None:
        if source_set.digest not in self._stored_sources:
            self._store.put(source_set.digest, "sources", source_set.keys)
            self._stored_sources.add(source_set.digest)
        matched = tuple(source for source in extraction.sources if source.reference)
        document = _without_text(extraction.document, read)
        self._store.put(
            key, "extract", StoredExtraction(source_set.digest, replace(extraction, document=document, sources=matched))
        )

    def _file_key(self, path: Path) -> str:
        if not self._store.is_open or path.suffix.lower() in _TAKES_IN_FILES or not path.is_file():
            return ""
        digest = self._digests.of(path)
        limits = encode(current().limits)
        return digest_of(["read", self._base, path.suffix.lower(), digest, limits]) if digest else ""

    def _article_key(self, article: Keyed, source_set: SourceSet, *, fast: bool) -> str:
        settings = msgspec.structs.replace(current(), ignore=(), fail_on="info", fast=fast)
        document = article.document
        names = document.key, document.path
        return digest_of(["extract", self._base, self._model, article.key, *names, encode(settings), source_set.given])

    def _stands(self, stored: StoredExtraction, source_set: SourceSet) -> bool:
        """Tell whether an extraction would be the same with the sources of this run."""
        if stored.sources == source_set.digest:
            return True
        before = self._old_sources(stored.sources)
        if before is None or installed("problems"):  # a third party's lint may look at all sources
            return False
        changed = {
            path for path in before.keys() | source_set.keys.keys() if before.get(path) != source_set.keys.get(path)
        }
        cited = {source.source for source in stored.extraction.sources if source.reference}
        in_order = [path for path in before if path in source_set.keys] == [
            path for path in source_set.keys if path in before
        ]
        if len(changed) > _MANY or changed & cited or not in_order:
            return False
        documents = [d for d in source_set.documents if d.path in changed]
        for path in sorted(changed & before.keys()):
            old = self._old_document(before[path])
            if old is None:
                return False
            documents.append(replace(old, key=Path(path).stem, path=path))
        references = stored.extraction.references
        return not any(
            s.source and s.reference for d in documents for s in locate(references, [d], named=source_set.named)
        )

    def _stored_document(self, key: str) -> Document | None:
        read = self._store.get(key, ReadFile)
        return read.document if read else None


def _without_text(document: Document, read: Document) -> Document:
    """Return what the flow says of a document; the document itself where it is more than that of what was read."""
    small = Document(key="", digest="", text="", meta=document.meta)
    return small if _with_text(small, read) == document else document


def _with_text(document: Document, read: Document) -> Document:
    """Return the document again; its text is kept once, as what was read of its file."""
    return document if document.text else replace(read, meta=document.meta)


def _with_unmatched(stored: StoredExtraction, source_set: SourceSet) -> Iterator[Source]:
    """Yield the rows of all sources of this run in order, then those of references without a file, as locate does."""
    matched: dict[str, tuple[Source, ...]] = {}
    for source in stored.extraction.sources:
        matched[source.source] = (*matched.get(source.source, ()), source)
    return chain.from_iterable({**source_set.unmatched_rows, **matched}.values())


def _read(path: Path) -> ReadFile:
    try:
        return ReadFile(replace(read_in_subprocess(path), key="", path=""))
    except ReadError as error:
        return ReadFile(refused=Refused(error.code, error.reason))


def _is_lasting(read: ReadFile) -> bool:
    codes = [read.refused.code] if read.refused else []
    codes += [warning.code for warning in read.document.warnings] if read.document else []
    return not _NOT_LASTING & set(codes)


def _printable(document: Document) -> Document:
    """Return a document with a path that can be written as UTF-8; a file's name may be no text."""
    key, path = (name.encode("utf-8", "backslashreplace").decode() for name in (document.key, document.path))
    return replace(document, key=key, path=path)
