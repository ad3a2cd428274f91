"""The words for what the indexes say of an entry. They name the index, the day and the difference, and never accuse."""

from collections.abc import Sequence
from datetime import date

from pipeline.lexicon import labels
from pipeline.model.lookup import LinkAnswer, LinkState
from pipeline.model.problem import ProblemCode, Severity
from pipeline.model.work import FieldDifference, Notice, NoticeKind, Record, Verification, WorkState

# state → code and severity of its problem
PROBLEMS: dict[WorkState, tuple[ProblemCode, Severity]] = {
    WorkState.FOUND_DIFFERS: (ProblemCode.WORK_DIFFERS, Severity.WARNING),
    WorkState.MAY_DIFFER: (ProblemCode.WORK_DIFFERS, Severity.INFO),
    WorkState.OTHER_VERSION: (ProblemCode.WORK_DIFFERS, Severity.INFO),
    WorkState.DOI_ELSEWHERE: (ProblemCode.WORK_DIFFERS, Severity.ERROR),
    WorkState.DOI_UNKNOWN: (ProblemCode.WORK_DIFFERS, Severity.ERROR),
    WorkState.SIMILAR: (ProblemCode.WORK_NOT_FOUND, Severity.WARNING),
    WorkState.NOT_FOUND: (ProblemCode.WORK_NOT_FOUND, Severity.WARNING),
}
LINKS: dict[LinkState, tuple[ProblemCode, Severity]] = {LinkState.DEAD: (ProblemCode.LINK_DEAD, Severity.WARNING)}
_WORDS = {
    WorkState.FOUND: "found in {indexes}{but} ({day})",
    WorkState.FOUND_DIFFERS: "found in {indexes}{but}",
    WorkState.MAY_DIFFER: "found in {indexes} only{but}; one index can be wrong",
    WorkState.OTHER_VERSION: "the same title and authors elsewhere: {place}{but} (often a preprint, a reprint or another edition)",
    WorkState.HOST_FOUND: "the book that holds this chapter was found; the chapter itself is not listed",
    WorkState.DOI_ELSEWHERE: "the DOI belongs to another work: “{title}”; the work itself: {nearest}",
    WorkState.DOI_UNKNOWN: "doi.org does not know the DOI of the entry; the work itself: {nearest}",
    WorkState.SIMILAR: "not found in {answered}; nearest{how}: {nearest}",
    WorkState.NOT_FOUND: "not found in {answered} on {day}; works of this kind usually are there",
    WorkState.NOT_EXPECTED: "not checkable here: news, web pages, laws, reports and letters are not in these indexes",
    WorkState.NOT_ENOUGH: "the entry has too little to search with",
    WorkState.UNDECIDED: "not found in {answered}; no more can be said (fewer than two indexes, or a work of this or last year)",
}
NOTICES = {
    NoticeKind.RETRACTED: ("retracted", Severity.ERROR),
    NoticeKind.CONCERN: ("expression of concern", Severity.WARNING),
    NoticeKind.CORRECTED: ("corrected", Severity.INFO),
}
_NAMES = labels("verify.indexes")
_HOW = {"namesake": ", of this title by other authors", "sibling": ", another part or a notice of it"}


def name_of(index: str) -> str:
    """Return the name of an index as its owner writes it."""
    return _NAMES.get(index, index)


def message(verification: Verification, answered: Sequence[str], failures: Sequence[str], day: str) -> str:
    """Return what is to be said of an entry.

    Args:
        verification: of the entry.
        answered: the indexes that answered.
        failures: why others did not.
        day: of the answers, ISO 8601.
    """
    record = verification.record or Record("")
    words = _WORDS[verification.state].format(
        indexes=", ".join(map(name_of, verification.indexes)) or name_of(record.index),
        answered=", ".join(map(name_of, answered)) or "no index",
        but=_but(verification.differences),
        place=" ".join(part for part in (record.container, record.year) if part),
        title=record.title,
        nearest=cite(verification.candidates[0]) if verification.candidates else "not found",
        how=_HOW.get(verification.by, ""),
        day=_in_words(day),
    )
    silent = failures and verification.state in (WorkState.UNDECIDED, WorkState.NOT_FOUND, WorkState.SIMILAR)
    return f"{words}; {'; '.join(dict.fromkeys(failures))}" if silent else words


def notice_message(notice: Notice) -> str:
    """Return what is to be said of a notice: "retracted on 2019-07-26 (notice 10.…; Retraction Watch)"."""
    day = f" on {notice.day}" if notice.day else ""
    source = "; ".join(part for part in (f"notice {notice.doi}" if notice.doi else "", name_of(notice.source)) if part)
    return f"{NOTICES[notice.kind][0]}{day}" + (f" ({source})" if source else "")


def link_message(answer: LinkAnswer) -> str:
    """Return what is to be said of an address: "the address is gone (404); archived copy of 2021-03-14: https://…"."""
    detail = f" ({answer.detail})" if answer.detail else ""
    moved = f" at {answer.moved_to}" if answer.moved_to else ""
    day = f" of {answer.archived_day}" if answer.archived_day else ""
    copy = f"; archived copy{day}: {answer.archived}" if answer.archived else ""
    return f"{answer.state.meaning}{moved}{detail}{copy}"


def cite(record: Record) -> str:
    """Return a record in one line: "title | authors | year | doi"."""
    authors = "; ".join(str(author) for author in record.authors[:3])
    return " | ".join(part for part in (record.title, authors, record.year, record.doi) if part)


def _but(differences: Sequence[FieldDifference]) -> str:
    parts = [f"the entry has {d.field} {d.entry or '(none)'}, the record {d.record}" for d in differences]
    return "; " + "; ".join(parts) if parts else ""


def _in_words(day: str) -> str:
    """Return a day as it is said: "29 Nov 2026"."""
    try:
        moment = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{moment.day} {moment:%b %Y}"
