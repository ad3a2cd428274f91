"""The evidence of one claim, over all the works it cites, in one outcome and one sentence."""

from collections.abc import Iterator, Sequence

from pipeline.model import Check, CheckOutcome, Evidence

# outcome → what to say where no check says more; the most pressing first, but good news of one source outweighs
# that another one is silent
_WORDS = {
    "figures_differ": "a figure differs from the source",
    "date_differs": "a date differs from the source",
    "quote_altered": "the quotation differs from the source",
    "needs_human": "the source can be read either way",
    "quote_exact": "the quotation is in the source word for word",
    "figures_match": "figures and dates agree with the source",
    "quote_not_found": "the quotation is not in the source",
    "figure_absent_from_source": "a figure of the article is nowhere in the source",
    "passage_found": "a passage is near; nothing in it could be compared",
    "no_matching_passage": "no passage of the source is near",
    "source_unreadable": "the saved source could not be read",
    "source_not_available": "the cited work was not supplied",
}
_AGREES = frozenset({"figures_match", "quote_exact"})
# said beside the outcome of the works that could be asked
_UNASKED = {
    "source_unreadable": "another cited work could not be read",
    "source_not_available": "another cited work was not supplied",
}
# outcome → the checks that made it
_MADE_BY = {
    "figures_differ": (("figure", CheckOutcome.DIFFERS),),
    "date_differs": (("date", CheckOutcome.DIFFERS),),
    "quote_altered": (("quote", CheckOutcome.DIFFERS),),
    "quote_exact": (("quote", CheckOutcome.MATCHES),),
    "figures_match": (("figure", CheckOutcome.MATCHES), ("date", CheckOutcome.MATCHES)),
    "quote_not_found": (("quote", CheckOutcome.ABSENT),),
    "figure_absent_from_source": (("figure", CheckOutcome.ABSENT),),
    "needs_human": (
        ("figure", CheckOutcome.MAY_DIFFER),
        ("date", CheckOutcome.MAY_DIFFER),
        ("figure", CheckOutcome.ABSENT),
        ("date", CheckOutcome.ABSENT),
    ),
}


def summarise_claim(found: Sequence[Evidence]) -> tuple[str, str]:
    """Return the outcome of a claim and why, in one sentence; ("", "") where nothing was held against it.

    found: all evidence of the claim. A check that another passage settles is not told.
    """
    outcome = next((name for name in _WORDS if any(e.outcome == name for e in found)), "")
    if not outcome:
        return "", ""
    told = dict.fromkeys(check.detail for check in _deciding_checks(found, outcome) if check.detail)
    return outcome, "; ".join([*told] or [_WORDS[outcome]]) + _unmatched_note(found, outcome) + _missing_sources_note(
        found, outcome
    )


def _unmatched_note(found: Sequence[Evidence], outcome: str) -> str:
    """Return which figures and dates of an agreeing claim met no counterpart; "" where all did."""
    if outcome not in _AGREES:
        return ""
    settled = {c.about for e in found for c in e.checks if c.outcome == CheckOutcome.MATCHES and c.about}
    left = [c for e in found for c in e.checks if c.kind in {"figure", "date"} and c.outcome != CheckOutcome.MATCHES]
    words = dict.fromkeys(check.claimed for check in left if check.about not in settled)
    return f"; not found: {', '.join(words)}" if words else ""


def _missing_sources_note(found: Sequence[Evidence], outcome: str) -> str:
    """Tell that not every work that the claim cites could be asked; "" where all were, or none was."""
    silent = dict.fromkeys(e.outcome for e in found if e.outcome in _UNASKED and e.outcome != outcome)
    return "".join(f"; {_UNASKED[kind]}" for kind in silent)


def _deciding_checks(found: Sequence[Evidence], outcome: str) -> Iterator[Check]:
    settled = {c.about for e in found for c in e.checks if c.outcome == CheckOutcome.MATCHES and c.about}
    for e in found:
        for check in e.checks:
            made = (check.kind, check.outcome) in _MADE_BY.get(outcome, ())
            if made and (check.outcome == CheckOutcome.MATCHES or check.about not in settled):
                yield check
