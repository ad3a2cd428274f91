"""What was found of a cited work, as every view shows it: a sign, and the fields in which entry and record differ."""

from collections.abc import Mapping, Sequence

from pipeline.model import LinkState, NoticeKind, Sign, WorkState

Row = Mapping[str, str]
# state of a row of verifications.csv → its sign; every other state says nothing of the work
_SIGNS: dict[str, Sign] = {
    **dict.fromkeys((WorkState.FOUND, LinkState.ANSWERS), Sign.AGREES),
    **dict.fromkeys((WorkState.DOI_ELSEWHERE, WorkState.DOI_UNKNOWN, NoticeKind.RETRACTED), Sign.DIFFERS),
    **dict.fromkeys((WorkState.FOUND_DIFFERS, WorkState.MAY_DIFFER, WorkState.OTHER_VERSION), Sign.DOUBTFUL),
    **dict.fromkeys((WorkState.SIMILAR, WorkState.NOT_FOUND), Sign.DOUBTFUL),
    **dict.fromkeys((NoticeKind.CONCERN, NoticeKind.CORRECTED), Sign.DOUBTFUL),
    **dict.fromkeys((LinkState.DEAD, LinkState.MOVED, LinkState.OTHER_PAGE), Sign.DOUBTFUL),
}
EXISTS = "exists"  # a person's word that settles what was found of a work


def work_sign(row: Row) -> Sign:
    """Return the sign of a row of verifications.csv; what a person called existing agrees.

    >>> work_sign({"state": "retracted"}).symbol, work_sign({"state": "not_found", "verdict": "exists"}).symbol
    ('✗', '✓')
    """
    if is_settled(row):
        return Sign.AGREES
    return _SIGNS.get(row.get("state", ""), Sign.NO_SOURCE)


def is_settled(row: Row) -> bool:
    """Tell whether a person wrote that the work exists; that a work exists is no answer to its retraction."""
    return row.get("verdict", "").strip().casefold() == EXISTS and row.get("check") != "retraction"


def differing_fields(row: Row) -> Sequence[tuple[str, str, str]]:
    """Return (field, what the entry has, what the record has) of each field in which they differ."""
    cells = [row.get(name, "").split(" | ") for name in ("differs", "entry", "record")]
    return [(a, b, c) for a, b, c in zip(*cells, strict=False) if a]
