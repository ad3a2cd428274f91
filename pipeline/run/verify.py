"""What local snapshots know of the references of an output folder or an article: verifications.csv. Nothing here opens a socket."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errors import ReadError
from pipeline.export.entries import Name, names
from pipeline.model import (
    ErrorCode,
    Notice,
    NoticeKind,
    Organisation,
    Person,
    ProblemCode,
    Record,
    Reference,
    ReferenceKind,
    Severity,
    Verification,
)
from pipeline.run.lock import locked
from pipeline.run.report import WAIT, article_texts, current_tables, report_file
from pipeline.run.verdicts import STATE, take_in
from pipeline.tables import FORMATS, Tables, csv
from pipeline.tables.columns import with_user_columns
from pipeline.tables.csv import Row
from pipeline.tables.write import publish, recover
from pipeline.verify import verify
from pipeline.verify.snapshot.lookup import Snapshot, find_candidates
from pipeline.verify.words import NOTICES, PROBLEMS, cite, message, notice_message

EXISTS = "exists"  # a person's word that silences a problem
_TABLE = "verifications"
_BY_PERSON = ("note", "verdict", "reviewer", "reviewed_at")
_NO_INDEX = frozenset({"retraction-watch", "library", "csv"})  # parts whose silence says nothing
_WORK_CODES = frozenset({ProblemCode.WORK_NOT_FOUND, ProblemCode.WORK_DIFFERS, ProblemCode.WORK_RETRACTED})
_WORST_FIRST = (NoticeKind.RETRACTED, NoticeKind.CONCERN, NoticeKind.CORRECTED)


@dataclass(frozen=True, slots=True)
class Verified:
    """The rows of both tables: of verifications.csv, and of problems.csv."""

    rows: list[Row]
    problems: list[Row]


def verify_folder(out: Path, snapshots: Sequence[Snapshot], today: date) -> Verified:
    """Verify the references of an output folder, and write verifications.csv, problems.csv and the report there.

    What a person wrote into verifications.csv stays, as long as the entry reads the same.

    Raises:
        ReadError: the folder has no tables.
        BusyError: a run writes there.
    """
    if not (out / "references.csv").exists():
        raise ReadError(str(out), ErrorCode.IO_ERROR, "there are no tables; run `citetrail extract` with -o first")
    with locked(out, wait=WAIT):
        recover(out, out / STATE)
        entries = take_in(out).entries
        tables = current_tables(out, entries)
        found = verify_rows(tables["references"], tables[_TABLE], snapshots, today)
        earlier = [row for row in tables["problems"] if row["code"] not in _WORK_CODES]
        new: Tables = {**tables, _TABLE: found.rows, "problems": [*earlier, *found.problems]}
        publish({**_files(new), **report_file(new, article_texts(out), entries)}, out, out / STATE)
    return found


def verify_rows(
    references: Sequence[Row], earlier: Sequence[Row], snapshots: Sequence[Snapshot], today: date
) -> Verified:
    """Return the rows for references, with what a person wrote into earlier rows."""
    words = {(row["article"], row["reference_id"], row["check"]): row for row in earlier}
    rows, problems = [], []
    for row in references:
        reference = reference_of(row)
        for made, code, severity in _checks(reference, snapshots, today):
            before = words.get((row["article"], row["reference_id"], made["check"]), {})
            by_person = {name: before.get(name, "") for name in _BY_PERSON}
            rows.append({"reference_id": row["reference_id"], "article": row["article"], **made, **by_person})
            if code and by_person["verdict"].strip().casefold() != EXISTS:
                problems.append(_problem(row, made, code, severity))
    return Verified(rows, problems)


def _checks(
    reference: Reference, snapshots: Sequence[Snapshot], today: date
) -> Iterator[tuple[Row, ProblemCode | None, Severity]]:
    """Yield the row of the work, and of its notice where it has one."""
    records = [record for snapshot in snapshots for record in find_candidates(snapshot, reference)]
    asked = frozenset().union(*(snapshot.indexes() for snapshot in snapshots)) - _NO_INDEX
    found = verify(reference, records, asked=asked, this_year=today.year)
    code, severity = PROBLEMS.get(found.state, (None, Severity.INFO))
    yield _work_row(found, sorted(asked), snapshots, today), code, severity
    notice = _worst_notice(reference, found, snapshots)
    if notice:
        severity = NOTICES[notice.kind][1]
        row = {
            "check": "retraction",
            "state": str(notice.kind),
            "message": notice_message(notice),
            "index": notice.source,
        }
        yield {**row, **_when(snapshots, today)}, ProblemCode.WORK_RETRACTED, severity


def _worst_notice(reference: Reference, found: Verification, snapshots: Sequence[Snapshot]) -> Notice | None:
    """Return the gravest notice about the work: by the DOI of the entry or of its record, then by its PMID."""
    record = found.record or Record("")
    keys = [f"doi:{doi}" for doi in {reference.doi, record.doi} if doi] + (
        [f"pmid:{record.pmid}"] if record.pmid else []
    )
    works = (r for s in snapshots for r in s.read(s.by_key(*keys)))
    notices = sorted((n for r in works for n in r.notices), key=lambda n: (_WORST_FIRST.index(n.kind), n.day, n.source))
    return notices[0] if notices else None


def _work_row(found: Verification, asked: Sequence[str], snapshots: Sequence[Snapshot], today: date) -> Row:
    record = found.record or Record("")
    differences = found.differences
    return {
        "check": "work",
        "state": str(found.state),
        "message": message(found, asked),
        "differs": " | ".join(d.field for d in differences),
        "entry": " | ".join(d.entry for d in differences),
        "record": " | ".join(d.record for d in differences),
        "record_doi": record.doi,
        "record_title": record.title,
        "record_authors": "; ".join(map(str, record.authors)),
        "record_year": record.year,
        "record_container": record.container,
        "record_kind": record.kind,
        "index": record.index or " | ".join(asked),
        "similarity": f"{found.similarity:.2f}" if found.similarity else "",
        "by": found.by,
        "candidates": " || ".join(cite(candidate) for candidate in found.candidates),
        **_when(snapshots, today),
    }


def _when(snapshots: Sequence[Snapshot], today: date) -> Row:
    return {"checked_at": today.isoformat(), "from": "snapshot " + ", ".join(snapshot.name for snapshot in snapshots)}


def _problem(row: Mapping[str, str], made: Row, code: ProblemCode, severity: Severity) -> Row:
    advice = "look the work up by hand; if it exists, write exists into the verdict of verifications.csv"
    return {
        "code": str(code),
        "severity": str(severity),
        "article": row["article"],
        "about": row["reference_id"],
        "text": row.get("raw", ""),
        "message": made["message"],
        "suggestion": advice if code == ProblemCode.WORK_NOT_FOUND else made.get("record_doi", ""),
    }


def reference_of(row: Mapping[str, str]) -> Reference:
    """Return the reference of a row of references.csv, with a person's corrections in it."""
    kind = row.get("kind", "")
    return Reference(
        row["reference_id"],
        None,
        row.get("raw", ""),
        authors=tuple(_author(name) for name in names(row.get("authors", ""))),
        year=row.get("year", ""),
        title=row.get("title", ""),
        container=row.get("container", ""),
        volume=row.get("volume", ""),
        issue=row.get("issue", ""),
        pages=row.get("pages", ""),
        doi=row.get("doi", "").lower(),
        kind=ReferenceKind(kind) if kind in set(ReferenceKind) else ReferenceKind.OTHER,
    )


def _author(name: Name) -> Person | Organisation:
    return Person(name.family, name.given) if name.given else Organisation(name.family)


def _files(tables: Tables) -> dict[str, bytes]:
    """Return the tables that verification changes, and the description of all."""
    changed = {
        f"{name}.csv": csv.dump(tables[name], with_user_columns(name, tables[name])) for name in (_TABLE, "problems")
    }
    return {**changed, **FORMATS["datapackage"](tables)}
