"""Whether a title that stands on a first page is that page's own, or named there: in a letter, an epigraph, a list of books."""

from collections.abc import Sequence

from pipeline.evidence.locate.source_identity import FIRST_PAGE, folded_words, opening
from pipeline.model import Document

_TRIGRAM = 3
# a title's runs of words that must stand in one place, as a share
SAME_TITLE = 0.8
# a title runs on over so many lines; in the first two it stands whatever is before it
_LINES, _TOP = 5, 2
# words before it in its line, of a label or a number: "Research article", "11-889"
_LABEL = 4


def word_trigrams(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the runs of three words; fewer words are one run."""
    size = min(_TRIGRAM, len(words))
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)} if size else set()


def stands_as_title(title: Sequence[str], authors: Sequence[str], document: Document) -> bool:
    """Tell whether a title is the file's own or opens a line of the first page: not one behind its author or inside a sentence.

    title: its folded words. authors: keys of who wrote the work.
    """
    runs = word_trigrams(title)
    if not runs:
        return False
    if len(runs & word_trigrams(folded_words(document.meta.title))) >= SAME_TITLE * len(runs):
        return True
    lines = [words for line in opening(document, FIRST_PAGE).splitlines() if (words := folded_words(line))]
    return any(_opens_line(runs, authors, lines, number) for number in range(len(lines)))


def _opens_line(
    runs: set[tuple[str, ...]], authors: Sequence[str], lines: Sequence[Sequence[str]], number: int
) -> bool:
    """Tell whether the title begins in a line, behind nothing, a label, or at the very top."""
    words = [word for line in lines[number : number + _LINES] for word in line]
    size = len(next(iter(runs)))
    starts = [i for i in range(len(words) - size + 1) if tuple(words[i : i + size]) in runs]
    if not starts or starts[0] >= len(lines[number]):
        return False
    if len({tuple(words[i : i + size]) for i in starts}) < SAME_TITLE * len(runs):
        return False
    before = words[: starts[0]]
    return not before or number < _TOP or (len(before) <= _LABEL and set(authors).isdisjoint(before))
