"""The words for what the indexes say of an entry. They name the index and the difference, and never accuse."""

from collections.abc import Sequence

from pipeline.model.problem import ProblemCode, Severity
from pipeline.model.work import FieldDifference, Notice, NoticeKind, Record, Verification, WorkState

# state → code and severity of its problem
PROBLEMS: dict[WorkState, tuple[ProblemCode, Severity]] = {
    WorkState.FOUND_DIFFERS: (ProblemCode.WORK_DIFFERS, Severity.WARNING),
    WorkState.MAY_DIFFER: (ProblemCode.WORK_DIFFERS, Severity.INFO),
    WorkState.OTHER_VERSION: (ProblemCode.WORK_DIFFERS, Severity.INFO),
    WorkState.DOI_ELSEWHERE: (ProblemCode.WORK_DIFFERS, Severity.ERROR),
    WorkState.SIMILAR: (ProblemCode.WORK_NOT_FOUND, Severity.WARNING),
    WorkState.NOT_FOUND: (ProblemCode.WORK_NOT_FOUND, Severity.WARNING),
}
_WORDS = {
    WorkState.FOUND: "found in {index}{but}",
    WorkState.FOUND_DIFFERS: "found in {index}{but}",
    WorkState.MAY_DIFFER: "found in {index} only{but}; one index can be wrong",
    WorkState.OTHER_VERSION: "the same title and authors elsewhere: {place} (often a preprint, a reprint or another edition)",
    WorkState.HOST_FOUND: "the book that holds this chapter was found; the chapter itself is not listed",
    WorkState.DOI_ELSEWHERE: "the DOI belongs to another work: “{title}”",
    WorkState.SIMILAR: "not found in {asked}; nearest: {nearest}",
    WorkState.NOT_FOUND: "not found in {asked}; works of this kind usually are there",
    WorkState.NOT_EXPECTED: "not checkable here: news, web pages, laws, reports and letters are not in these indexes",
    WorkState.NOT_ENOUGH: "the entry has too little to search with",
    WorkState.UNDECIDED: "not found in {asked}; no more can be said (fewer than two indexes, or a work of this or last year)",
}
NOTICES = {
    NoticeKind.RETRACTED: ("retracted", Severity.ERROR),
    NoticeKind.CONCERN: ("expression of concern", Severity.WARNING),
    NoticeKind.CORRECTED: ("corrected", Severity.INFO),
}


def message(verification: Verification, asked: Sequence[str]) -> str:
    """Return what is to be said of an entry.

    Args:
        verification: of the entry.
        asked: the indexes that were asked.
    """
    words = _WORDS[verification.state]
    record = verification.record or Record("")
    return words.format(
        index=record.index,
        asked=", ".join(asked) or "no index",
        but=_but(verification.differences),
        place=" ".join(part for part in (record.container, record.year) if part),
        title=record.title,
        nearest=cite(verification.candidates[0]) if verification.candidates else "",
    )


def notice_message(notice: Notice) -> str:
    """Return what is to be said of a notice: "retracted on 2019-07-26 (notice 10.…; Retraction Watch)"."""
    day = f" on {notice.day}" if notice.day else ""
    source = "; ".join(part for part in (f"notice {notice.doi}" if notice.doi else "", notice.source) if part)
    return f"{NOTICES[notice.kind][0]}{day}" + (f" ({source})" if source else "")


def cite(record: Record) -> str:
    """Return a record in one line: "title | authors | year | doi"."""
    authors = "; ".join(str(author) for author in record.authors[:3])
    return " | ".join(part for part in (record.title, authors, record.year, record.doi) if part)


def _but(differences: Sequence[FieldDifference]) -> str:
    parts = [f"the entry has {d.field} {d.entry or '(none)'}, the record {d.record}" for d in differences]
    return "; " + "; ".join(parts) if parts else ""
