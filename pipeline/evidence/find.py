"""For every claim and every source it cites: the nearest passages, the checks, and one outcome."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.compare import compare
from pipeline.evidence.compare.date_mention import date_in_title
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.quotes.check import place
from pipeline.evidence.reconcile import reconcile_passages
from pipeline.evidence.retrieve.rank import RELEVANT, rank_indexed
from pipeline.evidence.source.indexed_source import IndexedSource, index_source
from pipeline.model import Check, CheckKind, CheckOutcome, Document, Evidence, Outcome, Source, SourceStatus
from pipeline.outcomes import Mention, best_checks, decide, mention

# passages shown for a claim and a source
TOP = 3
# a figure that so many passages hold leads to none of them
_RARE = 3
_UNREAD = {
    SourceStatus.NOT_SUPPLIED: Outcome.SOURCE_NOT_AVAILABLE,
    SourceStatus.UNREADABLE: Outcome.SOURCE_UNREADABLE,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked of the sources: the stretch of the article that a citation covers.

    claim: id. said: the stretch with its mentions (their ids come back in Check.about), citations blanked.
    references: ids of the works it is linked to, best first. quotes: (id, words) of each quotation in it.
    """

    claim: str
    said: AnnotatedText
    references: tuple[str, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()


def find_evidence(
    subjects: Sequence[Subject],
    located: Sequence[Source],
    documents: Sequence[Document],
    said_of: Callable[[str], AnnotatedText],
) -> Iterator[Evidence]:
    """Yield up to three passages a claim and reference, or one row that says why there is none.

    located: what `locate` returned. said_of: finds figures and dates in a sentence; called for sentences near a claim only.
    All rows of a claim and a reference carry the same outcome; rank 1 is the passage that settles most.
    """
    paths = {document.path or document.key: document for document in documents}
    files = {source.reference: source for source in reversed(located) if source.reference}
    opened: dict[str, IndexedSource] = {}
    for subject in subjects:
        for reference in subject.references:
            source = files.get(reference, Source("", reference, "", SourceStatus.NOT_SUPPLIED))
            document = paths.get(source.source)
            if source.status in _UNREAD or document is None:
                reason = _UNREAD.get(SourceStatus(source.status), Outcome.SOURCE_NOT_AVAILABLE)
                yield Evidence(subject.claim, reference, source.source, outcome=reason)
                continue
            if source.source not in opened:
                opened[source.source] = index_source(document, said_of)
            rows = _rows(subject, opened[source.source])
            outcome = decide(rows).outcome
            yield from (replace(row, reference=reference, source=source.source, outcome=outcome) for row in rows)


def _rows(subject: Subject, source: IndexedSource) -> list[Evidence]:
    """Return the evidence of one source for one subject, best first; the outcome is still to be decided."""
    ranked = rank_indexed(source.passages, subject.said.text)
    scores = dict(ranked)
    quoted, spots = _quotes(subject, source)
    near = _near(ranked, source)
    seated = _seated(subject, source, near, scores)
    shown = list(dict.fromkeys([*spots, *near[: TOP - len(seated)], *seated]))[:TOP]
    rows = _compared(subject.said, source, shown, scores)
    told = best_checks(rows)
    answered = {
        (check.kind, check.about) for check in told if check.outcome in {CheckOutcome.MATCHES, CheckOutcome.DIFFERS}
    }
    whole = [check for check in _whole(subject, source) if (check.kind, check.about) not in answered]
    if not shown:
        score = ranked[0][1] if ranked else 0.0
        return [Evidence(subject.claim, "", score=score, checks=(*quoted, *whole))]
    missing = {mention(check): check for check in whole}
    order = sorted(range(len(shown)), key=lambda k: (shown[k] not in spots, -_settled(rows[k], source, shown[k]), k))
    places = _settling(order, shown, rows, source)
    return [
        Evidence(
            subject.claim,
            "",
            rank=rank,
            span=source.spans[i],
            page=source.document.page_at(source.spans[i].start),
            passage=source.spans[i].of(source.document.text),
            score=scores[shown[k]],
            checks=(*_with(rows[k], missing), *((*_nowhere(rows, missing), *quoted) if rank == 1 else ())),
        )
        for rank, (k, i) in enumerate(zip(order, places, strict=True), start=1)
    ]


def _compared(
    claim: AnnotatedText, source: IndexedSource, shown: Sequence[int], scores: Mapping[int, float]
) -> list[tuple[Check, ...]]:
    """Return the checks of each passage, its neighbours and the work's title read with it."""
    windows = [source.window(i) for i in shown]
    beside = [said for window, i in zip(windows, shown, strict=True) for said in window if scores[i] >= RELEVANT]
    rows = [_sure(compare(claim, window, beside), scores[i]) for window, i in zip(windows, shown, strict=True)]
    return [_titled(claim, checks, source.title) for checks in reconcile_passages(rows)]


def _settling(
    order: Sequence[int], shown: Sequence[int], rows: Sequence[Sequence[Check]], source: IndexedSource
) -> list[int]:
    """Return what is shown of each passage: itself, or the neighbour that settles more, if it is not shown anyway."""
    places: list[int] = []
    for k in order:
        best_of = max(source.neighbours(shown[k]), key=lambda j: (_settled(rows[k], source, j), j == shown[k]))
        places.append(shown[k] if best_of in shown or best_of in places else best_of)
    return places


def _near(ranked: Sequence[tuple[int, float]], source: IndexedSource) -> list[int]:
    """Return the passages near the claim, best first; a heading only where no sentence is near."""
    near = [i for i, score in ranked if score >= RELEVANT]
    return ([i for i in near if i not in source.headings] or near)[:TOP]


def _seated(subject: Subject, source: IndexedSource, near: Sequence[int], scores: Mapping[int, float]) -> list[int]:
    """Return up to two passages more that hold what no passage near the claim does: most of its telling figures, then words.

    "The owners got roughly 87 million euros" and "Payments added up to €87.3 million" share the sum and hardly a word.
    """
    held: defaultdict[int, set[str]] = defaultdict(set)
    covered = sorted({j for i in near for j in source.neighbours(i)})
    for figure in interpret_figures(subject.said):
        if figure.is_distinctive and not any(source.number_index.contains(i, figure) for i in covered):
            places = list(islice(source.number_index.passages_with(figure), _RARE + 1))
            for place in places if len(places) <= _RARE else ():
                held[place].add(figure.words)
    seats: list[int] = []
    while held and len(seats) < TOP - 1:
        best_of = max(sorted(held), key=lambda i: (len(held[i]), scores[i]))
        seats.append(best_of)
        had = held.pop(best_of)
        held = defaultdict(set, {i: left for i, words in held.items() if (left := words - had)})
    return seats


def _titled(claim: AnnotatedText, checks: Sequence[Check], title: AnnotatedText) -> tuple[Check, ...]:
    """Let the title of the source date what no passage does: "between 2014 and 2020" of "The fleet fund 2014–2020"."""
    dates = {time.id: titled for time in claim.times if (titled := date_in_title(time, title))}
    return tuple(
        replace(
            c,
            found=dates[c.about],
            outcome=CheckOutcome.MATCHES,
            detail=f"article {c.claimed}, title of the source {dates[c.about]}",
        )
        if c.kind == "date" and c.outcome == CheckOutcome.ABSENT and c.about in dates
        else c
        for c in checks
    )


def _settled(checks: Sequence[Check], source: IndexedSource, i: int) -> int:
    """Count what one passage settles; a contradiction counts as much as two that match."""
    said = source.annotated(i).text
    return sum({"matches": 1, "differs": 2}.get(check.outcome, 0) for check in checks if check.found in said)


def _sure(checks: Sequence[Check], score: float) -> list[Check]:
    """Let a passage that is not near the claim contradict nothing."""
    if score >= RELEVANT:
        return list(checks)
    return [replace(c, outcome=CheckOutcome.MAY_DIFFER) if c.outcome == CheckOutcome.DIFFERS else c for c in checks]


def _quotes(subject: Subject, source: IndexedSource) -> tuple[list[Check], list[int]]:
    """Return the checks of the quotations, and the passages where they or their nearest wording stand."""
    placed = [place(words, source.document.text, about=id_) for id_, words in subject.quotes]
    return [check for check, _ in placed], [source.passage_at(span.start) for _, span in placed if span]


def _whole(subject: Subject, source: IndexedSource) -> list[Check]:
    """Yield what stands nowhere in the whole source: figures and names of the claim."""
    text = subject.said.text
    figures = [
        Check(
            "figure",
            figure.words,
            "",
            CheckOutcome.ABSENT,
            f"{figure.words} is nowhere in the source",
            figure.figure.id,
            absent_from_source=True,
        )
        for figure in interpret_figures(subject.said)
        if not source.contains(figure)
    ]
    names = [
        Check(
            "name",
            words,
            "",
            CheckOutcome.ABSENT,
            f"{words} is nowhere in the source",
            entity.id,
            absent_from_source=True,
        )
        for entity in subject.said.entities
        if not (words := entity.span.of(text)).isupper() and not source.contains_name(words)
    ]
    return [*figures, *names]


def _with(checks: Sequence[Check], missing: Mapping[Mention, Check]) -> list[Check]:
    """Put "nowhere in the source" in the place of "not in the passage", and the names that are nowhere at the end."""
    told = [_absent(check, missing) for check in checks]
    return [*told, *(check for check in missing.values() if check.kind == CheckKind.NAME)]


def _nowhere(rows: Sequence[Sequence[Check]], missing: Mapping[Mention, Check]) -> list[Check]:
    """Return the checks of the figures that are nowhere in the source while every passage has a doubtful counterpart."""
    absent = {mention(check) for row in rows for check in row if check.outcome == CheckOutcome.ABSENT}
    return [check for key, check in missing.items() if check.kind == CheckKind.FIGURE and key not in absent]


def _absent(check: Check, missing: Mapping[Mention, Check]) -> Check:
    """Return a check of a passage, with what the whole source has of the same mention."""
    if mention(check) not in missing:
        return check
    return missing[mention(check)] if check.outcome == CheckOutcome.ABSENT else replace(check, absent_from_source=True)
