"""Where the words of a document stand in its file: one alignment of the two texts, whatever the format.

Both are reduced to their letters and digits, folded, so that white space, punctuation, accents and ligatures do not
matter. Chunks of each block's letters are looked up in the file's; those that both texts have once are anchors, repeated
ones follow in order between the anchors. Blocks may stand in another order than in the file (notes, a title).
The work grows with the length of both.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.model import Span
from pipeline.text.regex import regex

_CHUNK = 16  # letters that are looked up together: about three words, seldom twice in an article
_STEP = 8  # from chunk to chunk: a letter that differs from the file leaves at most two of them unplaced
_PROBE = 12  # letters that are looked for between two chunks
_REACH = 20_000  # letters beyond a chunk in which they are looked for
_RUN = regex(r"[A-Za-z0-9]+|[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Letters:
    """The folded letters and digits of a text, and the offset in it of each."""

    text: str
    offsets: "array[int]"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which letter of the file is a letter of the text.

    chunks: where the chunks that the file has begin in the text's letters, in order; places: in the file's.
    blocks: the first letter of each block, and the number of letters. coverage: share of the chunks that the file has.
    """

    text: str
    file: str
    letters: Letters
    file_letters: Letters
    blocks: Sequence[int]
    chunks: Sequence[int]
    places: Sequence[int]
    coverage: float

    def locate(self, span: Span) -> Span | None:
        """Return where the words of the text stand in the file, from their first letter or an opening sign to their last letter."""
        offsets, last = self.letters.offsets, len(self.letters.offsets) - 1
        i = min(bisect_left(offsets, span.start), last)
        j = max(i, bisect_left(offsets, span.end) - 1)
        first = self._letter(i)
        if first is None:
            return None
        start = self.file_letters.offsets[first]
        opening = self.text[span.start : offsets[i]]  # a quotation mark or bracket before the first letter
        if opening and self.file.endswith(opening, 0, start):
            start -= len(opening)
        words = self.letters.text[i : j + 1]
        runs_on = self.file_letters.text.startswith(words, first)
        end = first + len(words) - 1 if runs_on else self._letter(j)
        return Span(start, self.file_letters.offsets[max(first, end or 0)] + 1)

    def _letter(self, i: int) -> int | None:
        """Return the number of the file's letter that is the text's letter i, None where nothing near it is found."""
        before = bisect_right(self.chunks, i) - 1
        place = 0
        if before >= 0:
            place = self.places[before] + i - self.chunks[before]
            if i < self.chunks[before] + _CHUNK:
                return place
        low = self.places[before] + _CHUNK if before >= 0 else 0
        high = low + _REACH
        if before + 1 < len(self.places) and self.places[before + 1] >= low:
            high = min(high, self.places[before + 1])
        found = self._nearest(i, low, high, place)
        if found is None:  # a block that stands elsewhere in the file, too short for a chunk
            found = self._nearest(i, 0, len(self.file_letters.text), place)
        return min(place, high, len(self.file_letters.text) - 1) if found is None and self.chunks else found

    def _nearest(self, i: int, low: int, high: int, expected: int) -> int | None:
        """Return the letter from low to high where the text's letters from i on stand, the one nearest to where it is expected."""
        block_end = self.blocks[bisect_right(self.blocks, i)]
        probe = self.letters.text[i : min(i + _PROBE, block_end)]
        window = self.file_letters.text[low : high + len(probe)]
        hits = (low + hit.start() for hit in re.finditer(f"(?={re.escape(probe)})", window))
        return min(hits, key=lambda hit: abs(hit - expected), default=None)


def align(text: str, file: str, words: str, blocks: Sequence[int] = (0,)) -> Alignment | None:
    """Return the alignment of a document's text with its file; None where one of them has no letters.

    Args:
        text: of the document.
        file: the file as it was saved.
        words: the file with its markup blanked, of the same length.
        blocks: where the blocks of the text begin.
    """
    letters, file_letters = fold(text), fold(words)
    if not letters.text or not file_letters.text:
        return None
    firsts = [bisect_left(letters.offsets, start) for start in blocks]
    bounds = sorted({0, *firsts, len(letters.text)})
    chunks = {i: letters.text[i : i + _CHUNK] for i in _chunk_starts(bounds)}
    placed = _place(chunks, _occurrences(set(chunks.values()), file_letters.text))
    coverage = len(placed) / max(1, len(chunks))
    return Alignment(text, file, letters, file_letters, bounds, tuple(placed), tuple(placed.values()), coverage)


def _chunk_starts(bounds: Sequence[int]) -> Iterator[int]:
    """Yield where chunks begin, in order: only one that opens a short block goes beyond its end."""
    for start, end in pairwise(bounds):
        last = end - _CHUNK
        if start + _CHUNK <= bounds[-1]:
            yield start
        yield from range(start + _STEP, last, _STEP)
        if last > start:
            yield last


def fold(text: str) -> Letters:
    """Return the letters and digits of a text, without case, accents and ligatures.

    >>> fold("Caf\u00e9 \ufb01ne, 2\u00b2").text
    'cafefine22'
    """
    parts: list[str] = []
    offsets = array("l")
    for run in _RUN.finditer(text):
        letters = run[0].lower() if run[0].isascii() else _fold_character(run[0])
        parts.append(letters)
        offsets.extend(range(run.start(), run.end()) if run[0].isascii() else [run.start()] * len(letters))
    return Letters("".join(parts), offsets)


@lru_cache(maxsize=10_000)
def _fold_character(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", character.casefold()) if c.isalnum())


def _occurrences(chunks: set[str], text: str) -> dict[str, list[int]]:
    """Return where each chunk stands in a text, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for i in range(len(text) - _CHUNK + 1):
        chunk = text[i : i + _CHUNK]
        if chunk in chunks:
            found[chunk].append(i)
    return found


def _place(chunks: Mapping[int, str], found: Mapping[str, Sequence[int]]) -> dict[int, int]:
    """Return the place of each chunk that has one; a repeated chunk is the next one behind the chunk before it."""
    anchors = _anchors(chunks, found)
    limits = _next_anchors(list(chunks), anchors)
    placed: dict[int, int] = {}
    previous = -1
    for i, chunk in chunks.items():
        place = anchors.get(i)
        if place is None:
            candidates = found.get(chunk, ())
            k = bisect_right(candidates, previous)
            if k == len(candidates) or previous < limits[i] < candidates[k]:
                continue
            place = candidates[k]
        placed[i] = previous = place
    return placed


def _anchors(chunks: Mapping[int, str], found: Mapping[str, Sequence[int]]) -> dict[int, int]:
    """Return the places of the chunks that both texts have once."""
    count = Counter(chunks.values())
    return {i: found[chunk][0] for i, chunk in chunks.items() if count[chunk] == 1 and len(found.get(chunk, ())) == 1}


def _next_anchors(starts: Sequence[int], anchors: Mapping[int, int]) -> dict[int, int]:
    """Return the place of the first anchor from each start on, -1 where none follows."""
    following: dict[int, int] = {}
    place = -1
    for i in reversed(starts):
        place = anchors.get(i, place)
        following[i] = place
    return following
