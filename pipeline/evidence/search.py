"""What is searched for in the works that the claims of an article cite: passages and quotations."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.choose import choose_passages
from pipeline.evidence.compare.order import speaks_of_order
from pipeline.evidence.compare_passages import ABOUT
from pipeline.evidence.library import Library
from pipeline.evidence.other_source import is_nearest
from pipeline.evidence.quotes.find import find_quote
from pipeline.evidence.retrieve.rank import LEAST_OF_NEAREST, RELEVANT, rank_indexed, without_names
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.evidence.speaker import FindQuotes, check_speaker
from pipeline.evidence.subjects import Subject
from pipeline.model import Check

# how many of the best passages may be beside one that a neighbouring claim leads to, and what each of them scores at least
_BEST, _LEAST_BESIDE = 3, 0.25
# so many claims before and behind are neighbours; so many sentences lie at most between the passages of neighbours
_CLAIMS, _SENTENCES = 3, 2


class Search(NamedTuple):
    """What was found in one work for one subject.

    Attributes:
        subject: the part of a claim.
        source: the work.
        best: the best passages of all with their scores, 0…1.
        passages: numbers of those that bear on the claim.
        scores: of these.
        quotes: the checks of the quotations.
        quoted: the passages where they stand.
        is_beside: the passages are faint, and stand beside those of the claims around.
    """

    subject: Subject
    source: IndexedSource
    best: Sequence[tuple[int, float]]
    passages: Sequence[int]
    scores: Mapping[int, float]
    quotes: Sequence[Check]
    quoted: Sequence[int]
    is_beside: bool = False

    @property
    def best_score(self) -> float:
        """The score of the best passage, 0 of a source without one."""
        return self.best[0][1] if self.best else 0.0

    @property
    def statements(self) -> list[AnnotatedText]:
        """The texts whose statements will be compared; all of an article are parsed together, which costs half."""
        windows, least = self.source.window, RELEVANT if speaks_of_order(self.subject.annotated.text) else ABOUT
        about = [text for i in self.passages if self.scores[i] >= least for text in windows(i)]
        return [self.subject.annotated, *about] if about else []


def search_works(subjects: Sequence[Subject], library: Library, find_quotes: FindQuotes) -> list[list[Search | None]]:
    """Return for each subject the search of each work that it cites, None where its file cannot be read."""
    searches = [list(_search_each(subject, library, find_quotes)) for subject in subjects]
    return [
        [_follow_neighbours(search, searches, n) if search else None for search in of_subject]
        for n, of_subject in enumerate(searches)
    ]


def _search_each(subject: Subject, library: Library, find_quotes: FindQuotes) -> Iterator[Search | None]:
    for reference in subject.references:
        path = library.file_of(reference).source
        yield _search(subject, path, library, find_quotes) if path in library.readable else None


def _search(subject: Subject, path: str, library: Library, find_quotes: FindQuotes) -> Search:
    claim, source = subject.annotated, library.index(path)
    ranked = rank_indexed(source.passages, without_names(claim.text, source.authors))
    quotes, quoted = _check_quotes(subject, source, find_quotes)
    best = ranked[0][1] if ranked else 0.0
    # nearer to the claim than every other work, a faint passage is likelier the one meant than chance
    leads = LEAST_OF_NEAREST <= best < RELEVANT and is_nearest(claim.text, best, path, library)
    passages = choose_passages(claim, source, ranked, quoted, LEAST_OF_NEAREST if leads else RELEVANT)
    scores = dict(ranked)
    return Search(subject, source, ranked[:_BEST], passages, {i: scores[i] for i in passages}, quotes, quoted)


def _check_quotes(subject: Subject, source: IndexedSource, find_quotes: FindQuotes) -> tuple[list[Check], list[int]]:
    """Return the checks of the quotations and their speakers, and the passages where they or their nearest wording stand."""
    checks: list[Check] = []
    quoted: list[int] = []
    for quote, words in subject.quotes:
        check, span = find_quote(words, source.document.text, about=quote.id)
        checks.append(check)
        if span:
            quoted.append(source.passage_at(span.start))
            speaker = check_speaker(quote, words, span, source, find_quotes)
            checks += [speaker] if speaker else []
    return checks, quoted


def _follow_neighbours(search: Search, searches: Sequence[Sequence[Search | None]], n: int) -> Search:
    """Return a search without a passage with its faint passages that stand beside those of the claims around it.

    Who writes on a work goes through it: of 38 true claims of our articles without a passage twelve have one there, of 32 that
    cite a wrong work or say what it does not one. n: the number of the subject.
    """
    if search.passages or search.subject.is_possible:
        return search
    around = [*searches[max(0, n - _CLAIMS) : n], *searches[n + 1 : n + 1 + _CLAIMS]]
    others = [other for of_subject in around for other in of_subject if other and other.source is search.source]
    sure = [other.best[0][0] for other in others if other.best_score >= ABOUT]
    beside = {
        i: score
        for i, score in search.best
        if score >= _LEAST_BESIDE and any(abs(i - other) <= _SENTENCES for other in sure)
    }
    return search._replace(passages=tuple(beside), scores=beside, is_beside=True) if beside else search
