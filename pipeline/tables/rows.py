"""Values to rows: one function a table, columns as in columns.toml."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from pipeline.model import Claim, Extraction, Figure, Source, Span, Time, Trouble
from pipeline.outcomes import best_checks, row_made_by
from pipeline.tables.csv import Row
from pipeline.tables.extraction_index import ExtractionIndex


def location(index: ExtractionIndex, span: Span) -> Row:
    """Return start, end and page of a span of the article."""
    return {"start": str(span.start), "end": str(span.end), "page": index.document.page_at(span.start)}


def mention(index: ExtractionIndex, id_: str, span: Span) -> Row:
    """Return the cells that the row of every mention has."""
    return {"claim_ids": " ".join(index.claims_of[id_]), "text": span.of(index.document.text), **location(index, span)}


def join_cells(cells: Sequence[str]) -> str:
    """Join several values to one cell."""
    return " | ".join(cells)


def fields(value: object, names: str) -> Row:
    """Return attributes that are cells as they stand; None is an empty cell."""
    return {name: str(cell) if (cell := getattr(value, name)) is not None else "" for name in names.split()}


def number(value: object) -> str:
    """Return a number without exponent and without zeros at its end.

    >>> from decimal import Decimal
    >>> number(Decimal("42300000000.0")), number(0.25), number(Decimal("1E+3"))
    ('42300000000', '0.25', '1000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def claims(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a claim; the columns that a person fills in are empty."""
    text = index.document.text
    for claim in index.extraction.claims:
        finding, best = index.findings.get(claim.id), index.best.get(claim.id)
        links = [index.links[c] for c in claim.citations]
        block = index.document.block_at(claim.span.start)
        yield {
            "claim_id": claim.id,
            "section": index.document.section_at(claim.span.start),
            "paragraph": str(block + 1),
            **location(index, claim.span),
            "claim": claim.span.of(text),
            "context": index.context(claim),
            "kinds": join_cells(claim.kinds),
            "checkworthy": f"{claim.score:.2f}",
            "priority": str(finding.priority) if finding else "",
            "priority_reason": finding.reason if finding else "",
            "citations": join_cells([_close_bracket(link.span.of(text)) for link in links]),
            "reference_ids": " ".join(dict.fromkeys(r for link in links for r in link.references)),
            "link": join_cells([link.status for link in links])
            or ("inferred" if any(s.may_cover(claim.span) for s in claim.scope) else "none"),
            "scope": join_cells([scope.kind for scope in claim.scope]),
            **_mentioned(index, claim),
            "sources": join_cells(
                [PurePath(index.source[r].source).name for r in index.references_of(claim) if index.has_source(r)]
            ),
            "outcome": (finding.outcome or "") if finding else "",
            "why": finding.why if finding else "",
            "evidence": best.passage if best else "",
            "evidence_page": best.page if best else "",
            "evidence_score": f"{best.score:.2f}" if best and best.span else "",
            "review": "open",
            **dict.fromkeys(("recheck_why", "verdict", "note", "reviewer", "reviewed_at"), ""),
        }


def _mentioned(index: ExtractionIndex, claim: Claim) -> Row:
    """Return the names, dates, figures and quotations of a claim."""
    ids, mentions, text = set(claim.mentions), index.extraction.mentions, index.document.text
    figures = [f for f in mentions.figures if f.id in ids]
    return {
        "entities": join_cells(
            list(dict.fromkeys(e.name or e.span.of(text) for e in mentions.entities if e.id in ids))
        ),
        "dates": join_cells(
            [t.edtf or t.span.of(text) for t in mentions.times if t.id in ids and not _is_counted(t, figures)]
        ),
        "figures": join_cells([f.span.of(text) for f in figures]),
        "quotes": join_cells([q.span.of(text) for q in mentions.quotes if q.id in ids]),
    }


def _close_bracket(cited: str) -> str:
    """Return a citation with its bracket closed: the span of a narrative one ends before it.

    >>> _close_bracket("Halloran (2023")
    'Halloran (2023)'
    """
    return f"{cited})" if cited.count("(") > cited.count(")") else cited


def _is_counted(time: Time, figures: Sequence[Figure]) -> bool:
    """Tell whether a length of time ("nineteen years") already stands among the figures."""
    return time.kind == "duration" and any(time.span.overlaps(figure.span) for figure in figures)


def references(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a reference, with how often it is cited and the file it was found in."""
    cited = Counter(r for link in index.extraction.links for r in link.references)
    for ref in index.extraction.references:
        source = index.source.get(ref.id)
        yield {
            "reference_id": ref.id,
            "authors": "; ".join(map(str, ref.authors)),
            **fields(ref, "label year title container volume issue pages publisher doi url accessed kind citekey raw"),
            "cited": str(cited[ref.id]),
            "source": PurePath(source.source).name if source else "",
            "source_status": source.status if source else "",
        }


def citations(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a cited work at one place."""
    for c in index.extraction.citations:
        link = index.links[c.id]
        yield {
            "citation_id": c.id,
            **mention(index, c.id, c.span),
            "names": join_cells([*c.names, "et al."] if c.etal else c.names),
            **fields(c, "year locator style"),
            **fields(link, "status reason suggestion"),
            "reference_ids": " ".join(link.references),
        }


def entities(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a named entity."""
    for e in index.extraction.mentions.entities:
        yield {"entity_id": e.id, **mention(index, e.id, e.span), **fields(e, "name kind")}


def dates(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a time expression."""
    for t in index.extraction.mentions.times:
        yield {"date_id": t.id, **mention(index, t.id, t.span), **fields(t, "edtf timex first last kind")}


def events(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a dated event, with its date spelled out."""
    times = {t.id: t for t in index.extraction.mentions.times}
    for e in index.extraction.mentions.events:
        dated = {"date_id": e.time, "when": times[e.time].edtf, **fields(times[e.time], "first last")}
        yield {
            "event_id": e.id,
            **mention(index, e.id, e.span),
            **fields(e, "who what where relation modality"),
            **dated,
        }


def figures(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a figure."""
    for f in index.extraction.mentions.figures:
        yield {
            "figure_id": f.id,
            **mention(index, f.id, f.span),
            "low": number(f.low),
            "high": number(f.high),
            **fields(f, "unit comparator kind measure entity when when_source"),
        }


def quotes(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a quotation, with the best match in the cited works."""
    for q in index.extraction.mentions.quotes:
        found = list(index.checks_of(q.id))
        best = best_checks([[check] for _, check in found])
        outcome = row_made_by(best[0]) if best else None
        yield {
            "quote_id": q.id,
            **mention(index, q.id, q.span),
            "speaker": q.speaker,
            "outcome": outcome.outcome if outcome else "",
            "source": next((PurePath(e.source).name for e, check in found if check == best[0]), ""),
        }


def evidence(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a passage."""
    for e in index.extraction.evidence:
        where = {"start": str(e.span.start), "end": str(e.span.end), "score": f"{e.score:.2f}"} if e.span else {}
        yield {
            "claim_id": e.claim,
            "reference_id": e.reference,
            **fields(e, "rank page passage outcome"),
            "source": PurePath(e.source).name,
            **where,
            "checks": join_cells([f"{check.kind} {check.outcome}: {check.detail}" for check in e.checks]),
        }


def sources(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a file, and one a reference without a file."""
    yield from map(source_row, index.extraction.sources)


def source_row(source: Source) -> Row:
    """Return the row of a file, or of a reference without a file."""
    return {
        "source": PurePath(source.source).name,
        "reference_id": source.reference,
        **fields(source, "matched_by status title"),
        "pages": str(source.pages or ""),
        "characters": str(source.characters or ""),
        "sha256": source.sha256,
    }


def problems(index: ExtractionIndex) -> Iterator[Row]:
    """Yield one row a problem."""
    for p in index.extraction.problems:
        words = p.span.of(index.document.text) if p.span else index.raw_reference(p.about)
        yield {
            "text": words,
            **fields(p, "code severity about message suggestion"),
            **(location(index, p.span) if p.span else {}),
        }


def errors(troubles: Sequence[Trouble]) -> Iterator[Row]:
    """Yield one row a file that was not read whole."""
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


def tables(
    extractions: Iterable[Extraction], troubles: Sequence[Trouble], unmatched: Sequence[Source] = ()
) -> dict[str, list[Row]]:
    """Return every table of a run, articles in the order given.

    Args:
        extractions: of the articles.
        troubles: rows of errors.csv.
        unmatched: files that are a reference of no article; their rows name none.
    """
    out: dict[str, list[Row]] = defaultdict(list)
    for extraction in extractions:
        index = ExtractionIndex.of(extraction)
        for name, rows in TABLES.items():
            out[name] += [{**row, "article": extraction.document.key} for row in rows(index)]
    out["sources"] += [{**source_row(source), "article": ""} for source in unmatched]
    return {**{name: out[name] for name in TABLES}, "errors": list(errors(troubles))}
