"""Which claims a person should look at first, and why, in words."""

from collections.abc import Iterator, Sequence

from pipeline.model import Check, CheckOutcome, Claim, Evidence, Link

FIRST, MISSING, UNSURE, UNCITED, REST = 1, 2, 3, 4, 5
_CHECKABLE = 0.5
_ALTERED = {"figures_differ": "figures", "date_differs": "a date", "quote_altered": "a quotation"}
_UNMATCHED = {
    "figure_absent_from_source": "a figure of the article is not in the source",
    "quote_not_found": "the quotation is not in the source",
    "needs_human": "the source could be read either way",
}
# outcome → words, best news first
_REST = {
    "quote_exact": "the quotation is in the source word for word",
    "figures_match": "the figures and dates agree with the source",
    "passage_found": "a passage of the source is near; nothing in it could be compared",
    "no_matching_passage": "no passage of the source is near",
    "source_unreadable": "the saved source could not be read",
    "source_not_available": "the cited work was not supplied",
}


def priority(claim: Claim, links: Sequence[Link], evidence: Sequence[Evidence]) -> tuple[int, str]:
    """Return 1 (look first) to 5, and the reason: "article $42.3 billion, source p. 14 $42.1 billion".

    links, evidence: all of the article; those of the claim are picked. A difference counts only while no other source
    or passage bears the article out.
    """
    cited = [link for link in links if link.citation in claim.citations]
    found = [e for e in evidence if e.claim == claim.id]
    for level, reasons in (
        (FIRST, _differing(found)),
        (MISSING, _missing(cited)),
        (UNSURE, _unsure(claim, cited, found)),
    ):
        told = list(dict.fromkeys(reasons))
        if told:
            return level, "; ".join(told)
    if not claim.citations and claim.score >= _CHECKABLE:
        near = f"; {_near(claim)}" if claim.scope else ""
        return UNCITED, f"a checkable claim without a citation{near}"
    outcomes = {e.outcome for e in found}
    return REST, next((words for outcome, words in _REST.items() if outcome in outcomes), "nothing to compare")


def _near(claim: Claim) -> str:
    return "one nearby may cover it: " + ", ".join(dict.fromkeys(scope.kind for scope in claim.scope))


def _checks(found: Sequence[Evidence], *outcomes: str) -> Iterator[tuple[Evidence, Check]]:
    """Yield the checks with these outcomes that no other passage settles."""
    settled = {c.about for e in found for c in e.checks if c.outcome == CheckOutcome.MATCHES and c.about}
    for e in found:
        yield from ((e, check) for check in e.checks if check.outcome in outcomes and check.about not in settled)


def _differing(found: Sequence[Evidence]) -> Iterator[str]:
    differing = [
        (e, check) for e, check in _checks(found, CheckOutcome.DIFFERS) if check.kind in {"figure", "date", "quote"}
    ]
    for e, check in differing:
        page = f" p. {e.page}" if e.page else ""
        if check.kind == "quote":
            yield f"the quotation differs from the source{page}: {check.detail}"
        else:
            yield f"article {check.claimed}, source{page} {check.found}"
    if not differing:  # an outcome without checks is told in general words
        for e in (e for e in found if not e.checks and e.outcome in _ALTERED):
            yield f"{_ALTERED[e.outcome]} of the article differ{'s' * (e.outcome != 'figures_differ')} from the source"


def _missing(links: Sequence[Link]) -> Iterator[str]:
    for link in links:
        if link.status == "missing":
            yield link.suggestion or link.reason or "the citation has no reference"


def _unsure(claim: Claim, links: Sequence[Link], found: Sequence[Evidence]) -> Iterator[str]:
    for link in links:
        if link.status == "ambiguous":
            yield link.reason or f"the citation fits {len(link.references)} references"
    if "quantity" in claim.kinds and {e.outcome for e in found} == {"no_matching_passage"}:
        yield "the article has a figure, and no passage of the source is near"
    settled = {c.about for e in found for c in e.checks if c.outcome == CheckOutcome.MATCHES and c.about}
    for e in found:
        lacking = [
            c
            for c in e.checks
            if c.outcome in {CheckOutcome.ABSENT, CheckOutcome.MAY_DIFFER} and c.kind in {"figure", "date", "quote"}
        ]
        if e.outcome in _UNMATCHED and (not e.checks or any(c.about not in settled or not c.about for c in lacking)):
            yield next((c.detail for c in lacking if c.detail), _UNMATCHED[e.outcome])
