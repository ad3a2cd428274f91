"""A better passage in another supplied work: "Marsh (1998) has it, p. 41" says that the wrong source is cited."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evidence.library import Library
from pipeline.evidence.retrieve.rank import rank_indexed, without_names

# a passage of this score is surely about the claim; the passage of the cited work lies below by this. Of five of our articles
# 2 of 5 claims that cite the wrong work are told so, and none of 100 true ones
_SURELY_ABOUT, _CLEAR_LEAD = 0.9, 0.3


@dataclass(frozen=True, slots=True)
class BestPassage:
    """The passage of one supplied work that is nearest to a claim. name: of the work, as an article cites it. page: "" for none."""

    source: str
    name: str
    score: float
    page: str = ""


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
