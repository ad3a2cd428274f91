"""The references and records that matching is measured on."""

import json
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model import Organisation, Person, Record, Reference
from pipeline.references import parse_references

_FOLDER = Path(__file__).parent
_FIELDS = {"journal": "container"}
_NOISE_SEED, _LETTERS_CHANGED, _SPACES_LOST = 19, 0.02, 0.03  # about three letters of an entry, and one blank
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry and what is true of it. record: id of its record. altered: what was changed in it. field: where."""

    reference: Reference
    record: str
    altered: str
    field: str
    label: str

    @property
    def family(self) -> str:
        """The part of the data: cr (Crossref, APA), sc (SciELO), hm (HALLMARK), or none where nothing is true of it."""
        return self.record.partition(":")[0]


def read_records(path: Path) -> list[Record]:
    """Return the records, their ids in `id`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_record(json.loads(line)) for line in lines]


def _record(row: dict[str, Any]) -> Record:
    authors = tuple(Person(f or "", g or "") for f, g in row["authors"])
    cells = {name: str(row[name]) for name in ("id", "title", "year", "container", "volume", "pages")}
    index, _, doi = cells["id"].partition(":")
    return Record(index, doi=doi if doi.startswith("10.") else "", authors=authors, **cells)


def read_rows(path: Path) -> list[Row]:
    """Return the entries of the dev half, parsed by citetrail as it is today; what was altered stands in the fields of the data."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    parsed = parse_references([row["raw"] for row in rows])
    return [
        Row(
            _with_fields(r, row["ref"]) if row["field"] else r,
            row["record"],
            row["altered"],
            row["field"],
            row["label"],
        )
        for r, row in zip(parsed, rows, strict=True)
    ]


def _with_fields(reference: Reference, fields: dict[str, Any]) -> Reference:
    authors = tuple(Organisation(f) if g is None else Person(f, g) for f, g in fields["authors"])
    cells = {name: fields[name] for name in ("title", "year", "container", "volume", "pages")}
    return replace(reference, authors=authors, **cells)


@cache
def listed_twice() -> dict[str, frozenset[str]]:
    """Return the id of a record → the ids of other records of the same work that were found by reading."""
    pairs = tomllib.loads((_FOLDER / "listed_twice.toml").read_text(encoding="utf-8"))["pair"]
    return {id_: frozenset(pair["ids"]) - {id_} for pair in pairs for id_ in pair["ids"]}


def with_noise(rows: Sequence[Row]) -> list[Row]:
    """Return entries with letters changed and blanks lost, as a scan gives them."""
    chance = random.Random(_NOISE_SEED)
    parsed = parse_references([_blur(row.reference.raw, chance) for row in rows])
    return [Row(r, row.record, "noise", "", row.label) for r, row in zip(parsed, rows, strict=True)]


def _blur(raw: str, chance: random.Random) -> str:
    letters = []
    for letter in raw:
        if letter == " " and chance.random() < _SPACES_LOST:
            continue
        changed = letter.isalpha() and chance.random() < _LETTERS_CHANGED
        letters.append(chance.choice(_ALPHABET) if changed else letter)
    return "".join(letters)


def invented(name: str) -> list[Reference]:
    """Return 60 references to works that we invented: invented.txt, or invented_plausible.txt in the names of real journals."""
    return parse_references((_FOLDER / name).read_text(encoding="utf-8").splitlines())


def garbled() -> tuple[list[Row], list[Record]]:
    """Return 60 references to real works, written by us, with one detail wrong in each, and the records of these works."""
    rows = [json.loads(line) for line in (_FOLDER / "garbled.jsonl").read_text(encoding="utf-8").splitlines()]
    records = [_record({**row["record"], "id": f"own:{number}"}) for number, row in enumerate(rows)]
    parsed = parse_references([row["raw"] for row in rows])
    found = zip(parsed, rows, records, strict=True)
    return [
        Row(r, record.id, "garbled", _FIELDS.get(row["field"], row["field"]), "") for r, row, record in found
    ], records
