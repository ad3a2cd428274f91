"""Common steps of the readers of reference managers' files: bytes to text, DOI, year and day of a field, entries to values."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model import ErrorCode, Reference, Trouble
from pipeline.model.ids import distinct
from pipeline.references.parse.rules.links import trim_link
from pipeline.text.regex import regex

_DOI = regex(r"10\.\d{4,9}/\S{1,300}")
_YEAR = regex(r"\d{4}[a-z]?")
# "2024-05-03", "2024/05/03/", "2024///"
_DAY = regex(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")


def decode(data: bytes, path: str) -> tuple[str, list[Trouble]]:
    """Return the text: UTF-8, or the Windows code page that old files are in, and then a Trouble."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        reason = "not UTF-8; read as Windows-1252"
        guessed = Trouble(ErrorCode.ENCODING_GUESSED, reason, path, stage="bib", recovered=True)
        return data.decode("cp1252", "replace"), [guessed]


def failure(reason: str, path: str, *, recovered: bool = False) -> Trouble:
    """Return the trouble of an entry that could not be read, or, recovered, only in part."""
    return Trouble(ErrorCode.BIB_BLOCK_FAILED, reason, path, stage="bib", recovered=recovered)


def find_doi(value: str) -> str:
    """Return the DOI without its address, in lower case, "" where there is none.

    >>> find_doi("https://doi.org/10.1000/ABC.")
    '10.1000/abc'
    """
    found = _DOI.search(value)
    return trim_link(found.group()).lower() if found else ""


def find_year(value: str) -> str:
    """Return the year that opens a date: "2024/05/03/" → "2024"; a value without one stays as it is."""
    found = _YEAR.match(value)
    return found.group() if found else value


def find_day(value: str) -> str:
    """Return the EDTF day of a date, "" where it names none.

    >>> find_day("2024/5/3/12:00"), find_day("2024///")
    ('2024-05-03', '')
    """
    found = _DAY.match(value)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def collect(found: Iterable[Reference | Trouble], path: str) -> tuple[tuple[Reference, ...], list[Trouble]]:
    """Return the references with ids that differ, and the troubles; of a key that stands twice the first counts."""
    references: list[Reference] = []
    troubles: list[Trouble] = []
    keys: set[str] = set()
    for item in found:
        if isinstance(item, Trouble):
            troubles.append(item)
        elif item.citekey and item.citekey in keys:
            troubles.append(failure(f"the key {item.citekey} stands twice; the first entry counts", path))
        else:
            keys.add(item.citekey)
            references.append(item)
    ids = distinct(reference.id for reference in references)
    return tuple(replace(reference, id=id_) for reference, id_ in zip(references, ids, strict=True)), troubles
