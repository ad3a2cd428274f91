"""The tables of our own articles never contradict each other.

Of the evidence of a claim those rows count whose work the claim cites: a citation that is ambiguous means its best candidate
only. A check counts unless a row that counts has the same mention as the article does. Then, for every claim:

- problems.csv has figure-differs, date-differs, quote-altered or quote-not-found if and only if a check that counts says so;
- the outcome in claims.csv is the most pressing of these, and none of them where no check says so;
- the outcome is that of the evidence where all rows that count agree on one;
- priority is 1 if and only if the outcome is a difference, at most 3 where something of the claim has no counterpart, at most 4
  where nothing of it could be compared with the passage, and of a claim that the source bears out only doubt about a citation
  makes it 2 or 3;
- `why` and `priority_reason` name the same check, or neither names one;
- the outcome of a quotation in quotes.csv is that of the best check that counts;
- the outcome in evidence.csv is made by a check of its own rows.
"""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from evaluation.articles import articles, extraction
from pipeline.model import Check, Claim, Evidence, Extraction
from pipeline.tables import tables

ARTICLES = {article.name: article for article in articles()}
DIFFERENCES = {
    ("figure", "differs"): ("figure-differs", "figures_differ"),
    ("date", "differs"): ("date-differs", "date_differs"),
    ("quote", "differs"): ("quote-altered", "quote_altered"),
    **{(kind, "differs"): ("statement-differs", "statement_differs") for kind in ("direction", "negation", "subject")},
    ("quote", "absent"): ("quote-not-found", "quote_not_found"),
}
PRESSING = [outcome for _, outcome in DIFFERENCES.values()]
CODES = [code for code, _ in DIFFERENCES.values()]
FIRST = {"figures_differ", "date_differs", "quote_altered", "statement_differs"}
UNSURE = {"quote_not_found", "figure_absent_from_source", "needs_human", "statement_open"}
AGREES = {"figures_match", "quote_exact"}
QUOTES = {
    "matches": "quote_exact",
    "differs": "quote_altered",
    "may_differ": "needs_human",
    "absent": "quote_not_found",
}


def key(check: Check) -> tuple[str, str, str]:
    return check.kind, check.about, check.claimed


def rows_that_count(claim: Claim, found: Extraction) -> list[Evidence]:
    cites = {*claim.citations, *(scope.citation for scope in claim.scope)}
    links = [link for link in found.links if link.citation in cites]
    meant = {r for k in links for r in (k.references[:1] if k.status == "ambiguous" else k.references)}
    return [e for e in found.evidence if e.claim == claim.id and e.reference in meant]


def checks_that_count(rows: list[Evidence]) -> list[Check]:
    checks = [check for e in rows for check in e.checks]
    settled = {key(check) for check in checks if check.outcome == "matches"}
    return [check for check in checks if check.outcome == "matches" or key(check) not in settled]


def contradictions(found: Extraction) -> Iterator[str]:
    made = tables([found], [])
    problems = defaultdict(set)
    for row in made["problems"]:
        if row["code"] in CODES:
            problems[row["about"]].add(row["code"])
    for claim, row in zip(found.claims, made["claims"], strict=True):
        rows = rows_that_count(claim, found)
        checks = checks_that_count(rows)
        yield from (f"{row['claim_id']} {trouble}" for trouble in of_claim(row, rows, checks, problems[claim.id]))
    yield from of_quotes(made["quotes"], found)
    yield from of_evidence(found)


def of_claim(row: dict[str, str], rows: list[Evidence], checks: list[Check], codes: set[str]) -> Iterator[str]:
    says = [DIFFERENCES[pair] for pair in DIFFERENCES if any((c.kind, c.outcome) == pair for c in checks)]
    outcome, priority = row["outcome"], int(row["priority"])
    if codes != {code for code, _ in says}:
        yield f"problems {codes}, checks {says}"
    if outcome != says[0][1] if says else outcome in PRESSING:
        yield f"outcome {outcome}, checks {says}"
    each = {e.outcome for e in rows}
    if len(each) == 1 and len({e.reference for e in rows}) == 1 and each != {outcome}:
        yield f"outcome {outcome}, evidence {each}"
    if (priority == 1) != (outcome in FIRST):
        yield f"outcome {outcome}, priority {priority}"
    if outcome in UNSURE and priority > 3:
        yield f"outcome {outcome}, priority {priority}"
    if outcome in AGREES and priority in (2, 3) and not {"missing", "ambiguous"} & set(row["link"].split(" | ")):
        yield f"outcome {outcome}, priority {priority}"
    if outcome == "passage_found" and priority == 5:
        yield f"outcome {outcome}, priority {priority}"
    doubt = priority == 1 or (priority == 3 and outcome in UNSURE and "ambiguous" not in row["link"])
    if doubt and not same_subject(row, checks):
        yield f"why {row['why']!r}, priority_reason {row['priority_reason']!r}"


def same_subject(row: dict[str, str], checks: list[Check]) -> bool:
    if row["why"].startswith(row["priority_reason"]):  # `why` may go on with the work that has it
        return True
    named = [c.claimed for c in checks if c.outcome != "matches" and c.kind != "quote"]
    named += [c.detail for c in checks if c.outcome != "matches" and c.kind == "quote"]
    return any(words in row["why"] and words in row["priority_reason"] for words in named)


def of_quotes(quotes: list[dict[str, str]], found: Extraction) -> Iterator[str]:
    checks = [check for claim in found.claims for check in checks_that_count(rows_that_count(claim, found))]
    for row in quotes:
        outcomes = [QUOTES[c.outcome] for c in checks if c.kind == "quote" and c.about == row["quote_id"]]
        best = min(outcomes, key=list(QUOTES.values()).index, default="")
        if row["outcome"] != best:
            yield f"{row['quote_id']} outcome {row['outcome']}, checks {outcomes}"


def of_evidence(found: Extraction) -> Iterator[str]:
    checks = defaultdict(set)
    for e in found.evidence:
        checks[e.claim, e.reference, e.outcome] |= {(c.kind, c.outcome) for c in e.checks}
    made_by = defaultdict(set)
    for pair, (_, outcome) in DIFFERENCES.items():
        made_by[outcome].add(pair)
    made_by |= {"figure_absent_from_source": {("figure", "absent")}, "quote_exact": {("quote", "matches")}}
    made_by |= {"figures_match": {("figure", "matches"), ("date", "matches")}}
    for (claim, reference, outcome), pairs in checks.items():
        if outcome in made_by and not made_by[outcome] & pairs:
            yield f"{claim} {reference} outcome {outcome}, checks {pairs}"


@pytest.mark.parametrize("name", ARTICLES)
def test_no_two_tables_contradict_each_other(name):
    assert list(contradictions(extraction(ARTICLES[name]))) == []
