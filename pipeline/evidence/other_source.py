"""A better passage in another supplied work: "Marsh (1998) has it, p. 41" says that the wrong source is cited."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.library import Library
from pipeline.evidence.retrieve.rank import FAINT, rank_indexed, without_names

# a passage of this score is surely about the claim; the passage of the cited work lies below by this. Of five of our articles
# 2 of 5 claims that cite the wrong work are told so, and none of 100 true ones
_SURELY_ABOUT, _CLEAR_LEAD = 0.9, 0.3
# passages of another work that may have the figures
_LOOKED_AT = 5
# fewer other works tell nothing by being farther off
_FEWEST_OTHERS = 2


@dataclass(frozen=True, slots=True)
class BestPassage:
    """The passage of one supplied work that is nearest to a claim. name: of the work, as an article cites it. page: "" for none."""

    source: str
    name: str
    score: float
    page: str = ""


def find_figures_elsewhere(claim: AnnotatedText, others: Iterable[str], library: Library) -> BestPassage | None:
    """Return the passage of another work that is about the claim and has all of its figures of two digits or more."""
    wanted = [
        quantity for quantity in interpret_figures(claim) if quantity.is_distinctive and quantity.significant_digits > 1
    ]
    for path in others if wanted else ():
        source = library.index(path)
        ranked = rank_indexed(source.passages, without_names(claim.text, source.authors))
        about = (i for i, score in ranked[:_LOOKED_AT] if score >= FAINT)
        for i in about:
            if all(source.number_index.contains(i, quantity) for quantity in wanted):
                return BestPassage(
                    path, library.names.get(path, path), 1.0, source.document.page_at(source.spans[i].start)
                )
    return None


def best_passage(claim: str, path: str, library: Library) -> BestPassage | None:
    """Return the passage of a work that is nearest to a claim; a heading or a byline has nothing. None where all are."""
    source = library.index(path)
    ranked = rank_indexed(source.passages, without_names(claim, source.authors))
    found = next(((i, score) for i, score in ranked if i not in source.titles), None)
    if found is None:
        return None
    i, score = found
    page = source.document.page_at(source.spans[i].start)
    return BestPassage(path, library.names.get(path, path), score, page)


def is_nearest(claim: str, score: float, path: str, library: Library) -> bool:
    """Tell whether none of the other supplied works, two at least, has a nearer passage. score: of this work's best."""
    others = library.readable - {path}
    found = (best_passage(claim, other, library) for other in sorted(others))
    return len(others) >= _FEWEST_OTHERS and all(best is None or best.score < score for best in found)


def find_better_source(score: float, others: Iterable[BestPassage]) -> BestPassage | None:
    """Return the passage of a work that the claim does not cite, where it is surely about the claim and the cited ones are not.

    Args:
        score: of the best passage of the cited works.
        others: the nearest passage of each other supplied work.
    """
    nearest = max(others, key=lambda passage: passage.score, default=None)
    return nearest if nearest and nearest.score >= max(_SURELY_ABOUT, score + _CLEAR_LEAD) else None


def describe(better: BestPassage) -> str:
    """Return in words where a better passage stands.

    >>> describe(BestPassage("marsh.pdf", "Marsh (1998)", 0.97, "41"))
    'Marsh (1998) has it, p. 41'
    """
    return f"{better.name} has it, p. {better.page}" if better.page else f"{better.name} has it"
