"""THE table of outcomes: when each holds, how soon a person should look, its words, and its problem code.

The same table decides for a claim and one cited work (`decide`, a row of evidence.csv) and for a claim over all the works that
count (`assess`, a row of claims.csv). Priority, problems.csv and quotes.csv follow from the rows and checks of that assessment,
so that no two tables contradict each other. The machine never says true or false.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import (
    Check,
    CheckKind,
    CheckOutcome,
    Claim,
    Evidence,
    Link,
    LinkStatus,
    Outcome,
    Priority,
    ProblemCode,
)
from pipeline.text.number_patterns import FRACTION
from pipeline.text.regex import regex

Mention = tuple[str, str, str]  # kind, id and words of what a check is about
_STATEMENT = (
    CheckKind.DIRECTION,
    CheckKind.NEGATION,
    CheckKind.SUBJECT,
    CheckKind.MODALITY,
    CheckKind.QUANTIFIER,
)
_OPEN = tuple((kind, CheckOutcome.MAY_DIFFER) for kind in _STATEMENT)
_UNREAD = frozenset({Outcome.SOURCE_UNREADABLE, Outcome.SOURCE_NOT_AVAILABLE})
# the best that a passage can have of a mention comes first
_BEST = (CheckOutcome.MATCHES, CheckOutcome.DIFFERS, CheckOutcome.MAY_DIFFER, CheckOutcome.ABSENT)
# the rules whose doubt of a count in words stands: they held "twice as many" against two values, "a third of them" against another
# part, "two hours longer" against a level of two hours, or found it in a passage that is too faint
_COMPARED = frozenset({"another-multiple", "another-part", "level-for-difference", "faint-passage"})
# the same, where two figures of the passages may make it
_TAKEN_BACK = frozenset({"reckonable"})
# "four in five", "a third"
PROPORTION = regex(rf"\b(?:in|out of|every)\b|\b{FRACTION}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tally:
    """What rows of evidence come to, over all their passages.

    checks: kind and outcome of the best check of each figure, date and quotation. figure_absent: a figure stands in none of the
    works. passage: a passage is near. elsewhere: only a work that is not cited has what the claim says. read, unreadable: at
    least one work was, could not be.
    """

    checks: frozenset[tuple[str, str]]
    figure_absent: bool
    passage: bool
    elsewhere: bool
    read: bool
    unreadable: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome. words: used where no check has a detail. priority: of a claim whose citations are in order.

    made_by: kind and outcome of the checks that make it. when: its condition where it is not one of these checks.
    problem: the code of the problem that each of these checks makes. agrees: the source bears the claim out.
    beside: the words for a work that was not read when another one was.
    """

    outcome: Outcome
    words: str
    priority: Priority
    made_by: tuple[tuple[CheckKind, CheckOutcome], ...] = ()
    when: Callable[[Tally], bool] | None = None
    problem: ProblemCode | None = None
    agrees: bool = False
    beside: str = ""

    def holds(self, tally: Tally) -> bool:
        """Tell whether the evidence makes this outcome, were there none above it."""
        return self.when(tally) if self.when else not tally.checks.isdisjoint(self.made_by)


# read top-down: the first row that holds is the outcome
TABLE = (
    Row(
        Outcome.FIGURES_DIFFER,
        "a figure differs from the source",
        Priority.FIRST,
        made_by=((CheckKind.FIGURE, CheckOutcome.DIFFERS),),
        problem=ProblemCode.FIGURE_DIFFERS,
    ),
    Row(
        Outcome.DATE_DIFFERS,
        "a date differs from the source",
        Priority.FIRST,
        made_by=((CheckKind.DATE, CheckOutcome.DIFFERS),),
        problem=ProblemCode.DATE_DIFFERS,
    ),
    Row(
        Outcome.QUOTE_ALTERED,
        "the quotation differs from the source",
        Priority.FIRST,
        made_by=((CheckKind.QUOTE, CheckOutcome.DIFFERS),),
        problem=ProblemCode.QUOTE_ALTERED,
    ),
    Row(
        Outcome.STATEMENT_DIFFERS,
        "the source says otherwise",
        Priority.FIRST,
        made_by=tuple((kind, CheckOutcome.DIFFERS) for kind in _STATEMENT),
        problem=ProblemCode.STATEMENT_DIFFERS,
    ),
    Row(
        Outcome.QUOTE_NOT_FOUND,
        "the quotation is not in the source",
        Priority.UNSURE,
        made_by=((CheckKind.QUOTE, CheckOutcome.ABSENT),),
        problem=ProblemCode.QUOTE_NOT_FOUND,
    ),
    Row(
        Outcome.FIGURE_ABSENT_FROM_SOURCE,
        "a figure of the article is nowhere in the source",
        Priority.UNSURE,
        made_by=((CheckKind.FIGURE, CheckOutcome.ABSENT),),
        when=lambda tally: tally.figure_absent,
    ),
    Row(
        Outcome.NO_MATCHING_PASSAGE,
        "no passage of the source is near",
        Priority.UNSURE,
        when=lambda tally: tally.read and not tally.passage,
    ),
    Row(
        Outcome.NEEDS_HUMAN,
        "the source can be read either way",
        Priority.UNSURE,
        made_by=(
            (CheckKind.FIGURE, CheckOutcome.MAY_DIFFER),
            (CheckKind.DATE, CheckOutcome.MAY_DIFFER),
            (CheckKind.QUOTE, CheckOutcome.MAY_DIFFER),
            (CheckKind.FIGURE, CheckOutcome.ABSENT),
            (CheckKind.DATE, CheckOutcome.ABSENT),
        ),
    ),
    Row(
        Outcome.STATEMENT_OPEN,
        "a part of the statement has no counterpart in the source",
        Priority.UNSURE,
        made_by=_OPEN,
        when=lambda tally: tally.elsewhere or not tally.checks.isdisjoint(_OPEN),
    ),
    Row(
        Outcome.QUOTE_EXACT,
        "the quotation is in the source word for word",
        Priority.REST,
        made_by=((CheckKind.QUOTE, CheckOutcome.MATCHES),),
        agrees=True,
    ),
    Row(
        Outcome.FIGURES_MATCH,
        "the figures and dates agree with the source",
        Priority.REST,
        made_by=((CheckKind.FIGURE, CheckOutcome.MATCHES), (CheckKind.DATE, CheckOutcome.MATCHES)),
        agrees=True,
    ),
    Row(
        Outcome.PASSAGE_FOUND,
        "a passage of the source is near; nothing in it could be compared",
        Priority.UNCOMPARED,
        when=lambda tally: tally.passage,
    ),
    Row(
        Outcome.SOURCE_UNREADABLE,
        "the saved source could not be read",
        Priority.REST,
        when=lambda tally: tally.unreadable,
        beside="another cited work could not be read",
    ),
    Row(
        Outcome.SOURCE_NOT_AVAILABLE,
        "the cited work was not supplied",
        Priority.REST,
        when=lambda _: True,
        beside="another cited work was not supplied",
    ),
)
ROWS = {row.outcome: row for row in TABLE}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the evidence comes to that counts for one claim.

    evidence: the rows that count: of an ambiguous citation those of its best candidate. checks: each row with each of its
    checks that counts: a mention that one passage has as the article does is settled, whatever others have of it.
    row: the outcome, None where the claim was compared with nothing.
    """

    claim: Claim
    evidence: tuple[Evidence, ...] = ()
    checks: tuple[tuple[Evidence, Check], ...] = ()
    row: Row | None = None

    def made_by(self, *rows: Row) -> Iterator[tuple[Evidence, Check]]:
        """Yield the checks that make one of these outcomes."""
        made_by = {pair for row in rows for pair in row.made_by}
        return ((e, check) for e, check in self.checks if (check.kind, check.outcome) in made_by)


def assess(claims: Iterable[Claim], links: Iterable[Link], evidence: Iterable[Evidence]) -> Iterator[Assessment]:
    """Yield the assessment of each claim, in order. links, evidence: all of the article."""
    by_citation = {link.citation: link for link in links}
    by_claim: dict[str, list[Evidence]] = defaultdict(list)
    for e in evidence:
        by_claim[e.claim].append(e)
    for claim in claims:
        cited = dict.fromkeys((*claim.citations, *(scope.citation for scope in claim.scope)))
        counted = _without_other_candidates(by_claim[claim.id], [by_citation[c] for c in cited if c in by_citation])
        row = decide(counted) if counted else None
        yield Assessment(claim, tuple(counted), tuple(_without_settled(counted)), row)


def decide(evidence: Sequence[Evidence]) -> Row:
    """Return the first row of the table that the evidence makes: of one claim and one cited work, or several."""
    tally = _tally(evidence)
    return next(row for row in TABLE if row.holds(tally))


def row_made_by(check: Check) -> Row | None:
    """Return the most pressing outcome that one check makes; None for the absence of a name."""
    return next((row for row in TABLE if (check.kind, check.outcome) in row.made_by), None)


def mention(check: Check) -> Mention:
    """Return what tells the mentions of a claim apart."""
    return check.kind, check.about, check.claimed


def best_checks(rows: Iterable[Iterable[Check]]) -> list[Check]:
    """Return the best check of each mention over all passages: matches, else differs, else may_differ, else absent."""
    best: dict[Mention, Check] = {}
    for row in rows:
        for check in row:
            before = best.get(mention(check))
            if before is None or _BEST.index(check.outcome) < _BEST.index(before.outcome):
                best[mention(check)] = check
    return list(best.values())


def _without_other_candidates(evidence: Iterable[Evidence], links: Iterable[Link]) -> list[Evidence]:
    """Drop the works that an ambiguous citation may mean as well, unless the claim cites them elsewhere too."""
    first, others = set[str](), set[str]()
    for link in links:
        count = 1 if link.status == LinkStatus.AMBIGUOUS else len(link.references)
        first.update(link.references[:count])
        others.update(link.references[count:])
    return [e for e in evidence if e.reference not in others - first]


def _without_settled(evidence: Iterable[Evidence]) -> Iterator[tuple[Evidence, Check]]:
    """Yield the checks that no other passage or work settles, and the matches that settle them."""
    checks = [(e, check) for e in evidence for check in e.checks]
    settled = {mention(check) for _, check in checks if check.outcome == CheckOutcome.MATCHES}
    for e, check in checks:
        if check.outcome == CheckOutcome.MATCHES or mention(check) not in settled:
            yield e, check


def _tally(evidence: Sequence[Evidence]) -> Tally:
    checks = [check for e in evidence for check in e.checks]
    best = [check for check in best_checks([checks]) if not is_unverifiable_count(check)]
    absent = {mention(check) for check in checks if check.kind == CheckKind.FIGURE and check.absent_from_source}
    present = {mention(check) for check in checks if not check.absent_from_source}
    return Tally(
        frozenset((check.kind, check.outcome) for check in best),
        figure_absent=bool(absent - present),
        passage=any(e.span for e in evidence),
        elsewhere=bool(evidence) and all(e.elsewhere for e in evidence),
        read=any(e.outcome not in _UNREAD for e in evidence),
        unreadable=any(e.outcome == Outcome.SOURCE_UNREADABLE for e in evidence),
    )


def is_unverifiable_count(check: Check) -> bool:
    """Tell whether a count in words found no counterpart: "the five" need not be counted in the source.

    A proportion ("four in five") that meets another one is no count.
    """
    in_words = (
        check.kind == CheckKind.FIGURE
        and not any(c.isdigit() for c in check.claimed)
        and check.by not in _COMPARED | _TAKEN_BACK
    )
    return in_words and (
        check.outcome == CheckOutcome.ABSENT
        or (check.outcome == CheckOutcome.MAY_DIFFER and not PROPORTION.search(check.claimed))
    )
