"""The state of the server: the tables as they are now, the journal, and the one way in which a line gets into it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from msgspec.structs import replace

from pipeline.desk.answers import Answer, entry_of, moment_of
from pipeline.desk.claims import claim_view, queue_order, queue_views
from pipeline.desk.folder import Folder, load_folder, signature
from pipeline.desk.reviews import Reviewer, Reviews
from pipeline.desk.works import WorkAnswer, entry_of_answer, work_views
from pipeline.model import Review
from pipeline.review import journal
from pipeline.review.edits import earlier_key
from pipeline.review.journal import Entry
from pipeline.review.merge import LATER
from pipeline.run.lock import locked
from pipeline.run.verdicts import STATE
from pipeline.tables.write import recover
from pipeline.wording import review_words

Json = dict[str, object]
_WAIT = 10.0  # seconds for a run that publishes its tables right now
_AT_FIRST = 100  # claims that come with the page; the others come when it has been drawn, or when one is wanted
_VERSIONS = 4  # of the tables, of which a page may still send answers


class Desk:
    """One output folder and one reviewer.

    Every method may be called from any thread. A run may write the same folder at the same time: what is read is read, and what is
    written is written, while the folder's lock is held.
    """

    def __init__(self, out: Path, reviewer: Reviewer) -> None:
        self.out, self.reviewer = out, reviewer
        self._mutex = RLock()
        self._versions: dict[str, Folder] = {}
        self._signature: object = None
        self._journal_size = -1
        self._views: tuple[str, dict[int, Json]] = ("", {})
        with self._locked():
            self._refresh()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold both locks. Raises BusyError: a run has been publishing for too long."""
        with self._mutex, locked(self.out, wait=_WAIT):
            recover(self.out, self.out / STATE)
            yield

    def _refresh(self) -> None:
        """Read what changed since it was read last."""
        now = signature(self.out)
        if now != self._signature:
            folder = load_folder(self.out)
            self._versions.pop(folder.version, None)
            self._versions[folder.version] = folder
            for version in list(self._versions)[:-_VERSIONS]:
                del self._versions[version]
            self._signature, self._journal_size = now, -1
        size = self._size()
        if size != self._journal_size:
            recorded = journal.read(self.out / journal.NAME)
            self._reviews, self._works = Reviews.of(self.folder, self.reviewer, recorded.entries), recorded.works
            self._journal_size = size

    def _size(self) -> int:
        path = self.out / journal.NAME
        return path.stat().st_size if path.exists() else 0

    @property
    def folder(self) -> Folder:
        """The tables as they were read last."""
        return next(reversed(self._versions.values()))

    def pulse(self) -> Json:
        """Return what tells a page that something is newer than it; nothing is read and no lock is taken."""
        return {"tables": str(hash(signature(self.out))), "journal": self._size(), "reviewer": self.reviewer.name}

    def page(self) -> Json:
        """Return all that a page shows."""
        with self._locked():
            self._refresh()
            folder, order = self.folder, queue_order(self.folder)
            full_views = self._claim_views(folder, order[:_AT_FIRST])
            return {
                "version": folder.version,
                "claims": [full_views.get(number, view) for number, view in enumerate(queue_views(folder))],
                "order": order,
                "articles": list(dict.fromkeys(row["article"] for row in folder.claims)),
                "works": work_views(folder, self._works),
                "words": {state: review_words(state) for state in (*Review, LATER)},
                **self._reviewed(),
            }

    def claims(self, version: str, numbers: Sequence[int]) -> Json:
        """Return claims whole, number → view; none where the page shows other tables than these."""
        with self._mutex:
            folder = self.folder
            wanted = (
                [number for number in numbers if 0 <= number < len(folder.claims)] if version == folder.version else []
            )
            return {"version": folder.version, "claims": self._claim_views(folder, wanted)}

    def _claim_views(self, folder: Folder, numbers: Sequence[int]) -> dict[int, Json]:
        """Return the whole views, made once for each state of the tables."""
        if self._views[0] != folder.version:
            self._views = (folder.version, {})
        views = self._views[1]
        for number in numbers:
            if number not in views:
                views[number] = claim_view(folder, number)
        return {number: views[number] for number in numbers}

    def reviews(self) -> Json:
        """Return the states of all claims, for a page that has the claims."""
        with self._locked():
            self._refresh()
            return self._reviewed()

    def _reviewed(self) -> Json:
        return {
            "states": self._reviews.states,
            "sample": self._reviews.sample() if self.reviewer.every else None,
            "gone": self._reviews.gone(),
            "counts": self._reviews.counts(),
            "by": self.reviewer.name,
            "blind": self.reviewer.blind,
            "every": self.reviewer.every,
            "pulse": self.pulse(),
        }

    def history(self, article: str, claim: str) -> list[Json]:
        """Return what was said of a claim, as this reviewer may see it."""
        with self._mutex:
            number = self.folder.number.get((article, claim))
            return [] if number is None else self._reviews.history(number)

    def rename(self, name: str) -> None:
        """Let another person judge from now on. A blind reviewer stays who he is: he would see another's verdicts as his own."""
        with self._locked():
            if not self.reviewer.blind:
                self.reviewer = Reviewer(name, self.reviewer.blind, self.reviewer.every)
                self._journal_size = -1
            self._refresh()

    def answer(self, answer: Answer) -> Json:
        """Write an answer to the journal and return, when it is on the disk, what changed; one that came before changes nothing.

        Raises:
            BusyError, OSError: nothing was written.
        """
        with self._locked():
            self._refresh()
            number, entry = self._entry(answer)
            if entry:
                journal.append(self.out / journal.NAME, [entry])
                self._take_in(answer, number, entry)
            state = {} if number is None else {number: self._reviews.states[number]}
            return {
                "saved": entry.at if entry else answer.at,
                "verdict": (entry.verdict or "") if entry else "",
                "nothing": entry is None and answer.kind == "undo",
                "version": self.folder.version,
                "states": state,
                "counts": self._reviews.counts(),
                "pulse": self.pulse(),
            }

    def judge_work(self, answer: WorkAnswer) -> Json:
        """Write what the reviewer says of a cited work, and return, when it is on the disk, all works as they are now.

        Raises:
            AnswerError, BusyError, OSError: nothing was written.
        """
        with self._locked():
            self._refresh()
            entry = entry_of_answer(answer, self.reviewer.name, self.folder)
            journal.append(self.out / journal.NAME, [entry])
            self._works = (*self._works, entry)
            self._journal_size = self._size()
            return {"saved": entry.at, "works": work_views(self.folder, self._works), "pulse": self.pulse()}

    def _take_in(self, answer: Answer, number: int | None, entry: Entry) -> None:
        """Let the states follow a new line; of one about other tables than these it is found out anew which claim it is about."""
        if answer.version == self.folder.version or answer.kind == "undo":
            self._journal_size = self._size()
            self._reviews.add(number, entry)
        else:
            self._refresh()

    def _entry(self, answer: Answer) -> tuple[int | None, Entry | None]:
        """Return the number of the claim in the present tables, and the line; None: it is there, or nothing is to be undone."""
        here = self.folder.number.get((answer.article, answer.claim))
        name = self.reviewer.name
        if any(e.by == name and e.at == answer.at and e.via == "review" for e in reversed(self._reviews.entries)):
            return here, None
        if answer.kind == "undo":
            return self._reviews.undo(moment_of(answer)) or (None, None)
        entry = entry_of(answer, name, self._versions.get(answer.version))
        if here is not None:
            was = earlier_key(self._reviews.about.get(here, ()), self.folder.places[here])
            entry = replace(entry, was=was)
        return here, entry
