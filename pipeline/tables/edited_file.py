"""What the readers of edited tables have in common: a file that is closed and regular, and columns that can be told apart."""

import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.errors import BusyError, ReadError


def check_closed(path: Path) -> None:
    """Raise BusyError where the file is open in a spreadsheet, which would write over it or has not saved yet."""
    # what LibreOffice and Excel lay beside an open file
    for name, program in ((f".~lock.{path.name}#", "LibreOffice"), (f"~${path.name}", "Excel")):
        if path.with_name(name).exists():
            reason = f"close it there and run this again (after a crash of {program}: delete {name})"
            raise BusyError(f"{path.name} is open in {program}; {reason}")


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file; a pipe would wait for ever.

    Raises:
        ReadError: it is none, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refused(path, "not a regular file; move it away")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refused(path, "a link to a file that is gone; move it away") from error
    except OSError as error:
        raise refused(path, error.strerror or str(error)) from error


def column_names(header: Sequence[str], known: Iterable[str]) -> list[str]:
    """Return the names of the columns, those that were written as they were written: case and blanks are ignored."""
    spelled = {name.strip().casefold(): name for name in known}
    names = (" ".join(name.split()) for name in header)
    return [spelled.get(name.casefold(), name) for name in names]


def check_columns(path: Path, names: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Raise ReadError where two columns have one name, or cells stand in a column without a name: they would be lost."""
    for name in names:
        if name and names.count(name) > 1:
            raise refused(path, f"two columns are called “{name}”; rename or delete one")
    nameless = [i for i, name in enumerate(names) if not name]
    for number, line in enumerate(lines, start=2):
        for i in nameless:
            if i < len(line) and line[i].strip():
                raise refused(path, f"column {i + 1} has no name and “{line[i].strip()[:40]}” in row {number}; name it")


def refused(path: Path, reason: str) -> ReadError:
    """Return the error of a table of which nothing may be taken in."""
    return ReadError(str(path), "DAMAGED", f"{reason}. Nothing was changed")
