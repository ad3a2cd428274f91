"""Values to rows: one function a table, columns as in columns.toml."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from pipeline.model import Claim, Extraction, Figure, Span, Time, Trouble
from pipeline.outcomes import best_checks, row_made_by
from pipeline.tables.csv import Row
from pipeline.tables.trail import Trail


def place(trail: Trail, span: Span) -> Row:
    """Start, end and page of a span of the article."""
    return {"start": str(span.start), "end": str(span.end), "page": trail.document.page_at(span.start)}


def mention(trail: Trail, id_: str, span: Span) -> Row:
    """The cells that every mention's row has."""
    return {"claim_ids": " ".join(trail.claims_of[id_]), "text": span.of(trail.document.text), **place(trail, span)}


def many(cells: Sequence[str]) -> str:
    """Several values in one cell."""
    return " | ".join(cells)


def fields(value: object, names: str) -> Row:
    """The attributes that are cells as they stand."""
    return {name: str(getattr(value, name)) for name in names.split()}


def number(value: object) -> str:
    """A number without exponent or idle zeros.

    >>> from decimal import Decimal
    >>> number(Decimal("42300000000.0")), number(0.25), number(Decimal("1E+3"))
    ('42300000000', '0.25', '1000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def claims(trail: Trail) -> Iterator[Row]:
    """One row a claim; the columns a person fills are left empty here."""
    text = trail.document.text
    for claim in trail.extraction.claims:
        finding, best = trail.findings.get(claim.id), trail.best.get(claim.id)
        links = [trail.links[c] for c in claim.citations]
        block = trail.document.block_at(claim.span.start)
        yield {
            "claim_id": claim.id,
            "section": trail.document.section_at(claim.span.start),
            "paragraph": str(block + 1),
            **place(trail, claim.span),
            "claim": claim.span.of(text),
            "context": trail.context(claim),
            "kinds": many(claim.kinds),
            "checkworthy": f"{claim.score:.2f}",
            "priority": str(finding.priority) if finding else "",
            "priority_reason": finding.reason if finding else "",
            "citations": many([_closed(link.span.of(text)) for link in links]),
            "reference_ids": " ".join(dict.fromkeys(r for link in links for r in link.references)),
            "link": many([link.status for link in links]) or ("inferred" if claim.scope else "none"),
            "scope": many([scope.kind for scope in claim.scope]),
            **_mentioned(trail, claim),
            "sources": many(
                [PurePath(trail.source[r].source).name for r in trail.references_of(claim) if trail.has_source(r)]
            ),
            "outcome": finding.outcome if finding else "",
            "why": finding.why if finding else "",
            "evidence": best.passage if best else "",
            "evidence_page": best.page if best else "",
            "evidence_score": f"{best.score:.2f}" if best and best.span else "",
            "review": "open",
            **dict.fromkeys(("recheck_why", "verdict", "note", "reviewer", "reviewed_at"), ""),
        }


def _mentioned(trail: Trail, claim: Claim) -> Row:
    """The names, dates, figures and quotations of a claim."""
    inside, found, text = set(claim.mentions), trail.extraction.mentions, trail.document.text
    figures = [f for f in found.figures if f.id in inside]
    return {
        "entities": many(list(dict.fromkeys(e.name or e.span.of(text) for e in found.entities if e.id in inside))),
        "dates": many([t.edtf or t.span.of(text) for t in found.times if t.id in inside and not _counted(t, figures)]),
        "figures": many([f.span.of(text) for f in figures]),
        "quotes": many([q.span.of(text) for q in found.quotes if q.id in inside]),
    }


def _closed(cited: str) -> str:
    """A citation as a person writes it: a narrative one's span ends before its bracket closes.

    >>> _closed("Halloran (2023")
    'Halloran (2023)'
    """
    return f"{cited})" if cited.count("(") > cited.count(")") else cited


def _counted(time: Time, figures: Sequence[Figure]) -> bool:
    """Tell whether a length of time ("nineteen years") already stands among the figures."""
    return time.kind == "duration" and any(time.span.overlaps(figure.span) for figure in figures)


def references(trail: Trail) -> Iterator[Row]:
    """One row a reference, with how often it is cited and the file it was found in."""
    cited = Counter(r for link in trail.extraction.links for r in link.references)
    for ref in trail.extraction.references:
        source = trail.source.get(ref.id)
        yield {
            "reference_id": ref.id,
            "authors": "; ".join(map(str, ref.authors)),
            **fields(ref, "label year title container volume issue pages publisher doi url accessed kind citekey raw"),
            "cited": str(cited[ref.id]),
            "source": PurePath(source.source).name if source else "",
            "source_status": source.status if source else "",
        }


def citations(trail: Trail) -> Iterator[Row]:
    """One row a cited work at one place."""
    for c in trail.extraction.citations:
        link = trail.links[c.id]
        yield {
            "citation_id": c.id,
            **mention(trail, c.id, c.span),
            "names": many([*c.names, "et al."] if c.etal else c.names),
            **fields(c, "year locator style"),
            **fields(link, "status reason suggestion"),
            "reference_ids": " ".join(link.references),
        }


def entities(trail: Trail) -> Iterator[Row]:
    """One row a named entity."""
    for e in trail.extraction.mentions.entities:
        yield {"entity_id": e.id, **mention(trail, e.id, e.span), **fields(e, "name kind")}


def dates(trail: Trail) -> Iterator[Row]:
    """One row a time expression."""
    for t in trail.extraction.mentions.times:
        yield {"date_id": t.id, **mention(trail, t.id, t.span), **fields(t, "edtf timex first last kind")}


def events(trail: Trail) -> Iterator[Row]:
    """One row a dated event, with its date spelled out."""
    times = {t.id: t for t in trail.extraction.mentions.times}
    for e in trail.extraction.mentions.events:
        dated = {"date_id": e.time, "when": times[e.time].edtf, **fields(times[e.time], "first last")}
        yield {
            "event_id": e.id,
            **mention(trail, e.id, e.span),
            **fields(e, "who what where relation modality"),
            **dated,
        }


def figures(trail: Trail) -> Iterator[Row]:
    """One row a figure."""
    for f in trail.extraction.mentions.figures:
        yield {
            "figure_id": f.id,
            **mention(trail, f.id, f.span),
            "low": number(f.low),
            "high": number(f.high),
            **fields(f, "unit comparator kind measure entity when when_source"),
        }


def quotes(trail: Trail) -> Iterator[Row]:
    """One row a quotation, with the best that a cited source has of it."""
    for q in trail.extraction.mentions.quotes:
        found = list(trail.checks_of(q.id))
        best = best_checks([[check] for _, check in found])
        outcome = row_made_by(best[0]) if best else None
        yield {
            "quote_id": q.id,
            **mention(trail, q.id, q.span),
            "speaker": q.speaker,
            "outcome": outcome.outcome if outcome else "",
            "source": next((PurePath(e.source).name for e, check in found if check == best[0]), ""),
        }


def evidence(trail: Trail) -> Iterator[Row]:
    """One row a passage."""
    for e in trail.extraction.evidence:
        where = {"start": str(e.span.start), "end": str(e.span.end), "score": f"{e.score:.2f}"} if e.span else {}
        yield {
            "claim_id": e.claim,
            "reference_id": e.reference,
            **fields(e, "rank page passage outcome"),
            "source": PurePath(e.source).name,
            **where,
            "checks": many([f"{check.kind} {check.outcome}: {check.detail}" for check in e.checks]),
        }


def sources(trail: Trail) -> Iterator[Row]:
    """One row a file, and one a reference without a file."""
    for s in trail.extraction.sources:
        yield {
            "source": PurePath(s.source).name,
            "reference_id": s.reference,
            **fields(s, "matched_by status title"),
            "pages": str(s.pages or ""),
            "characters": str(s.characters or ""),
            "sha256": s.sha256,
        }


def problems(trail: Trail) -> Iterator[Row]:
    """One row a problem."""
    for p in trail.extraction.problems:
        words = p.span.of(trail.document.text) if p.span else trail.words_of(p.about)
        yield {
            "text": words,
            **fields(p, "code severity about message suggestion"),
            **(place(trail, p.span) if p.span else {}),
        }


def errors(troubles: Sequence[Trouble]) -> Iterator[Row]:
    """One row a file that was not read whole."""
    for t in troubles:
        yield {
            **fields(t, "path sha256 stage code reason engine page"),
            "recovered": "yes" if t.recovered else "no",
            "seconds": f"{t.seconds:.1f}" if t.seconds else "",
        }


# table → its rows, for every table that an article has
TABLES = {
    f.__name__: f
    for f in (claims, references, citations, entities, dates, events, figures, quotes, evidence, sources, problems)
}


def tables(extractions: Sequence[Extraction], troubles: Sequence[Trouble]) -> dict[str, list[Row]]:
    """Return every table of a run, articles in the order given."""
    out: dict[str, list[Row]] = defaultdict(list)
    for extraction in extractions:
        trail = Trail.of(extraction)
        for name, rows in TABLES.items():
            out[name] += [{**row, "article": extraction.document.key} for row in rows(trail)]
    return {**{name: out[name] for name in TABLES}, "errors": list(errors(troubles))}
