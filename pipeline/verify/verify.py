"""What the records of the indexes come to for one entry."""

from collections.abc import Sequence

from pipeline.model.reference import Reference
from pipeline.model.work import FieldDifference, Record, Verification, WorkState
from pipeline.verify.decide import Match, best_matches
from pipeline.verify.differences import find_differences
from pipeline.verify.expected import has_enough, is_expected, silence_counts

_CANDIDATES = 3


def verify(
    reference: Reference,
    records: Sequence[Record],
    *,
    answered: frozenset[str],
    this_year: int,
    doi_known: bool | None = None,
) -> Verification:
    """Return the state of an entry, and the record and rule that it rests on.

    Args:
        reference: an entry.
        records: what the indexes gave for it, in any order.
        answered: the names of the indexes that answered.
        this_year: of the run: works of this and the last year may not be listed yet.
        doi_known: whether the registry of DOIs has the entry's, None where it was not asked.
    """
    of_doi = [record for record in records if reference.doi and record.doi == reference.doi]
    matches = best_matches(reference, records)
    same = tuple(m.comparison.record for m in matches if m.outcome == "same")[:1]
    if of_doi and not any(m.comparison.record in of_doi for m in matches):
        return Verification(WorkState.DOI_ELSEWHERE, "doi", of_doi[0], candidates=same)
    if doi_known is False and not of_doi:
        return Verification(WorkState.DOI_UNKNOWN, "doi", candidates=same)
    if matches and matches[0].outcome == "same":
        return _found(reference, matches, of_doi)
    if matches:
        return _without_match(matches)
    return Verification(_silent(reference, answered, this_year), "none")


def _found(reference: Reference, matches: Sequence[Match], of_doi: Sequence[Record]) -> Verification:
    same = [m for m in matches if m.outcome == "same"]
    best = next((m for m in same if m.comparison.record in of_doi), same[0])
    differences = find_differences(reference, best.comparison)
    state = WorkState.FOUND
    if any(not difference.minor for difference in differences):
        witnessed = best.comparison.record in of_doi or _is_witnessed(reference, differences, best, same)
        state = WorkState.FOUND_DIFFERS if witnessed else WorkState.MAY_DIFFER
    indexes = tuple(dict.fromkeys(m.comparison.record.index for m in (best, *same)))
    similarity = best.comparison.title.similarity
    return Verification(state, best.rule.name, best.comparison.record, differences, similarity, indexes=indexes)


def _is_witnessed(
    reference: Reference, differences: Sequence[FieldDifference], best: Match, same: Sequence[Match]
) -> bool:
    """Tell whether another index has the same work and differs from the entry in the same fields."""
    fields = {difference.field for difference in differences if not difference.minor}
    others = (m.comparison for m in same if m.comparison.record.index != best.comparison.record.index)
    return any(fields <= {d.field for d in find_differences(reference, other)} for other in others)


def _without_match(matches: Sequence[Match]) -> Verification:
    states = {"other_version": WorkState.OTHER_VERSION, "host": WorkState.HOST_FOUND, "similar": WorkState.SIMILAR}
    best = matches[0]
    record = best.comparison.record if best.outcome != "similar" else None
    distinct = {m.comparison.record.doi or m.comparison.record.title: m.comparison.record for m in reversed(matches)}
    candidates = tuple(reversed(distinct.values()))[:_CANDIDATES]
    return Verification(states[best.outcome], best.rule.name, record, (), best.comparison.title.similarity, candidates)


def _silent(reference: Reference, answered: frozenset[str], this_year: int) -> WorkState:
    if not is_expected(reference):
        return WorkState.NOT_EXPECTED
    if not has_enough(reference):
        return WorkState.NOT_ENOUGH
    return WorkState.NOT_FOUND if silence_counts(reference, answered, this_year) else WorkState.UNDECIDED
