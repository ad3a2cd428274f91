"""What indexes know of the references of an output folder: verifications.csv. It asks lookups, and opens no socket itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errors import ReadError
from pipeline.export.entries import Name, names
from pipeline.model import (
    Answer,
    ErrorCode,
    LinkLookup,
    Notice,
    NoticeKind,
    Organisation,
    Person,
    Record,
    Reference,
    ReferenceKind,
    Verification,
    WorkLookup,
    WorkState,
)
from pipeline.run.lock import locked
from pipeline.run.report import WAIT, current_tables
from pipeline.run.rewrite import publish_tables
from pipeline.run.verdicts import STATE, take_in
from pipeline.run.works import VERIFICATIONS, with_works
from pipeline.tables.csv import Row
from pipeline.tables.write import recover
from pipeline.verify import verify
from pipeline.verify.rows import (
    CHECKS,
    CODES,
    LINK,
    RETRACTION,
    WORK,
    link_row,
    notice_row,
    work_row,
)

_WORST_FIRST = (NoticeKind.RETRACTED, NoticeKind.CONCERN, NoticeKind.CORRECTED)
Progress = Callable[[int, int], None]  # entries that are done, of how many


def _say_nothing(_: int, __: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What is to be asked, and of whom.

    works: places where works are looked up, in this order, until one has the work as the entry cites it. links: None where no
    address is to be asked. checks: of CHECKS. only: ids or labels of entries, empty for all. limit: entries at most, 0 for all.
    """

    works: Sequence[WorkLookup]
    links: LinkLookup | None = None
    checks: frozenset[str] = frozenset(CHECKS)
    only: frozenset[str] = frozenset()
    limit: int = 0

    def entries(self, references: Sequence[Row]) -> list[Row]:
        """Return the rows of references.csv that are asked about."""
        found = [
            row
            for row in references
            if not self.only or self.only & {row["reference_id"], row.get("label", ""), row.get("citekey", "")}
        ]
        return found[: self.limit or None]


@dataclass(frozen=True, slots=True)
class Verified:
    """The rows of both tables: of verifications.csv, and of problems.csv."""

    rows: list[Row]
    problems: list[Row]


def verify_folder(out: Path, enquiry: Enquiry, today: date, progress: Progress = _say_nothing) -> Verified:
    """Verify the references of an output folder, and write verifications.csv, problems.csv and the report there.

    What a person wrote into verifications.csv stays, as long as the entry reads the same. While the indexes are asked the folder
    is free: the review page goes on.

    Raises:
        ReadError: the folder has no tables.
        BusyError: a run writes there.
    """
    made = ask(enquiry.entries(entries_of(out)), enquiry, today, progress)
    with locked(out, wait=WAIT):
        recover(out, out / STATE)
        recorded = take_in(out)
        tables = current_tables(out, recorded)
        new = with_works(
            tables, merge_rows(tables["references"], tables[VERIFICATIONS], made, enquiry.checks), recorded.works
        )
        publish_tables(new, out, recorded)
    problems = [row for row in new["problems"] if row["code"] in CODES]
    return Verified(new[VERIFICATIONS], problems)


def entries_of(out: Path) -> list[Row]:
    """Return the rows of references.csv, with a person's corrections in them.

    Raises:
        ReadError: the folder has no tables.
        BusyError: a run writes there.
    """
    if not (out / "references.csv").exists():
        raise ReadError(str(out), ErrorCode.IO_ERROR, "there are no tables; run `citetrail extract` with -o first")
    with locked(out, wait=WAIT):
        recover(out, out / STATE)
        return current_tables(out, take_in(out))["references"]


def ask(entries: Sequence[Row], enquiry: Enquiry, today: date, progress: Progress = _say_nothing) -> list[Row]:
    """Return the rows of verifications.csv for rows of references.csv."""
    references = [reference_of(row) for row in entries]
    for lookup in enquiry.works:
        lookup.prepare(references)
    if enquiry.links and LINK in enquiry.checks:
        enquiry.links.prepare([row["url"] for row in entries if row.get("url")])
    rows: list[Row] = []
    for number, (row, reference) in enumerate(zip(entries, references, strict=True), start=1):
        about = {"reference_id": row["reference_id"], "article": row["article"]}
        rows += ({**about, **made} for made in _checks(row, reference, enquiry, today))
        progress(number, len(entries))
    return rows


def merge_rows(
    references: Sequence[Row], earlier: Sequence[Row], made: Sequence[Row], checks: frozenset[str] = frozenset(CHECKS)
) -> list[Row]:
    """Return the new rows, and the earlier ones of what was not asked about this time, in the order of the entries."""
    anew = {_key(row)[:2] for row in made}
    rows = [*made, *(row for row in earlier if _key(row)[:2] not in anew or row["check"] not in checks)]
    keys = dict.fromkeys((row["article"], row["reference_id"]) for row in references)
    order = {key: number for number, key in enumerate(keys)}
    return sorted(rows, key=lambda row: (order.get(_key(row)[:2], len(order)), CHECKS.index(row["check"])))


def _key(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["article"], row["reference_id"], row["check"]


def _checks(row: Row, reference: Reference, enquiry: Enquiry, today: date) -> Iterator[Row]:
    """Yield the row of the work, of its notice where it has one, and of its address."""
    if enquiry.checks & {WORK, RETRACTION}:
        answers, found = _look_up(reference, enquiry.works, today)
        if WORK in enquiry.checks:
            yield work_row(found, answers, today.isoformat())
        notice = _worst_notice(reference, found, enquiry.works)
        if notice and RETRACTION in enquiry.checks:
            yield notice_row(notice, answers, today.isoformat())
    if enquiry.links and LINK in enquiry.checks and row.get("url"):
        yield link_row(enquiry.links.check(row["url"], row.get("accessed") or row.get("year", "")), today.isoformat())


def _look_up(reference: Reference, lookups: Sequence[WorkLookup], today: date) -> tuple[list[Answer], Verification]:
    """Ask one place after the other until one has the work as the entry cites it."""
    answers: list[Answer] = []
    found = Verification(WorkState.UNDECIDED, "none")
    for lookup in lookups:
        answers.append(lookup.find(reference))
        registered = {answer.doi_known for answer in answers if answer.doi_known is not None}
        found = verify(
            reference,
            [record for answer in answers for record in answer.records],
            answered=frozenset().union(*(answer.answered for answer in answers)),
            this_year=today.year,
            doi_known=any(registered) if registered else None,
        )
        if found.state == WorkState.FOUND:
            break
    return answers, found


def _worst_notice(reference: Reference, found: Verification, lookups: Sequence[WorkLookup]) -> Notice | None:
    """Return the gravest notice about the work: by the DOI of the entry or of its record, or by its PMID."""
    record = found.record or Record("")
    dois = dict.fromkeys(doi for doi in (reference.doi, record.doi) if doi) or {"": None}
    notices = [n for lookup in lookups for doi in dois for n in lookup.find_notices(doi, record.pmid)]
    worst = sorted([*record.notices, *notices], key=lambda n: (_WORST_FIRST.index(n.kind), n.day, n.source))
    return worst[0] if worst else None


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
        publisher=row.get("publisher", ""),
        doi=row.get("doi", "").lower(),
        url=row.get("url", ""),
        accessed=row.get("accessed", ""),
        kind=ReferenceKind(kind) if kind in set(ReferenceKind) else ReferenceKind.OTHER,
    )


def _author(name: Name) -> Person | Organisation:
    return Person(name.family, name.given) if name.given else Organisation(name.family)
