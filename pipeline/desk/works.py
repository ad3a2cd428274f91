"""The screen of works: what the indexes have of each cited work, and what a person says of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from pipeline.desk.answers import AnswerError
from pipeline.desk.claims import short_name
from pipeline.desk.folder import Folder
from pipeline.model import Sign
from pipeline.review.journal import Entry
from pipeline.review.works import with_words, work_entry
from pipeline.wording import EXISTS, differing_fields, is_settled, work_sign

Json = dict[str, object]
_PRESSING = (Sign.DIFFERS, Sign.DOUBTFUL, Sign.NO_SOURCE, Sign.AGREES)


class WorkAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person says of a row of verifications.csv. verdict: exists, or "" to take it back."""

    article: str
    reference: str
    check: str
    verdict: str = ""
    note: str = ""


def work_views(folder: Folder, works: Sequence[Entry]) -> list[Json]:
    """Return the rows of verifications.csv as the page shows them, those that ask for somebody first.

    Args:
        folder: with the rows as they were written.
        works: the entries of the journal about works, by time.
    """
    rows = with_words(folder.tables["verifications"], works)
    return [_view(folder, row) for row in sorted(rows, key=lambda row: _PRESSING.index(_found(row)))]


def read_work_answer(data: bytes) -> WorkAnswer:
    """Return the answer. Raises AnswerError."""
    try:
        answer = msgspec.json.decode(data, type=WorkAnswer)
    except msgspec.DecodeError as error:
        raise AnswerError(str(error)) from error
    if answer.verdict not in ("", EXISTS):
        raise AnswerError(f"“{answer.verdict}” is no word about a work")
    return answer


def entry_of_answer(answer: WorkAnswer, reviewer: str, folder: Folder) -> Entry:
    """Return the line of an answer.

    Raises:
        AnswerError: the tables have no such row any more.
    """
    key = answer.article, answer.reference, answer.check
    row = next(
        (r for r in folder.tables["verifications"] if (r["article"], r["reference_id"], r["check"]) == key), None
    )
    if row is None:
        raise AnswerError("there is no such work any more; load the tables again")
    cells = {"verdict": answer.verdict, "note": answer.note.strip(), "reviewer": reviewer}
    return work_entry(row, cells, at=datetime.now().astimezone().isoformat(), via="review")


def _found(row: Mapping[str, str]) -> Sign:
    """Return the sign of what was found, whatever a person says: a row stays in its place when it is answered."""
    return work_sign({**row, "verdict": ""})


def _view(folder: Folder, row: Mapping[str, str]) -> Json:
    reference = folder.references.get((row["article"], row["reference_id"]), {})
    sign = work_sign(row)
    return {
        "article": row["article"],
        "reference": row["reference_id"],
        "check": row["check"],
        "sign": sign.value,
        "symbol": sign.symbol,
        "name": short_name(reference) or row["reference_id"],
        "entry": reference.get("raw", ""),
        "message": row["message"],
        "differs": differing_fields(row),
        "candidates": [candidate for candidate in row.get("candidates", "").split(" || ") if candidate],
        "asks": _found(row) in (Sign.DIFFERS, Sign.DOUBTFUL),
        "answerable": row["check"] != "retraction",
        "exists": is_settled(row),
        "note": row["note"],
        "by": row["reviewer"],
    }
