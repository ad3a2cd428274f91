"""The figures of matching, each as (figure, value in per cent, n)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from evaluation.verify.data import Row, listed_twice
from pipeline.model import Record, Reference, Verification, WorkState
from pipeline.verify import verify
from pipeline.verify.normalise import first_page, normalise
from pipeline.verify.snapshot.build import add_records, create, finish
from pipeline.verify.snapshot.lookup import Snapshot, find_candidates
from pipeline.verify.snapshot.schema import title_key

Figure = tuple[str, float, int]
FOUND = (WorkState.FOUND, WorkState.FOUND_DIFFERS, WorkState.MAY_DIFFER)
_FIELDS = ("title", "author", "year", "container", "volume", "pages")
# an altered entry that is not matched any more is told too: a person looks at it
_TOLD = (WorkState.SIMILAR, WorkState.NOT_FOUND, WorkState.UNDECIDED, WorkState.OTHER_VERSION, WorkState.DOI_ELSEWHERE)
_YEAR = 2026


def index(records: Sequence[Record]) -> Snapshot:
    """Return a snapshot of the records in memory: the evaluation goes the way of the product."""
    connection = create(":memory:")
    add_records(connection, records)
    finish(connection)
    return Snapshot("evaluation", connection)


def decide(snapshot: Snapshot, reference: Reference, *, without: frozenset[str] = frozenset()) -> Verification:
    """Return what the records come to for an entry, some records taken out."""
    records = [record for record in find_candidates(snapshot, reference) if record.id not in without]
    return verify(reference, records, answered=frozenset({"crossref", "openalex"}), this_year=_YEAR)


def right(rows: Sequence[Row], snapshot: Snapshot) -> tuple[list[Verification], float]:
    """Return the verifications, and the share for which the right record was found."""
    found = [decide(snapshot, row.reference) for row in rows]
    pairs = zip(found, rows, strict=True)
    hits = sum(v.state in FOUND and v.record is not None and _same_work(v.record, row, snapshot) for v, row in pairs)
    return found, 100 * hits / len(rows)


def _same_work(record: Record, row: Row, snapshot: Snapshot) -> bool:
    """Tell whether it is the row's record, or lists the same work again: title, year and first page are equal."""
    return record.id == row.record or record.id in _twins(row.record, snapshot)


@cache
def _twins(record: str, snapshot: Snapshot) -> frozenset[str]:
    """Return the ids of the records that list the same work as this one."""
    number = snapshot.connection.execute("SELECT id FROM work WHERE key = ?", (record,)).fetchone()[0]
    (wanted,) = snapshot.read([number])
    others = snapshot.read(snapshot.by_key(title_key(normalise(wanted.title))))
    return frozenset(r.id for r in others if _place(r) == _place(wanted)) | listed_twice().get(record, frozenset())


def _place(record: Record) -> tuple[str, str]:
    return record.year, first_page(record.pages)


def removed(rows: Sequence[Row], snapshot: Snapshot) -> Iterator[Figure]:
    """Yield how often an entry is found although its record was taken out, and how often without a difference named.

    The data lists some works twice (title, year and first page equal, or listed_twice.toml): with only the record out, and with
    its twins.
    """
    for name, out in (
        ("removed", lambda row: frozenset({row.record})),
        ("removed with its twins", lambda row: _twins(row.record, snapshot) | {row.record}),
    ):
        found = [decide(snapshot, row.reference, without=out(row)) for row in rows]
        still = [v for v in found if v.state in FOUND]
        yield f"{name}, still found", 100 * len(still) / len(rows), len(rows)
        yield f"{name}, found and no difference", 100 * sum(not v.differences for v in still) / len(rows), len(rows)


def false_differences(found: Sequence[Verification]) -> Iterator[Figure]:
    """Yield for each field how many unaltered entries are told to differ in it."""
    counts = Counter(d.field for v in found for d in v.differences if not d.minor)
    for field in _FIELDS:
        yield f"unaltered, {field} differs", 100 * counts[field] / len(found), len(found)


def altered(rows: Sequence[Row], snapshot: Snapshot) -> Iterator[Figure]:
    """Yield for each alteration how many are said of the right field, or the work is not called found."""
    tally: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        tally[row.altered].append(is_told(decide(snapshot, row.reference), row.field.removesuffix("±1")))
    for name, hits in tally.items():
        yield f"altered, {name} told", 100 * sum(hits) / len(hits), len(hits)


def is_told(verification: Verification, field: str) -> bool:
    """Tell whether an alteration of a field is said."""
    return verification.state in _TOLD or any(d.field == field for d in verification.differences)
