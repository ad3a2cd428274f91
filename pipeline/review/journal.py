"""The journal of verdicts, verdicts.jsonl: append-only, the only record of what people said of the claims and the works.

One JSON object a line, UTF-8. The last line of a claim and a reviewer counts, by its time and not by its place in the file, so that
two journals merge by concatenation in any order. An empty verdict takes the earlier one back: undo is a line, nothing is erased.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

NAME = "verdicts.jsonl"


class Saw(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the tables showed of the claim when a person judged it; ids and hashes joined by a blank."""

    outcome: str = ""
    why: str = ""
    references: str = ""
    source: str = ""
    sha256: str = ""
    page: str = ""
    passage: str = ""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the journal.

    at: ISO 8601 with its offset. when: the time as the reviewer wrote it into a table. by: the reviewer. article, claim: keys of
    the claim. text, before, after: its sentence and the sentences around it. verdict: a Verdict, "" takes the earlier one back,
    None says nothing of it. settles: ends a disagreement. via: review | csv | xlsx. saw: None where the table does not tell what
    was seen. equal: how many sentences of the article read the same. user_columns: cells of the user's own columns, and a name or
    a day that was typed without a verdict. user_rows: rows that the user added, of no claim; the last such line counts.
    was: the key under which earlier entries about this claim stand, where its sentence was edited since.
    reference, check: of a line about a cited work, which has no claim: the entry's id, and the row of verifications.csv.
    later: the reviewer puts the claim off. undo: the line takes back the reviewer's last line of the review page that was not
    taken back yet, and says again what he had said before it.
    """

    at: str
    when: str = ""
    by: str = ""
    article: str = ""
    claim: str = ""
    text: str = ""
    before: str = ""
    after: str = ""
    equal: int = 1
    verdict: str | None = None
    note: str = ""
    settles: bool = False
    via: str = ""
    seconds: float = 0.0
    later: bool = False
    undo: bool = False
    saw: Saw | None = None
    user_columns: dict[str, str] = {}
    user_rows: list[dict[str, str]] | None = None
    was: str = ""
    reference: str = ""
    check: str = ""

    @property
    def moment(self) -> datetime:
        """When it was said, in UTC; a time that cannot be read comes first."""
        try:
            moment = datetime.fromisoformat(self.at)
        except ValueError:
            return datetime.min.replace(tzinfo=UTC)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Journal:
    """The entries in the order of their times, and how many lines could not be read (the torn end of a killed run).

    entries: about claims. works: about cited works.
    """

    entries: tuple[Entry, ...] = ()
    unread: int = 0
    works: tuple[Entry, ...] = ()


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Entry)


def read(path: Path) -> Journal:
    """Return the journal of a file; an empty one where there is no file.

    Raises:
        OSError: the file is there and cannot be read.
    """
    if not path.exists():
        return Journal()
    entries, unread = [], 0
    for line in path.read_bytes().split(b"\n"):
        if line.strip():
            try:
                entries.append(_DECODER.decode(line))
            except (msgspec.DecodeError, msgspec.ValidationError):
                unread += 1
    # a line that stands twice, as after a merge, is one
    unique = {_ENCODER.encode(entry): entry for entry in entries}
    in_order = sorted(unique.values(), key=lambda e: (e.moment, _ENCODER.encode(e)))
    claims, works = ([e for e in in_order if bool(e.reference) == about_works] for about_works in (False, True))
    return Journal(tuple(claims), unread, tuple(works))


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Write entries to the end of the file, and return when they are on the disk.

    Raises:
        OSError: disk full, no permission.
    """
    data = b"".join(_ENCODER.encode(entry) + b"\n" for entry in entries)
    if not data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with path.open("ab+") as file:
        if file.tell() and not _ends_with_newline(file):
            data = b"\n" + data  # the last line was torn: it stays a line of its own
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if new and hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _ends_with_newline(file: BinaryIO) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def latest(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Return reviewer → the last entry that says something of the verdict, in the order of their times.

    A reviewer who took his verdict back has none.
    """
    last: dict[str, Entry] = {}
    for entry in entries:
        if entry.verdict is not None:
            last.pop(entry.by, None)
            last[entry.by] = entry
    return {reviewer: entry for reviewer, entry in last.items() if entry.verdict or entry.note}
