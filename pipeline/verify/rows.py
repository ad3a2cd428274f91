"""What was found of an entry as rows of verifications.csv, and the rows of problems.csv that follow from them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.model.lookup import Answer, LinkAnswer
from pipeline.model.problem import ProblemCode, Severity
from pipeline.model.work import Notice, Record, Verification
from pipeline.verify.words import LINKS, NOTICES, PROBLEMS, cite, link_message, message, name_of, notice_message
from pipeline.wording import is_settled

Row = dict[str, str]

WORK, RETRACTION, LINK = CHECKS = ("work", "retraction", "link")
CODES = frozenset(
    {ProblemCode.WORK_NOT_FOUND, ProblemCode.WORK_DIFFERS, ProblemCode.WORK_RETRACTED, ProblemCode.LINK_DEAD}
)
_BY_HAND = "look the work up by hand; if it exists, write exists into the verdict of verifications.csv"


def work_row(found: Verification, answers: Sequence[Answer], today: str) -> Row:
    """Return the row of a work.

    Args:
        found: what the answers come to.
        answers: of the places that were asked.
        today: the day of answers that do not say theirs.
    """
    record = found.record or Record("")
    answered = sorted(frozenset().union(*(answer.answered for answer in answers)))
    differences = found.differences
    when = _when(answers, today)
    return {
        "check": WORK,
        "state": str(found.state),
        "message": message(found, answered, list(_failures(answers, answered)), when["checked_at"]),
        "differs": " | ".join(d.field for d in differences),
        "entry": " | ".join(d.entry for d in differences),
        "record": " | ".join(d.record for d in differences),
        "record_doi": record.doi,
        "record_title": record.title,
        "record_authors": "; ".join(map(str, record.authors)),
        "record_year": record.year,
        "record_container": record.container,
        "record_kind": record.kind,
        "index": " | ".join(map(name_of, found.indexes or answered)),
        "similarity": f"{found.similarity:.2f}" if found.similarity else "",
        "by": found.by,
        "candidates": " || ".join(cite(candidate) for candidate in found.candidates),
        **when,
    }


def notice_row(notice: Notice, answers: Sequence[Answer], today: str) -> Row:
    """Return the row of a publisher's notice about the work."""
    cells = {"check": RETRACTION, "state": str(notice.kind), "message": notice_message(notice), "by": "notice"}
    return {**cells, "index": notice.source, **_when(answers, today)}


def link_row(answer: LinkAnswer, today: str) -> Row:
    """Return the row of an address."""
    return {
        "check": LINK,
        "state": str(answer.state),
        "message": link_message(answer),
        "url": answer.url,
        "archived_url": answer.archived,
        "checked_at": answer.day or today,
        "from": answer.origin,
    }


def _failures(answers: Sequence[Answer], answered: Sequence[str]) -> Iterator[str]:
    """Yield why indexes did not answer, of those that answered nowhere else: a snapshot speaks for its index."""
    for answer in answers:
        yield from (why for why in answer.failures if not why.startswith(tuple(map(name_of, answered))))


def _when(answers: Sequence[Answer], today: str) -> Row:
    """Return where the answers are from, and the day of the oldest of them."""
    origins = dict.fromkeys(answer.origin for answer in answers if answer.origin)
    return {"checked_at": min((a.day or today for a in answers), default=today), "from": " | ".join(origins)}


def problems_of(verifications: Iterable[Mapping[str, str]], references: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    """Yield the problems that follow from rows of verifications.csv; none where a person wrote exists.

    Args:
        verifications: the rows, with what a person wrote into them.
        references: the rows of references.csv; what was found of an entry that is gone is no problem.
    """
    raw = {(row["article"], row["reference_id"]): row.get("raw", "") for row in references}
    for row in verifications:
        code, severity = _FINDINGS.get((row["check"], row["state"]), (None, Severity.INFO))
        key = row["article"], row["reference_id"]
        if code and key in raw and not is_settled(row):
            yield {
                "code": str(code),
                "severity": str(severity),
                "article": row["article"],
                "about": row["reference_id"],
                "text": raw[key],
                "message": row["message"],
                "suggestion": _suggestion(row, code),
            }


def _suggestion(row: Mapping[str, str], code: ProblemCode) -> str:
    if code == ProblemCode.LINK_DEAD:
        return f"archived copy: {row['archived_url']}" if row.get("archived_url") else ""
    return _BY_HAND if code == ProblemCode.WORK_NOT_FOUND else row.get("record_doi", "")


# check and state → code and severity of its problem
_FINDINGS: dict[tuple[str, str], tuple[ProblemCode, Severity]] = {
    **{(WORK, str(state)): finding for state, finding in PROBLEMS.items()},
    **{(RETRACTION, str(kind)): (ProblemCode.WORK_RETRACTED, severity) for kind, (_, severity) in NOTICES.items()},
    **{(LINK, str(state)): finding for state, finding in LINKS.items()},
}
