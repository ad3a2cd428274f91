"""From a citation to the reference it means: linked, ambiguous (all candidates kept), or missing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.links.index import Entry, Index, build
from pipeline.links.match import Fit, by_author, by_label, fits, years_of
from pipeline.links.rank import Titles, prepare, rank
from pipeline.links.suggest import listed, nearest, shown
from pipeline.model.citation import NO_NOTE, Citation, Difference, Link, LinkStatus, Lookup
from pipeline.model.reference import Reference

# behind a citation: "(Roe 1990, cited in Lee 2017)", "(ROCHA, 2009, p. 3 apud LIMA, 2016)"
_THROUGH = re.compile(
    r"[^;()\n]{0,40}?\b(?:apud|(?:as\s)?(?:cited|quoted)\s(?:in|by)|zit(?:iert|\.)\snach|citad[oa]\s(?:en|em|por)|cité(?:e)?\s(?:par|dans))\s",
    re.IGNORECASE,
)
_SHOWN = 5  # titles named in a suggestion


def _missing(citation: Citation, index: Index, text: str, acronyms: Mapping[str, str]) -> Link:
    """Tell that no reference fits, and which comes nearest."""
    near = nearest(citation, index, acronyms)
    if near is None and citation.by == NO_NOTE:
        name = citation.names[0]
        return Link(
            citation.id,
            citation.span,
            LinkStatus.MISSING,
            (),
            f"The article has the mark of {name}, and no such note.",
            "",
        )
    if near is None:
        advice = f"{shown(citation)}: no such reference; nothing in the list comes near."
        reason = "No entry of the list fits."
        if _THROUGH.match(text, citation.span.end):
            reason = "No entry of the list fits; it is cited through another work, and some lists name only that one."
        return Link(citation.id, citation.span, LinkStatus.MISSING, reason=reason, suggestion=advice)
    advice = f"{shown(citation)}: no such reference; nearest is {listed(near.entry)}, {near.words}."
    reason = f"No entry of the list fits; the nearest has another {near.differs}."
    return Link(
        citation.id,
        citation.span,
        LinkStatus.MISSING,
        (),
        reason,
        advice,
        nearest=near.entry.reference.id,
        differs=Difference(near.differs),
    )


def _ambiguous(citation: Citation, candidates: Titles, text: str) -> Link:
    """Keep all candidates, the one first whose title fits the sentence best."""
    order = rank(candidates, citation.span, text, citation.locator)
    titles = "; ".join(f"“{(e.reference.title or e.reference.raw)[:80]}”" for e in order[:_SHOWN])
    titles += f" and {len(order) - _SHOWN} more" if len(order) > _SHOWN else ""
    return Link(
        citation.id,
        citation.span,
        LinkStatus.AMBIGUOUS,
        tuple(e.reference.id for e in order),
        f"{shown(citation)} fits {len(order)} entries of the list; the first fits the sentence best.",
        f"{shown(citation)} may be {titles}; a letter behind the year would tell them apart.",
    )


def _linked(citation: Citation, entry: Entry, fit: Fit | None) -> Link:
    """Tell which entry fits, and why."""
    if fit is None:
        reason = f"The list has an entry {shown(citation)}."
    elif fit.spelled:
        reason = f"{shown(citation)} fits {listed(entry)}, whose name is spelled otherwise."
    elif fit.against:
        reason = f"{shown(citation)} fits {listed(entry)} only; the names do not agree in all."
    else:
        reason = f"Names and year fit {listed(entry)} only."
    spelled = Difference.NAME if fit and fit.spelled else Difference.NONE
    return Link(citation.id, citation.span, LinkStatus.LINKED, (entry.reference.id,), reason, differs=spelled)


Said = tuple[tuple[str, ...], bool, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Memory:
    """What was worked out for an earlier citation that says the same, and the titles told apart for it."""

    fits: dict[Said, list[Fit]] = field(default_factory=dict)
    titles: dict[tuple[int, ...], Titles] = field(default_factory=dict)


def _by_name(citation: Citation, index: Index, text: str, acronyms: Mapping[str, str], memory: _Memory) -> list[Fit]:
    """Return the references that names and year fit; a citation that is repeated is looked up once."""
    if not citation.names:
        return []
    years = years_of(citation, text)
    said = (citation.names, citation.etal, citation.year, years)
    if said not in memory.fits:
        memory.fits[said] = fits(citation, years, index, acronyms)
    return memory.fits[said]


def _one(citation: Citation, index: Index, text: str, acronyms: Mapping[str, str], memory: _Memory) -> Link:
    """Link one citation."""
    found: list[Fit] = []
    if citation.lookup in (Lookup.LABEL, Lookup.CITEKEY) and citation.label:
        entries = by_label(citation, index)
    elif citation.lookup == Lookup.AUTHOR:
        entries = by_author(citation, index, text, acronyms)
    else:
        found = _by_name(citation, index, text, acronyms, memory)
        entries = [fit.entry for fit in found]
    if not entries:
        return _missing(citation, index, text, acronyms)
    if len(entries) == 1:
        return _linked(citation, entries[0], found[0] if found else None)
    places = tuple(entry.place for entry in entries)
    if places not in memory.titles:
        memory.titles[places] = prepare(entries)
    return _ambiguous(citation, memory.titles[places], text)


def link(
    citations: Sequence[Citation], references: Sequence[Reference], text: str, *, acronyms: Mapping[str, str] = {}
) -> tuple[Link, ...]:
    """Return one Link a citation, in order.

    text: the text the citations stand in; it decides between works of the same author and year. acronyms: short form →
    expansion. Linear: references are blocked by name and year. Never raises.
    """
    index, memory = build(references), _Memory()
    return tuple(_one(citation, index, text, acronyms, memory) for citation in citations)
