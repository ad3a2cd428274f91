"""Open copies of the cited works: chosen, fetched, opened in the isolated reader, and saved when the title is in them."""

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Protocol

from pipeline.errors import ReadError, UsageError
from pipeline.fetch.copies import choose
from pipeline.fetch.names import file_stem
from pipeline.fetch.types import ending_of, with_origin
from pipeline.model import Document, Reference
from pipeline.model.copy import Copy, FetchState
from pipeline.network.courier import Courier
from pipeline.network.exchange import FILE_BYTES, Response
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.parallel import in_parallel
from pipeline.network.services import openalex, unpaywall, wayback
from pipeline.run.lock import locked
from pipeline.run.online.steps import numbers_of
from pipeline.run.source_list import read_sources, write_source
from pipeline.run.subprocess_reader import read_in_subprocess
from pipeline.verify.normalise import squeeze
from pipeline.verify.similarity import best_part

Row = dict[str, str]
Progress = Callable[[int, int], None]
_TITLE_FOUND = 0.80  # of the title's letters, in their order, at the beginning of the text
_BEGINNING = 6_000  # letters: a first page, behind the cover sheet of a repository
_SPARE = 100 << 20  # bytes that stay free on the disk
_LOCK_WAIT = 10.0
_TEMPORARY, _STALE = ".citetrail-", 3600.0
_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 402, 403, 405, 406, 429, 451, 503})
_OF_FAILURE = {
    FailureKind.UNSAFE: FetchState.UNSAFE,
    FailureKind.TOO_LARGE: FetchState.TOO_LARGE,
    FailureKind.DISALLOWED: FetchState.BLOCKED,
}


class Site(Protocol):
    """What asks sites for files."""

    def get(self, url: str, most: int, seconds: float) -> Response:
        """Return what an address answers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be fetched, and where to. what: open, url or archive. unpaywall: an e-mail is given, so it can be asked."""

    into: Path
    what: str = "open"
    most: int = FILE_BYTES
    seconds: float = 60.0
    unpaywall: bool = False


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of one copy."""

    state: FetchState
    copy: Copy
    final_url: str = ""
    reason: str = ""
    gone: bool = False
    data: bytes = b""
    ending: str = ""


class Fetcher:
    """Fetches the works of entries; several at once. today: for the tables."""

    def __init__(self, sites: Site, courier: Courier, wanted: Wanted, today: date) -> None:
        self._sites, self._courier, self._wanted, self._today = sites, courier, wanted, today
        self._saving = Lock()

    def fetch_all(self, entries: Sequence[tuple[Row, Reference]], progress: Progress) -> list[Row]:
        """Return a row of fetches.csv for each entry.

        Raises:
            UsageError: the folder or its list cannot be written.
        """
        _sweep(self._wanted.into)
        rows = []
        for number, row in enumerate(in_parallel(self._fetch_entry, entries), start=1):
            rows.append(row)
            progress(number, len(entries))
        return rows

    def _fetch_entry(self, entry: tuple[Row, Reference]) -> Row:
        row, reference = entry
        about = {"reference_id": row["reference_id"], "article": row["article"]}
        file = row.get("source") or self._saved_before(reference)
        if file:
            return {**about, "state": str(FetchState.HAVE), "file": file}
        tried: list[_Tried] = []
        for copy in self._copies(reference, tried):
            found = self._try(reference, copy)
            tried.append(found)
            if found.state == FetchState.SAVED:
                name, digest = self._save(reference, found)
                return {**about, **_row(found, tried, self._today), "file": name, "sha256": digest}
        if not tried:
            return {**about, "state": str(FetchState.NOT_OPEN), "fetched_at": self._today.isoformat()}
        return {**about, **_row(_most_telling(tried), tried, self._today)}

    def _saved_before(self, reference: Reference) -> str:
        into = self._wanted.into
        lines = read_sources(into)
        mine = (line.get("file", "") for line in lines if line.get("reference", "").strip() == reference.id)
        return next((name for name in mine if name and (into / name).is_file()), "")

    def _copies(self, reference: Reference, tried: Sequence[_Tried]) -> Iterator[Copy]:
        """Yield the copies to try; the archive last, where the entry's own address is gone."""
        what = self._wanted.what
        named = self._named(reference) if what == "open" else ()
        copies = choose(reference, numbers_of(reference, "arxiv") if what == "open" else (), named)
        yield from (copy for copy in copies if what != "archive" and (what == "open" or copy.source == "entry"))
        cited_is_gone = any(t.gone and t.copy.source == "entry" for t in tried)
        if reference.url and (what == "archive" or cited_is_gone):
            try:
                capture = self._courier.ask(wayback.nearest(reference.url, reference.accessed or reference.year)).value
            except NoAnswerError:
                return
            if capture:
                yield Copy(capture.raw_url, "archive", archived=capture.day)

    def _named(self, reference: Reference) -> list[Copy]:
        """Return the open copies that indexes name; one that does not answer names none."""
        queries = [openalex.copies(reference.doi)] if reference.doi else []
        queries += [unpaywall.copies(reference.doi)] if reference.doi and self._wanted.unpaywall else []
        found: list[Copy] = []
        for query in queries:
            try:
                found += (replace(copy, licence=_plain(copy.licence)) for copy in self._courier.ask(query).value)
            except NoAnswerError:
                continue
        return found

    def _try(self, reference: Reference, copy: Copy) -> _Tried:
        """Return what came of a copy: SAVED where it is the work and may be saved."""
        try:
            response = self._sites.get(copy.url, self._wanted.most, self._wanted.seconds)
        except NoAnswerError as error:
            state = _OF_FAILURE.get(error.kind, FetchState.FAILED)
            return _Tried(state, copy, "", str(error), gone=error.kind == FailureKind.NO_HOST)
        status, gone = response.status, response.status in _GONE
        if status != 200:
            refused = status in _REFUSED or "cf-mitigated" in response.headers
            state = FetchState.BLOCKED if refused else FetchState.FAILED
            return _Tried(state, copy, response.url, f"status {status}", gone=gone)
        ending = ending_of(response.body)
        if not ending or (copy.kind == "pdf" and ending == ".html"):
            kind = response.headers.get("content-type", "an unknown type")[:60]
            return _Tried(FetchState.WRONG_TYPE, copy, response.url, f"sent as {kind}")
        data = with_origin(response.body, copy.url, self._today.isoformat()) if ending == ".html" else response.body
        found = _Tried(FetchState.SAVED, copy, response.url, "", data=data, ending=ending)
        reason = self._why_not(reference, found)
        return replace(found, state=FetchState.WRONG_WORK, reason=reason, data=b"") if reason else found

    def _why_not(self, reference: Reference, found: _Tried) -> str:
        """Return why a file is not the work, "" where it is: it is opened in a child process, as every saved file is."""
        with self._saving:  # one child at a time
            into = self._wanted.into
            into.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(into).free < len(found.data) + _SPARE:
                raise UsageError(
                    f"{into}: less than {_SPARE >> 20} MB would be left on the disk; nothing more is fetched"
                )
            temporary = into / f"{_TEMPORARY}{os.getpid()}-{file_stem(reference)}{found.ending}"
            try:
                _write(temporary, found.data)
                document = read_in_subprocess(temporary)
            except ReadError as error:
                return error.reason
            except OSError as error:
                raise UsageError(f"{into} cannot be written: {error.strerror or error}") from error
            finally:
                temporary.unlink(missing_ok=True)
        return "" if _has_title(document, reference.title) else "the title does not stand at its beginning"

    def _save(self, reference: Reference, found: _Tried) -> tuple[str, str]:
        """Write a file under a name that is free, and its line in sources.csv; return name and digest."""
        into, digest = self._wanted.into, hashlib.sha256(found.data).hexdigest()
        temporary = into / f"{_TEMPORARY}{os.getpid()}-{file_stem(reference)}.part"
        try:
            with self._saving, locked(into, wait=_LOCK_WAIT):
                _write(temporary, found.data)
                name = _publish(temporary, into, file_stem(reference), found.ending)
                write_source(into, {
                    "file": name, "reference": reference.id, "url": found.copy.url, "retrieved": self._today.isoformat(),
                    "archived": found.copy.archived, "sha256": digest, "licence": found.copy.licence,
                })  # fmt: skip
        except OSError as error:
            raise UsageError(f"{into} cannot be written: {error.strerror or error}") from error
        finally:
            temporary.unlink(missing_ok=True)
        return name, digest


def _plain(licence: str) -> str:
    """Return a licence in letters that no spreadsheet takes for a formula: it is somebody's text and goes into sources.csv."""
    return re.sub(r"[^A-Za-z0-9 ./:+-]", "", licence)[:80].lstrip("+- ")


def _sweep(into: Path) -> None:
    """Delete what a run that was killed left in the folder, an hour ago or longer: another one may be at work."""
    for path in into.glob(f"{_TEMPORARY}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE:
                path.unlink()


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _publish(temporary: Path, into: Path, stem: str, ending: str) -> str:
    """Give a file its name; one that is taken, by a person's file or another entry's, is never overwritten."""
    for number in range(1, 100):
        name = f"{stem}{'' if number == 1 else f'-{number}'}{ending}"
        try:
            os.link(temporary, into / name)
        except FileExistsError:
            continue
        return name
    raise UsageError(f"{into}: a hundred files are called {stem}")


def _has_title(document: Document, title: str) -> bool:
    """Tell whether a title stands at the beginning of a text; an entry without a title is not asked for one."""
    beginning = squeeze(f"{document.meta.title} {document.text[:_BEGINNING]}")
    return not title or best_part(squeeze(title), beginning) >= _TITLE_FOUND


def _most_telling(tried: Sequence[_Tried]) -> _Tried:
    """Return the attempt whose state a person can do most with."""
    return min(tried, key=lambda t: _TELLING.index(t.state))


_TELLING = (
    FetchState.SAVED, FetchState.BLOCKED, FetchState.TOO_LARGE, FetchState.WRONG_WORK, FetchState.WRONG_TYPE, FetchState.UNSAFE,
    FetchState.FAILED, FetchState.NOT_OPEN, FetchState.HAVE,
)  # fmt: skip


def _row(found: _Tried, tried: Sequence[_Tried], today: date) -> Mapping[str, str]:
    others = [f"{t.copy.source}: {t.state} ({t.reason})" for t in tried if t is not found]
    size = str(len(found.data)) if found.data else ""
    return {
        "state": str(found.state), "url": found.copy.url, "final_url": found.final_url, "version": str(found.copy.version),
        "licence": found.copy.licence, "source": found.copy.source, "archived_at": found.copy.archived, "bytes": size,
        "fetched_at": today.isoformat(), "reason": "; ".join([*([found.reason] if found.reason else []), *others]),
    }  # fmt: skip
