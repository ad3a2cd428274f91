"""Links with their reasons and suggestions in words."""

import re
from collections.abc import Sequence

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.links.candidates import Candidate, Context
from pipeline.links.index import Entry
from pipeline.links.suggest import find_near_key, find_nearest, show_citation, show_entry
from pipeline.model.citation import NO_NOTE, Citation, Difference, Link, LinkStatus, Lookup
from pipeline.model.reference import ADDRESS_ONLY
from pipeline.text.regex import regex

# behind a citation: "(Roe 1990, cited in Lee 2017)", "(ROCHA, 2009, p. 3 apud LIMA, 2016)"
_SECONDARY = regex(rf"[^;()\n]{{0,40}}?\b{fragment('citations.secondary_signals', blank=BLANK)}\s", re.IGNORECASE)
_MOST_TITLES = 5  # named in a suggestion


def missing(citation: Citation, context: Context) -> Link:
    """Return the link of a citation that no entry fits, with the nearest entry where there is one."""
    shown = show_citation(citation)
    nearest = find_nearest(citation, context)
    if nearest:
        return Link(
            citation.id,
            citation.span,
            LinkStatus.MISSING,
            reason=f"No entry of the list fits; the nearest has another {nearest.differs}.",
            suggestion=f"{shown}: no such reference; nearest is {show_entry(nearest.entry)}, {nearest.words}.",
            nearest=nearest.entry.reference.id,
            differs=nearest.differs,
        )
    if citation.by == NO_NOTE:
        reason = f"The article has the mark of {citation.names[0]}, and no such note."
        return Link(citation.id, citation.span, LinkStatus.MISSING, reason=reason)
    reason = "No entry of the list fits."
    if _SECONDARY.match(context.text, citation.span.end):
        reason = "No entry of the list fits; it is cited through another work, and some lists name only that one."
    near_key = find_near_key(citation, context)
    hint = f"did you mean @{near_key}?" if near_key else "nothing in the list comes near."
    suggestion = f"{shown}: no such reference; {hint}"
    return Link(citation.id, citation.span, LinkStatus.MISSING, reason=reason, suggestion=suggestion)


def ambiguous(citation: Citation, entries: Sequence[Entry]) -> Link:
    """Return the link of a citation that several entries fit. entries: the one first that fits the sentence best."""
    shown = show_citation(citation)
    titles = "; ".join(f"“{(e.reference.title or e.reference.raw)[:80]}”" for e in entries[:_MOST_TITLES])
    titles += f" and {len(entries) - _MOST_TITLES} more" if len(entries) > _MOST_TITLES else ""
    return Link(
        citation.id,
        citation.span,
        LinkStatus.AMBIGUOUS,
        tuple(e.reference.id for e in entries),
        f"{shown} fits {len(entries)} entries of the list; the first fits the sentence best.",
        f"{shown} may be {titles}; a letter behind the year would tell them apart.",
    )


def linked(citation: Citation, candidate: Candidate, lookup: Lookup) -> Link:
    """Return the link of a citation that one entry fits. lookup: how it was found."""
    shown, entry = show_citation(citation), candidate.entry
    if lookup == Lookup.ADDRESS:
        reason = (
            "The list has no entry of this address."
            if entry.reference.by == ADDRESS_ONLY
            else f"The link leads to {show_entry(entry)}."
        )
    elif lookup == Lookup.NAMED:
        reason = (
            f"Found by name: the sentence names {shown}, and the list has one work of that name, {show_entry(entry)}."
        )
    elif lookup != Lookup.NAMES_AND_YEAR:
        reason = f"The list has an entry {shown}."
    elif candidate.misspelled:
        reason = f"{shown} fits {show_entry(entry)}, whose name is spelled otherwise."
    elif candidate.penalty:
        reason = f"{shown} fits {show_entry(entry)} only; the names do not agree in all."
    else:
        reason = f"Names and year fit {show_entry(entry)} only."
    differs = Difference.NAME if candidate.misspelled else Difference.NONE
    return Link(citation.id, citation.span, LinkStatus.LINKED, (entry.reference.id,), reason, differs=differs)
