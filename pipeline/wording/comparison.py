"""Which values of a claim are compared with which values of its passages, and where they stand: one answer for every view."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.model import Check, CheckKind, CheckOutcome, Outcome, Sign
from pipeline.outcomes import best_checks, is_unverifiable_count, mention, row_made_by
from pipeline.wording.check_cells import read_checks
from pipeline.wording.marks import Mark, find_value, find_values, without_overlaps

Row = Mapping[str, str]

_SIGNS = {
    CheckOutcome.DIFFERS: Sign.DIFFERS,
    CheckOutcome.MAY_DIFFER: Sign.DOUBTFUL,
    CheckOutcome.ABSENT: Sign.DOUBTFUL,
    CheckOutcome.MATCHES: Sign.AGREES,
}
_ORDER = list(Sign)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that were compared: the article's words and the source's; one is empty where it has no counterpart.

    detail: the comparison in words. passage: the number of the passage in the comparison, -1 where none has the value.
    """

    kind: CheckKind
    sign: Sign
    article: str
    source: str
    detail: str
    passage: int = -1


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a cited work with its marks. row: of evidence.csv."""

    row: Row
    marks: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.row.get("passage", "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What of a claim is compared with what.

    pairs: what differs first. marks: in the claim's text. passages: the one that settled the claim first, then the others
    that hold a value of the pairs; where no pair is, the nearest passage.
    """

    pairs: tuple[Pair, ...] = ()
    marks: tuple[Mark, ...] = ()
    passages: tuple[Passage, ...] = ()


def compare(claim: Row, evidence: Sequence[Row]) -> Comparison:
    """Return the compared values of a claim.

    Args:
        claim: its row of claims.csv.
        evidence: rows of evidence.csv; those of other claims are left out.
    """
    key = claim["article"], claim["claim_id"]
    rows = [row for row in evidence if (row["article"], row["claim_id"]) == key and row.get("passage")]
    rows = _counting_rows(claim, rows)
    pairs = sorted(_pairs(claim, rows), key=lambda pair: (_ORDER.index(pair.sign), _start(claim, pair)))
    shown = _by_use(claim, rows, pairs)
    number = {id(row): i for i, row in enumerate(shown)}
    pairs = [
        replace(pair, passage=number.get(id(rows[pair.passage]), -1) if pair.passage >= 0 else -1) for pair in pairs
    ]
    passages = tuple(Passage(row, _passage_marks(i, row, pairs)) for i, row in enumerate(shown))
    return Comparison(tuple(pairs), _claim_marks(claim, pairs), passages)


def _counting_rows(claim: Row, rows: Sequence[Row]) -> list[Row]:
    """Return the rows of the works that count: of one ambiguous citation those of its best candidate."""
    references = claim.get("reference_ids", "").split()
    if claim.get("link") == "ambiguous" and references:
        return [row for row in rows if row["reference_id"] == references[0]]
    return list(rows)


def _pairs(claim: Row, rows: Sequence[Row]) -> Iterator[Pair]:
    """Yield the pairs of a claim over all its passages, each with the passage that holds its value."""
    checks = [read_checks(row.get("checks", "")) for row in rows]
    best = best_checks(checks)
    if not any(_makes(check, claim) for check in best):  # another candidate of an ambiguous citation settled it
        same = [i for i, row in enumerate(rows) if row.get("outcome") == claim.get("outcome")]
        best = best_checks(checks[i] for i in same) or best
    for check in best:
        if _is_shown(check, claim):
            where = [i for i, of_row in enumerate(checks) if any(_same(check, other) for other in of_row)]
            yield _pair(check, claim, rows, where)


def _makes(check: Check, claim: Row) -> bool:
    row = row_made_by(check)
    return row is not None and row.outcome == claim.get("outcome")


def _is_shown(check: Check, claim: Row) -> bool:
    """Tell whether a check says something to a reader: not the lack of a name, not a count in words without counterpart."""
    if row_made_by(check) is None or is_unverifiable_count(check):
        return False
    # where one quotation is in the source word for word, the wording of another passage is beside the point
    return check.kind != CheckKind.QUOTE or claim.get("outcome") != Outcome.QUOTE_EXACT or _makes(check, claim)


def _same(left: Check, right: Check) -> bool:
    return mention(left) == mention(right) and (left.outcome, left.found) == (right.outcome, right.found)


def _pair(check: Check, claim: Row, rows: Sequence[Row], where: Sequence[int]) -> Pair:
    article, source = check.claimed, check.found
    if check.kind == CheckKind.QUOTE and check.outcome == CheckOutcome.MATCHES and not article:
        article = source = _quotation(claim, rows, where)
    holding = [i for i in where if source and find_values(source, rows[i]["passage"])]
    holding.sort(key=lambda i: rows[i]["passage"] != claim.get("evidence"))
    passage = holding[0] if holding else -1
    return Pair(check.kind, _SIGNS[check.outcome], article, source, check.detail, passage)


def _quotation(claim: Row, rows: Sequence[Row], where: Sequence[int]) -> str:
    """Return the quotation of the claim that one of the passages holds word for word."""
    quotes = [quote.strip('“”"‘’«»,. ') for quote in claim.get("quotes", "").split(" | ")]
    found = (quote for quote in quotes if any(find_value(quote, rows[i]["passage"]) for i in where))
    return next(found, quotes[0])


def _by_use(claim: Row, rows: Sequence[Row], pairs: Sequence[Pair]) -> list[Row]:
    """Return the passages to show: the one that settled the claim, as claims.csv has it, then those of the other pairs."""
    settled = (row for row in rows if row["passage"] == claim.get("evidence"))
    needed = (rows[pair.passage] for pair in pairs if pair.passage >= 0)
    return list({id(row): row for row in (*islice(settled, 1), *needed)}.values())


def _in_claim(claim: Row, pair: Pair) -> tuple[int, int] | None:
    return find_value(pair.article, claim["claim"], claim.get("citations", "").split(" | "))


def _start(claim: Row, pair: Pair) -> int:
    place = _in_claim(claim, pair)
    return place[0] if place else len(claim["claim"])


def _claim_marks(claim: Row, pairs: Sequence[Pair]) -> tuple[Mark, ...]:
    """Return the marks of a claim; of two values one inside of the other the longer is marked, a differing one before both."""
    places = [Mark(*place, pair.sign) for pair in pairs if (place := _in_claim(claim, pair))]
    return without_overlaps(sorted(places, key=lambda m: (_ORDER.index(m.sign), m.start - m.end)))


def _passage_marks(number: int, row: Row, pairs: Sequence[Pair]) -> tuple[Mark, ...]:
    """Return the marks of a passage: the values of its pairs first, then those that it has as well."""
    ordered = sorted(pairs, key=lambda pair: pair.passage != number)
    return without_overlaps(
        [Mark(*place, pair.sign) for pair in ordered for place in find_values(pair.source, row["passage"])]
    )
