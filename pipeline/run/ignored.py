"""Problem codes that the user's settings ignore: their findings are counted, never dropped in silence."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from pipeline.model import Extraction


def drop_ignored(extraction: Extraction, codes: Collection[str]) -> tuple[Extraction, Counter[str]]:
    """Return the extraction without the problems of these codes, and how many of each were left out."""
    listed = tuple(problem for problem in extraction.problems if problem.code not in codes)
    ignored = Counter(problem.code for problem in extraction.problems if problem.code in codes)
    return replace(extraction, problems=listed), ignored


def ignored_line(ignored: Counter[str]) -> str:
    """Return "12 acronym-undefined, 3 claim-uncited (codes that the settings ignore)", "" for none."""
    counts = ", ".join(f"{n} {code}" for code, n in ignored.most_common())
    return f"{counts} (codes that the settings ignore)" if counts else ""
