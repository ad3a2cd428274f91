"""What the page sends, and the line of the journal that it becomes."""

from datetime import datetime

import msgspec

from pipeline.desk.folder import Folder
from pipeline.model import Verdict
from pipeline.review.journal import Entry


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key press. kind: verdict, note, later, undo. at: when; the same answer sent twice has the same time.

    version: of the tables that the page showed. text: the sentence, for a server that no longer has these tables.
    """

    kind: str
    at: str
    article: str = ""
    claim: str = ""
    version: str = ""
    text: str = ""
    verdict: str = ""
    note: str = ""
    settles: bool = False
    seconds: float = 0.0


class AnswerError(Exception):
    """An answer that the page cannot have meant."""


def read_answer(data: bytes) -> Answer:
    """Return the answer. Raises AnswerError."""
    try:
        answer = msgspec.json.decode(data, type=Answer)
        moment = datetime.fromisoformat(answer.at)
    except (msgspec.DecodeError, ValueError) as error:
        raise AnswerError(str(error)) from error
    if answer.kind not in ("verdict", "note", "later", "undo") or moment.tzinfo is None:
        raise AnswerError("no such kind of answer, or a time without its zone")
    if answer.verdict and answer.verdict not in set(Verdict):
        raise AnswerError(f"“{answer.verdict}” is no verdict")
    if answer.kind == "verdict" and not answer.verdict:
        raise AnswerError("a verdict without a word")
    return answer


def moment_of(answer: Answer) -> str:
    """Return the time of an answer; a clock that goes ahead must not win over what is said later."""
    now = datetime.now().astimezone()
    return answer.at if datetime.fromisoformat(answer.at) <= now else now.isoformat(timespec="milliseconds")


def entry_of(answer: Answer, reviewer: str, folder: Folder | None) -> Entry:
    """Return the line of an answer.

    Args:
        answer: not an undo.
        reviewer: who gave it.
        folder: the tables that the page showed; None where they are gone: nobody knows what was seen, and the claim asks again.
    """
    number = folder.number.get((answer.article, answer.claim)) if folder else None
    entry = Entry(
        at=moment_of(answer),
        by=reviewer,
        article=answer.article,
        claim=answer.claim,
        text=answer.text,
        verdict=None if answer.kind == "later" else answer.verdict,
        note=answer.note.strip(),
        settles=answer.settles,
        via="review",
        seconds=round(max(0.0, answer.seconds), 1),
        later=answer.kind == "later",
    )
    if folder is None or number is None:
        return entry
    place = folder.places[number]
    return msgspec.structs.replace(
        entry, text=place.text, before=place.before, after=place.after, equal=place.equal, saw=folder.saw[number]
    )
