"""From entries of the journal to the claims of a run: by key, by neighbours among equal sentences, else to the edited sentence."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from pipeline.review.assignment import assign
from pipeline.review.claims_rows import Place, wording_of
from pipeline.review.journal import Entry

# share of the words of two sentences that must be the same for one to be the other's edit; verdicts are looked at again then
_EDITED = 0.6
# how much a successor's neighbours count beside its words
_WEIGHT = 0.25


_Wording = tuple[str, str]  # article, key of a claim without the number that equal sentences get


@dataclass(frozen=True, slots=True)
class Resolved:
    """found: number of a row → the entries about it, by time. orphans: entries whose claim is gone, a claim each."""

    found: Mapping[int, tuple[Entry, ...]]
    orphans: tuple[tuple[Entry, ...], ...]


def resolve(entries: Iterable[Entry], rows: Sequence[Place]) -> Resolved:
    """Return which row each entry is about, among the articles of these rows.

    Args:
        entries: by time; entries of other articles are left out.
        rows: the claims of this run.
    """
    articles = {row.article for row in rows}
    about: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    among = [entry for entry in entries if entry.article in articles and entry.claim]
    wording = _current_wordings(among, {(row.article, row.wording) for row in rows})
    for entry in among:
        about[wording[entry.article, _place(entry).wording]].append(entry)
    numbers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        numbers[row.article, row.wording].append(i)
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    gone: list[list[Entry]] = []
    for key, equal in about.items():
        for cluster, number in _among_equal(equal, numbers.get(key, []), rows):
            if number is None:
                gone.append(cluster)
            else:
                found[number] += cluster
    orphans = _follow_edits(gone, rows, found)
    by_time = {number: tuple(sorted(cluster, key=lambda e: e.moment)) for number, cluster in found.items()}
    return Resolved(by_time, tuple(tuple(cluster) for cluster in orphans))


def _current_wordings(entries: Sequence[Entry], present: Collection[_Wording]) -> dict[_Wording, _Wording]:
    """Return wording of an entry → the wording that its sentence has now: people judged it before and after it was edited.

    A wording that the rows have is its own; of the others the last one that was judged counts, best one that the rows have.
    """
    edits: dict[_Wording, set[_Wording]] = {}
    for entry in entries:
        key = (entry.article, wording_of(entry.claim))
        related = {key, *edits.get(key, ())}
        if entry.was:
            earlier = (entry.article, wording_of(entry.was))
            related |= {earlier, *edits.get(earlier, ())}
        for wording in related:
            edits[wording] = related
    order = {(entry.article, wording_of(entry.claim)): number for number, entry in enumerate(entries)}
    return {
        key: key if key in present else max(related, key=lambda other: (other in present, order.get(other, -1)))
        for key, related in edits.items()
    }


def _place(entry: Entry) -> Place:
    return Place(entry.article, entry.claim, entry.text, entry.before, entry.after, entry.equal)


def _among_equal(
    entries: Sequence[Entry], numbers: Sequence[int], rows: Sequence[Place]
) -> Iterator[tuple[list[Entry], int | None]]:
    """Yield the entries about sentences of one wording, a claim each, with the row that is surely theirs; None: there is none."""
    if len(numbers) <= 1 and all(entry.equal == 1 for entry in entries):
        yield list(entries), numbers[0] if numbers else None  # the only one of its wording, now as then
        return
    clusters: defaultdict[tuple[str, str, str, int], list[Entry]] = defaultdict(list)
    for entry in entries:  # the key and the count part those that stand among equal ones only
        clusters[entry.before, entry.after, entry.claim, entry.equal].append(entry)
    candidates = {number: rows[number] for number in numbers}
    by_row: defaultdict[int | None, list[list[Entry]]] = defaultdict(list)
    for cluster in clusters.values():
        by_row[_equal_row(_place(cluster[-1]), candidates)].append(cluster)
    for number, found in by_row.items():
        for cluster in found:
            rivals = number is not None and not _same_claim(cluster, found, rows[number])
            yield cluster, None if rivals else number


def _equal_row(place: Place, candidates: Mapping[int, Place]) -> int | None:
    """Return which of the equal sentences surely is the one that was judged, None where that cannot be told.

    It is the one around which nothing changed, else the one that no other has a neighbour more like the old one than. An equal
    sentence beside it tells nothing, and where one came or went it cannot be told which of them is left.
    """
    for number, row in candidates.items():
        if (row.claim, row.equal, row.before, row.after) == (place.claim, place.equal, place.before, place.after):
            return number
    if place.text in (place.before, place.after) and any(row.equal != place.equal for row in candidates.values()):
        return None
    scores = {number: _distinct_neighbours_alike(place, row) for number, row in candidates.items()}
    best = max(scores, key=lambda number: sum(scores[number]), default=None)
    if best is None or max(scores[best]) < _EDITED:
        return None
    others = [score for number, score in scores.items() if number != best]
    sure = all(
        score != scores[best] and all(o <= b for o, b in zip(score, scores[best], strict=True)) for score in others
    )
    return best if sure else None


def _distinct_neighbours_alike(place: Place, row: Place) -> tuple[float, ...]:
    """Return how alike the sentences before are, and those after; 0 where they are others, or equal to the sentence itself."""
    pairs = ((place.before, row.before), (place.after, row.after))
    alike = (_alike(left, right) if left and left != place.text else 0.0 for left, right in pairs)
    return tuple(score if score >= _EDITED else 0.0 for score in alike)


def _same_claim(cluster: Sequence[Entry], others: Sequence[Sequence[Entry]], row: Place) -> bool:
    """Return whether all entries that fit one row may be about one claim, judged again after what is around it was edited.

    Of several claims, only the one around which nothing changed has the row.
    """
    last = cluster[-1]
    if (last.before, last.after) == (row.before, row.after):
        return True
    return all(
        (last.claim == other[-1].claim or last.equal != other[-1].equal)
        and (last.before == other[-1].before or last.after == other[-1].after)
        for other in others
    )


def _neighbours_alike(left: Place, right: Place) -> float:
    """Return the share of the words of the neighbours that are the same, 0 to 1."""
    return (_alike(left.before, right.before) + _alike(left.after, right.after)) / 2


def _alike(left: str, right: str) -> float:
    if left == right:
        return 1.0 if left else 0.5  # that neither has a neighbour says little
    return SequenceMatcher(None, left.split(), right.split(), autojunk=False).ratio()


def _follow_edits(
    gone: Sequence[list[Entry]], rows: Sequence[Place], found: defaultdict[int, list[Entry]]
) -> list[list[Entry]]:
    """Give entries whose sentence is gone to the sentence that it was edited into; return those that have none.

    All of them are paired at once, so that no entry takes a successor that is another's.
    """
    free = [number for number in range(len(rows)) if number not in found]
    if not gone or not free:
        return list(gone)
    scores = np.array([[_edit_score(_place(cluster[-1]), rows[number]) for number in free] for cluster in gone])
    heirs = dict(assign(scores))
    for left, right in heirs.items():
        found[free[right]] += gone[left]
    return [cluster for i, cluster in enumerate(gone) if i not in heirs]


def _edit_score(left: Place, right: Place) -> float:
    """Return how surely a sentence was edited into another one of its article; 0 where it was not."""
    if left.article != right.article or left.wording == right.wording:
        return 0.0  # an equal sentence whose neighbours are others is another claim
    words = SequenceMatcher(None, left.text.split(), right.text.split(), autojunk=False)
    if words.real_quick_ratio() < _EDITED or words.quick_ratio() < _EDITED or (ratio := words.ratio()) < _EDITED:
        return 0.0
    return ratio + _WEIGHT * _neighbours_alike(left, right)
