"""Which passages of a source are shown for a claim: of its quotations, the most relevant, and those with its figures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.retrieve.rank import RELEVANT
from pipeline.evidence.source.indexed_source import IndexedSource

# passages shown for a claim and a source
SHOWN = 3
# a figure that more passages have leads to none of them
_RARE = 3


def choose_passages(
    claim: AnnotatedText,
    source: IndexedSource,
    ranked: Sequence[tuple[int, float]],
    quoted: Sequence[int],
    least: float = RELEVANT,
) -> list[int]:
    """Return the passages to be shown: those of the quotations, the most relevant, and those with figures that these lack.

    least: the score from which a passage is relevant.
    """
    relevant = _relevant_passages(ranked, source, least)
    by_number = _passages_by_number(claim, source, relevant, dict(ranked))
    return list(dict.fromkeys([*quoted, *relevant[: SHOWN - len(by_number)], *by_number]))[:SHOWN]


def _relevant_passages(ranked: Sequence[tuple[int, float]], source: IndexedSource, least: float) -> list[int]:
    """Return the passages that are relevant to the claim, best first; a heading or a byline only where no sentence is."""
    relevant = [i for i, score in ranked if score >= least]
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
