"""What the readers of reference managers' files share: bytes to text, an identifier, a day, a file's entries to values."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.model import Reference, Trouble
from pipeline.model.ids import distinct
from pipeline.references.parse.rules.links import trim

_DOI = re.compile(r"10\.\d{4,9}/\S{1,300}")
_YEAR = re.compile(r"\d{4}[a-z]?")
# "2024-05-03", "2024/05/03/", "2024///"
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")


def decode(data: bytes, path: str) -> tuple[str, list[Trouble]]:
    """Return the text: UTF-8, or the Windows code page that old files are in, and then a Trouble."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        reason = "not UTF-8; read as Windows-1252"
        told = Trouble("ENCODING_GUESSED", reason, path, stage="bib", recovered=True)
        return data.decode("cp1252", "replace"), [told]


def failed(reason: str, path: str, *, recovered: bool = False) -> Trouble:
    """Say that an entry could not be read, or only in part."""
    return Trouble("BIB_BLOCK_FAILED", reason, path, stage="bib", recovered=recovered)


def doi_in(value: str) -> str:
    """Return the bare DOI in lower case, "" where there is none.

    >>> doi_in("https://doi.org/10.1000/ABC.")
    '10.1000/abc'
    """
    found = _DOI.search(value)
    return trim(found.group()).lower() if found else ""


def year_in(value: str) -> str:
    """Return the year that opens a date: "2024/05/03/" → "2024"; a value without one stays as it is."""
    found = _YEAR.match(value)
    return found.group() if found else value


def day_in(value: str) -> str:
    """Return the EDTF day of a date, "" where it names none.

    >>> day_in("2024/5/3/12:00"), day_in("2024///")
    ('2024-05-03', '')
    """
    found = _DAY.match(value)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def gather(found: Iterable[Reference | Trouble], path: str) -> tuple[tuple[Reference, ...], list[Trouble]]:
    """Return the references with ids that differ, and the troubles; of a key that stands twice the first counts."""
    references: list[Reference] = []
    troubles: list[Trouble] = []
    keys: set[str] = set()
    for item in found:
        if isinstance(item, Trouble):
            troubles.append(item)
        elif item.citekey and item.citekey in keys:
            troubles.append(failed(f"the key {item.citekey} stands twice; the first entry counts", path))
        else:
            keys.add(item.citekey)
            references.append(item)
    names = distinct(ref.id for ref in references)
    return tuple(replace(ref, id=name) for ref, name in zip(references, names, strict=True)), troubles
