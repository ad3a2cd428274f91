"""For each claim and each source it cites: the passages that bear on it, their checks, and one outcome."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.compare import compare
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.order import check_order
from pipeline.evidence.compare.statements.compare import check_statement
from pipeline.evidence.compare.strength import Surroundings, check_strength
from pipeline.evidence.possible import only_differences
from pipeline.evidence.quotes.find import find_quote
from pipeline.evidence.retrieve.rank import RELEVANT, rank_indexed
from pipeline.evidence.revise import Comparison, Rows, revise, unresolved
from pipeline.evidence.source.indexed_source import IndexedSource, index_source
from pipeline.evidence.subjects import Subject
from pipeline.model import (
    Check,
    CheckKind,
    CheckOutcome,
    Document,
    Evidence,
    Outcome,
    Person,
    Reference,
    Source,
    SourceStatus,
)
from pipeline.outcomes import decide, mention

# passages shown for a claim and a source
SHOWN = 3
# a figure that more passages have leads to none of them
_RARE = 3
# what a passage resolves of a claim; a contradiction counts as much as two matches
_RESOLVES = {CheckOutcome.MATCHES: 1, CheckOutcome.DIFFERS: 2}
# a passage of this score is about the claim, so that its statement can be compared: 4 % of supported claims lie below
_ABOUT = 0.7
_UNREAD = {
    SourceStatus.NOT_SUPPLIED: Outcome.SOURCE_NOT_AVAILABLE,
    SourceStatus.UNREADABLE: Outcome.SOURCE_UNREADABLE,
}


def find_evidence(
    subjects: Sequence[Subject],
    located: Sequence[Source],
    documents: Sequence[Document],
    annotate: Callable[[str], AnnotatedText],
    references: Sequence[Reference] = (),
) -> Iterator[Evidence]:
    """Yield up to three passages for each claim and reference, or one row that says why there is none.

    All rows of a claim and a reference have the same outcome; rank 1 is the passage that resolves most.

    Args:
        subjects: the parts of claims with the works that they cite.
        located: what `locate` returned.
        documents: the saved sources.
        annotate: finds figures and dates in a sentence; called for sentences near a claim only.
        references: the works, whose authors' names say nothing of what stands in them.
    """
    authors = {r.id: _family_names(r) for r in references}
    paths = {document.path or document.key: document for document in documents}
    files = {source.reference: source for source in reversed(located) if source.reference}
    indexed: dict[str, IndexedSource] = {}
    for subject in subjects:
        found: list[Evidence] = []
        for reference in subject.references:
            source = files.get(reference, Source("", reference, "", SourceStatus.NOT_SUPPLIED))
            document = paths.get(source.source)
            if source.status in _UNREAD or document is None:
                reason = _UNREAD.get(SourceStatus(source.status), Outcome.SOURCE_NOT_AVAILABLE)
                found.append(Evidence(subject.claim, reference, source.source, outcome=reason))
                continue
            if source.source not in indexed:
                indexed[source.source] = index_source(document, annotate, authors.get(reference, ()))
            rows = _evidence_rows(subject, indexed[source.source])
            outcome = decide(rows).outcome
            found += (replace(row, reference=reference, source=source.source, outcome=outcome) for row in rows)
        yield from only_differences(found) if subject.is_possible else found


def _evidence_rows(subject: Subject, source: IndexedSource) -> list[Evidence]:
    """Return the evidence of one source for one subject, best first; the outcome is still to be decided."""
    claim = subject.annotated
    ranked = rank_indexed(source.passages, _without_names(claim.text, source.authors))
    scores = dict(ranked)
    quotes, quoted = _check_quotes(subject, source)
    passages = _choose_passages(claim, source, ranked, quoted)
    absent = _absent_everywhere(claim, source)
    if not passages:
        score = ranked[0][1] if ranked else 0.0
        return [Evidence(subject.claim, "", score=score, checks=(*quotes, *absent))]
    rows = _compare_passages(claim, source, passages, scores, absent)
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


def _family_names(reference: Reference) -> tuple[str, ...]:
    return tuple(author.family if isinstance(author, Person) else author.name for author in reference.authors)


def _without_names(text: str, names: Sequence[str]) -> str:
    """Return a text with these names left out, which would lead to a byline: "Idowu and Lantz [3] covered 61 firms"."""
    for name in names:
        text = text.replace(name, " " * len(name)) if len(name) > 1 else text
    return text


def _choose_passages(
    claim: AnnotatedText, source: IndexedSource, ranked: Sequence[tuple[int, float]], quoted: Sequence[int]
) -> list[int]:
    """Return the passages to be shown: those of the quotations, the most relevant, and those with figures that these lack."""
    relevant = _relevant_passages(ranked, source)
    by_number = _passages_by_number(claim, source, relevant, dict(ranked))
    return list(dict.fromkeys([*quoted, *relevant[: SHOWN - len(by_number)], *by_number]))[:SHOWN]


def _compare_passages(
    claim: AnnotatedText,
    source: IndexedSource,
    passages: Sequence[int],
    scores: Mapping[int, float],
    absent: Sequence[Check],
) -> Rows:
    """Return the checks of each passage, read with its neighbours, after all revisions."""
    windows = [source.window(i) for i in passages]
    nearby = [text for window, i in zip(windows, passages, strict=True) if scores[i] >= RELEVANT for text in window]
    compared: Rows = [tuple(compare(claim, window, nearby)) for window in windows]
    rows = revise(compared, Comparison(claim, [scores[i] for i in passages], source.title, absent))
    about = [i for i, passage in enumerate(passages) if scores[passage] >= _ABOUT]
    agreeing = [check.claimed for row in rows for check in row if check.outcome == CheckOutcome.MATCHES]
    for number, check in (
        check_statement(claim, [windows[i] for i in about], agreeing, source.contains_name) if about else ()
    ):
        rows[about[number]] = (*rows[about[number]], check)
    agreed = [sum(check.outcome == CheckOutcome.MATCHES for check in row) for row in rows]
    relevant = [n for n, i in enumerate(passages) if scores[i] >= RELEVANT]
    relevant.sort(key=lambda n: (-agreed[n], -scores[passages[n]]))
    beside = Surroundings(
        [source.annotated(passages[n]).text for n in relevant],
        [" ".join(text.text for text in windows[n]) for n in relevant],
        agreeing,
    )
    for n, check in (
        *check_order(claim, [windows[n] for n in relevant]),
        *check_strength(claim.text, beside),
    ):
        if all(check.kind != other.kind for row in rows for other in row):
            rows[relevant[n]] = (*rows[relevant[n]], check)
    return rows


def _check_quotes(subject: Subject, source: IndexedSource) -> tuple[list[Check], list[int]]:
    """Return the checks of the quotations, and the passages where they or their nearest wording stand."""
    found = [find_quote(words, source.document.text, about=id_) for id_, words in subject.quotes]
    return [check for check, _ in found], [source.passage_at(span.start) for _, span in found if span]


def _relevant_passages(ranked: Sequence[tuple[int, float]], source: IndexedSource) -> list[int]:
    """Return the passages that are relevant to the claim, best first; a heading or a byline only where no sentence is."""
    relevant = [i for i, score in ranked if score >= RELEVANT]
    return ([i for i in relevant if i not in source.titles] or relevant)[:SHOWN]


def _passages_by_number(
    claim: AnnotatedText, source: IndexedSource, relevant: Sequence[int], scores: Mapping[int, float]
) -> list[int]:
    """Return up to two passages more with distinctive figures that no relevant passage has: most of them, then the best score.

    "The owners got roughly 87 million euros" and "Payments added up to €87.3 million" share the sum and hardly a word.
    """
    figures: defaultdict[int, set[str]] = defaultdict(set)
    covered = sorted({j for i in relevant for j in source.neighbours(i)})
    for quantity in interpret_figures(claim):
        if quantity.is_distinctive and not any(source.number_index.contains(i, quantity) for i in covered):
            found = list(islice(source.number_index.passages_with(quantity), _RARE + 1))
            for i in found if len(found) <= _RARE else ():
                figures[i].add(quantity.words)
    chosen: list[int] = []
    while figures and len(chosen) < SHOWN - 1:
        best = max(sorted(figures), key=lambda i: (len(figures[i]), scores[i]))
        chosen.append(best)
        covered_figures = figures.pop(best)
        figures = defaultdict(set, {i: left for i, words in figures.items() if (left := words - covered_figures)})
    return chosen


def _absent_everywhere(claim: AnnotatedText, source: IndexedSource) -> list[Check]:
    """Return a check of each figure and name of the claim that stands nowhere in the whole source."""
    quantities = ((q.words, q.figure.id) for q in interpret_figures(claim) if not source.contains(q))
    names = ((entity.span.of(claim.text), entity.id) for entity in claim.entities)
    unknown = ((name, id_) for name, id_ in names if not name.isupper() and not source.contains_name(name))
    return [
        Check(kind, words, "", CheckOutcome.ABSENT, f"{words} is nowhere in the source", about, absent_from_source=True)
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
