"""The wording of a source that is most similar to a fragment of a quotation."""

from collections import Counter
from difflib import Match, SequenceMatcher
from itertools import pairwise

from pipeline.evidence.quotes.tokens import TokenizedText, occurrences
from pipeline.text.stems import STOPWORDS

# a quotation is altered, not absent, when this share of it stands in one place of the source
_ALTERED = 0.6
# what a function word counts beside any other: "one of the most" alone is no trace of a quotation
_STOPWORD_WEIGHT = 0.3
# a word or bigram that is commoner than this anchors nothing
_COMMON = 200
# windows tried around the places with most anchors
_WINDOWS = 3
# changed words at either end that are still shown
_EDGE = 2


def find_nearest(tokens: tuple[str, ...], source: TokenizedText) -> tuple[int, int] | None:
    """Return the tokens of the source (first, past the last) most similar to a fragment, None where none are."""
    exact = next(occurrences(tokens, source), None)
    if exact is not None:
        return exact, exact + len(tokens)
    width = len(tokens) + max(4, len(tokens) // 2)
    best: tuple[float, int, int] = (0.0, 0, 0)
    for bucket, _ in _anchors(tokens, source, width).most_common(_WINDOWS):
        low = max(0, (bucket - 1) * width)
        window = source.tokens[low : low + 3 * width]
        block = SequenceMatcher(None, tokens, window, autojunk=False).find_longest_match()
        best = max(best, _align_at(tokens, source, low + block.b - block.a), key=lambda candidate: candidate[0])
    return (best[1], best[2]) if best[0] >= _ALTERED else None


def _align_at(tokens: tuple[str, ...], source: TokenizedText, start: int) -> tuple[float, int, int]:
    """Return how far the source agrees from about a place on, and the first token of that wording and the one past its last."""
    slack = max(2, len(tokens) // 4)
    low = max(0, start - slack)
    window = source.tokens[low : start + len(tokens) + slack]
    blocks = SequenceMatcher(None, tokens, window, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return 0.0, 0, 0
    first, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    agreement = _agreement(tokens, blocks, window[first:end])
    before, after = blocks[0].a, len(tokens) - blocks[-1].a - blocks[-1].size
    return agreement, _extend(source, low + first, -1, before), _extend(source, low + end - 1, 1, after) + 1


def _extend(source: TokenizedText, at: int, step: int, count: int) -> int:
    """Return the token so many on, as long as only a blank parts them: a changed first or last word is shown."""
    for _ in range(min(count, _EDGE)):
        left, right = sorted((at, at + step))
        if left < 0 or right >= len(source.tokens) or source.starts[right] - source.ends[left] != 1:
            break
        at += step
    return at


def _anchors(tokens: tuple[str, ...], source: TokenizedText, width: int) -> Counter[int]:
    """Count the fragment's rarer bigrams, else its rarer words, by bucket of the source; a bucket is one width long."""
    votes: Counter[int] = Counter()
    for bigram in pairwise(tokens):
        first, second = (source.positions.get(token, []) for token in bigram)
        positions, offset = (first, 0) if len(first) <= len(second) else (second, -1)
        if len(positions) > _COMMON * 10:
            continue
        starts = [i + offset for i in positions if source.tokens[i + offset : i + offset + 2] == bigram]
        if len(starts) <= _COMMON:
            votes.update(i // width for i in starts)
    if not votes:
        for token in set(tokens) - STOPWORDS:
            positions = source.positions.get(token, [])
            votes.update(i // width for i in positions if len(positions) <= _COMMON)
    return votes


def _weight(tokens: tuple[str, ...]) -> float:
    return sum(_STOPWORD_WEIGHT if token in STOPWORDS else 1.0 for token in tokens)


def _agreement(tokens: tuple[str, ...], blocks: list[Match], wording: tuple[str, ...]) -> float:
    """Return the share of the fragment, and of fragment and wording together, that agrees; the lower of the two."""
    same = sum(_weight(tokens[block.a : block.a + block.size]) for block in blocks)
    return min(same / _weight(tokens), 2 * same / (_weight(tokens) + _weight(wording)))
