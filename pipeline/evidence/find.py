"""For each claim and each source it cites: the passages that bear on it, their checks, and one outcome."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.evidence.annotated import Annotate, AnnotatedText
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.statements.read import read_texts
from pipeline.evidence.compare_passages import compare_passages
from pipeline.evidence.library import Library, build_library
from pipeline.evidence.other_source import (
    best_passage,
    describe,
    find_better_source,
    find_figures_elsewhere,
)
from pipeline.evidence.possible import only_differences
from pipeline.evidence.retrieve.rank import FAINT
from pipeline.evidence.revise import Rows, doubt_matches, unresolved
from pipeline.evidence.search import Search, search_works
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.evidence.speaker import FindQuotes
from pipeline.evidence.subjects import Subject
from pipeline.model import (
    Check,
    CheckKind,
    CheckOutcome,
    Document,
    EntityKind,
    Evidence,
    Outcome,
    Reference,
    Source,
    SourceStatus,
)
from pipeline.outcomes import decide, mention

# what a passage resolves of a claim; a contradiction counts as much as two matches
_RESOLVES = {CheckOutcome.MATCHES: 1, CheckOutcome.DIFFERS: 2}
_UNREAD = {
    SourceStatus.NOT_SUPPLIED: Outcome.SOURCE_NOT_AVAILABLE,
    SourceStatus.UNREADABLE: Outcome.SOURCE_UNREADABLE,
}


def find_evidence(
    subjects: Sequence[Subject],
    located: Sequence[Source],
    documents: Sequence[Document],
    annotate: Annotate,
    references: Sequence[Reference] = (),
    find_quotes: FindQuotes = lambda _: (),
) -> Iterator[Evidence]:
    """Yield up to three passages for each claim and reference, or one row that says why there is none.

    All rows of a claim and a reference have the same outcome; rank 1 is the passage that resolves most.

    Args:
        subjects: the parts of claims with the works that they cite.
        located: what `locate` returned.
        documents: the saved sources.
        annotate: finds figures and dates in a sentence; called for sentences near a claim only.
        references: the works, whose authors' names say nothing of what stands in them.
        find_quotes: finds quotations and their speakers; called for a paragraph of the source with a quotation of the article.
    """
    library = build_library(located, documents, references, annotate)
    searches = search_works(subjects, library, find_quotes)
    read_texts([text for of_subject in searches for search in of_subject if search for text in search.statements])
    for subject, of_subject in zip(subjects, searches, strict=True):
        found: list[Evidence] = []
        for reference, search in zip(subject.references, of_subject, strict=True):
            file = library.file_of(reference)
            if search is None:
                reason = _UNREAD.get(SourceStatus(file.status), Outcome.SOURCE_NOT_AVAILABLE)
                found.append(Evidence(subject.claim, reference, file.source, outcome=reason))
                continue
            rows = _evidence_rows(search)
            better = _better_elsewhere(subject, rows, library)
            rows = [replace(row, reference=reference, source=file.source, elsewhere=better) for row in rows]
            outcome = decide(rows).outcome
            found += (replace(row, outcome=outcome) for row in rows)
        yield from only_differences(found) if subject.is_possible else found


def _better_elsewhere(subject: Subject, rows: Sequence[Evidence], library: Library) -> str:
    """Return where another supplied work has what the cited one lacks: "Marsh (1998) has it, p. 41"; "" where none does.

    It is looked for where the cited work has a faint passage only, or a figure of the claim nowhere.
    """
    score = max(row.score for row in rows)
    checks = [check for row in rows for check in row.checks]
    lacks_figure = any(check.kind == CheckKind.FIGURE and check.absent_from_source for check in checks)
    if not lacks_figure and (score >= FAINT or any(check.outcome in _RESOLVES for check in checks)):
        return ""
    cited = [library.file_of(reference).source for reference in subject.references]
    others = sorted(library.readable - {*cited})
    better = find_figures_elsewhere(subject.annotated, others, library) if lacks_figure else None
    if better is None and score < FAINT:
        best = (best_passage(subject.annotated.text, path, library) for path in others)
        better = find_better_source(score, [passage for passage in best if passage])
    return describe(better) if better else ""


def _evidence_rows(search: Search) -> list[Evidence]:
    """Return the evidence of one source for one subject, best first; the outcome is still to be decided."""
    subject, source, _, passages, scores, quotes, quoted, is_beside = search
    claim = subject.annotated
    absent = _absent_everywhere(claim, source)
    if not passages:
        return [Evidence(subject.claim, "", score=search.best_score, checks=(*quotes, *absent))]
    rows = _doubt_unknown_names(claim, compare_passages(claim, source, passages, scores, absent))
    rows = doubt_matches(rows) if is_beside else rows
    of_claim = (*_absent_but_doubtful(unresolved(absent, rows), rows), *quotes)
    ordered = sorted(
        zip(passages, rows, strict=True), key=lambda row: (row[0] not in quoted, -_resolved(row[1], source, row[0]))
    )
    displayed = _displayed(ordered, source)
    return [
        Evidence(
            subject.claim,
            "",
            rank=rank,
            span=source.spans[i],
            page=source.document.page_at(source.spans[i].start),
            passage=source.spans[i].of(source.document.text),
            score=scores[passage],
            checks=(*checks, *(of_claim if rank == 1 else ())),
        )
        for rank, ((passage, checks), i) in enumerate(zip(ordered, displayed, strict=True), start=1)
    ]


def _doubt_unknown_names(claim: AnnotatedText, rows: Rows) -> Rows:
    """Doubt a claim of which nothing agrees and a name stands nowhere in the source; a nationality may be told by its country."""
    if any(check.outcome == CheckOutcome.MATCHES for row in rows for check in row):
        return rows
    named = {entity.id for entity in claim.entities if entity.kind != EntityKind.NORP}
    return [tuple(_doubt_name(check) if check.about in named else check for check in row) for row in rows]


def _doubt_name(check: Check) -> Check:
    if check.kind != CheckKind.NAME or check.outcome != CheckOutcome.ABSENT:
        return check
    return replace(check, kind=CheckKind.SUBJECT, outcome=CheckOutcome.MAY_DIFFER, by="unknown-name")


def _absent_everywhere(claim: AnnotatedText, source: IndexedSource) -> list[Check]:
    """Return a check of each figure and name of the claim that stands nowhere in the whole source."""
    quantities = ((q.words, q.figure.id) for q in interpret_figures(claim) if not source.contains(q))
    names = ((entity.span.of(claim.text), entity.id) for entity in claim.entities)
    unknown = ((name, id_) for name, id_ in names if not name.isupper() and not source.contains_name(name))
    return [
        Check(kind, words, "", CheckOutcome.ABSENT, f"{words} is nowhere in the source", about, True, "nowhere")
        for kind, mentions in ((CheckKind.FIGURE, quantities), (CheckKind.NAME, unknown))
        for words, about in mentions
    ]


def _absent_but_doubtful(absent: Sequence[Check], rows: Rows) -> list[Check]:
    """Return the checks of figures that are nowhere in the source while every passage has a doubtful counterpart."""
    marked = {mention(check) for row in rows for check in row if check.outcome == CheckOutcome.ABSENT}
    return [check for check in absent if check.kind == CheckKind.FIGURE and mention(check) not in marked]


def _displayed(ordered: Sequence[tuple[int, Sequence[Check]]], source: IndexedSource) -> list[int]:
    """Return what is displayed of each passage: itself, or the neighbour that resolves more, if it is not shown anyway."""
    passages = {passage for passage, _ in ordered}
    displayed: list[int] = []
    for passage, checks in ordered:
        neighbours = source.neighbours(passage)
        best = max(neighbours, key=lambda j: (_resolved(checks, source, j), j == passage))
        displayed.append(passage if best in passages or best in displayed else best)
    return displayed


def _resolved(checks: Sequence[Check], source: IndexedSource, i: int) -> int:
    """Count what one passage resolves of the checks of a row."""
    text = source.annotated(i).text
    return sum(_RESOLVES.get(check.outcome, 0) for check in checks if check.found in text)
