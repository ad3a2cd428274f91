"""What people said of the claims, as one reviewer's page may see it.

A second reviewer may be blind: until he has judged a claim himself, the server tells him nothing of what others said of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.desk.folder import Folder
from pipeline.model import Review
from pipeline.review.journal import Entry, latest
from pipeline.review.merge import LATER, last_undoable, page_state, review_cells, taken_back
from pipeline.review.resolve import resolve

Json = dict[str, object]


@dataclass(frozen=True)
class Reviewer:
    """Whose page it is. blind: others' verdicts are hidden until his own. every: he judges each n-th claim that others judged."""

    name: str
    blind: bool = False
    every: int = 0


@dataclass
class Reviews:
    """The entries of the journal by claim, and the states that follow from them."""

    folder: Folder
    reviewer: Reviewer
    entries: list[Entry]
    about: dict[int, list[Entry]] = field(default_factory=dict)
    orphans: list[list[Entry]] = field(default_factory=list)
    states: list[Json] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Folder, reviewer: Reviewer, entries: Sequence[Entry]) -> "Reviews":
        """Return the reviews of a folder; entries: of the whole journal, by time."""
        resolved = resolve(entries, folder.places)
        about = {number: list(found) for number, found in resolved.found.items()}
        reviews = cls(folder, reviewer, list(entries), about, [list(found) for found in resolved.orphans])
        reviews.states = [reviews.state(number) for number in range(len(folder.claims))]
        return reviews

    def add(self, number: int | None, entry: Entry) -> None:
        """Take in a new entry; number: of its claim, None where these tables do not have it."""
        self.entries.append(entry)
        if number is not None:
            self.about.setdefault(number, []).append(entry)
            self.states[number] = self.state(number)

    def visible(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries about one claim that the reviewer may see."""
        by_reviewer = [entry for entry in entries if entry.by == self.reviewer.name]
        return list(entries) if not self.reviewer.blind or _has_verdict(latest(by_reviewer).values()) else by_reviewer

    def state(self, number: int) -> Json:
        """Return what the page shows of the review of one claim."""
        entries = self.visible(self.about.get(number, []))
        counted = entries
        mine = latest([entry for entry in entries if entry.by == self.reviewer.name])
        if self.reviewer.every and not _has_verdict(mine.values()):
            counted = list(mine.values())  # a sample is judged anew, whatever others said
        cells = review_cells(counted, self.folder.places[number], self.folder.saw[number], self.folder.passages[number])
        entry = mine.get(self.reviewer.name)
        return {
            "state": page_state(cells, entries, self.reviewer.name),
            "verdict": entry.verdict or "" if entry else "",
            "note": entry.note if entry else "",
            "shown": cells["verdict"],
            "why": cells["recheck_why"],
            "verdicts": [_verdict(entry) for entry in latest(entries).values()],
        }

    def sample(self) -> list[int]:
        """Return the claims of this reviewer's queue: all, or each n-th of those that others judged, in the order of time."""
        if not self.reviewer.every:
            return list(range(len(self.folder.claims)))
        others: list[tuple[datetime, int]] = []
        for number, entries in self.about.items():
            judged = [e for e in entries if e.by != self.reviewer.name]
            if _has_verdict(latest(judged).values()):
                others.append((min(entry.moment for entry in judged if entry.verdict), number))
        return sorted(number for _, number in sorted(others)[:: self.reviewer.every])

    def history(self, number: int) -> list[Json]:
        """Return all that was said of a claim, the last first."""
        return [_line(entry) for entry in reversed(self.visible(self.about.get(number, [])))]

    def gone(self) -> list[Json]:
        """Return the verdicts whose sentence is no longer in the article."""
        seen = [self.visible(entries) for entries in self.orphans]
        return [
            {"article": entries[-1].article, "text": entries[-1].text, "verdicts": list(map(_verdict, found.values()))}
            for entries in seen
            if (found := latest(entries))
        ]

    def undo(self, at: str) -> tuple[int | None, Entry] | None:
        """Return the line that takes the reviewer's last one back, with the number of its claim; None: there is none."""
        entry = last_undoable(self.entries, self.reviewer.name)
        if entry is None:
            return None
        number = next((n for n, entries in self.about.items() if any(e is entry for e in entries)), None)
        same = [e for e in self.entries if (e.article, e.claim) == (entry.article, entry.claim)]
        return number, taken_back(entry, same if number is None else self.about[number], at)

    def counts(self) -> Mapping[str, int]:
        """Return how many claims of the queue there are, are judged, and are in each state that asks for somebody."""
        states = [self.states[number] for number in self.sample()]
        names = (Review.RECHECK, Review.DISAGREE, LATER)
        judged = sum(bool(state["shown"]) and state["state"] not in names for state in states)
        return {"all": len(states), "judged": judged} | {
            name: sum(s["state"] == name for s in states) for name in names
        }


def _has_verdict(entries: Iterable[Entry]) -> bool:
    return any(entry.verdict for entry in entries)


def _verdict(entry: Entry) -> Json:
    return {"by": entry.by, "verdict": entry.verdict or "", "note": entry.note, "at": entry.when or entry.at}


def _line(entry: Entry) -> Json:
    """Return a line of the history; what it did stands in words of its own only where it is no verdict."""
    done = "took it back" if entry.undo and not entry.verdict else "put off until later" if entry.later else ""
    saw = f"{entry.saw.why or entry.saw.outcome}" if entry.saw else ""
    return {**_verdict(entry), "done": done, "via": entry.via, "settles": entry.settles, "saw": saw, "text": entry.text}
