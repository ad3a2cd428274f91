"""The wording of a source that is most like some words of a quotation, and how the two differ."""

from collections import Counter
from difflib import Match, SequenceMatcher
from itertools import pairwise

from pipeline.evidence.quotes.wording import Words, spots
from pipeline.text.stems import STOPWORDS

# a quotation is altered, not absent, when this share of it stands in one place of the source
_NEAR = 0.6
# what a function word counts beside any other: "one of the most" alone is no trace of a quotation
_LITTLE = 0.3
# a word or pair that is commoner than this anchors nothing
_COMMON = 200
# windows tried around the places with most anchors
_WINDOWS = 3
# changed words at either end that are still shown
_EDGE = 2


def nearest(words: tuple[str, ...], source: Words) -> tuple[int, int] | None:
    """Return the stretch of the source (first word, past the last) most like the words, None where nothing is near."""
    exact = next(spots(words, source), None)
    if exact is not None:
        return exact, exact + len(words)
    width = len(words) + max(4, len(words) // 2)
    best: tuple[float, int, int] = (0.0, 0, 0)
    for bucket, _ in _anchors(words, source, width).most_common(_WINDOWS):
        low = max(0, (bucket - 1) * width)
        block = SequenceMatcher(None, words, source.words[low : low + 3 * width], autojunk=False).find_longest_match()
        best = max(best, _beside(words, source, low + block.b - block.a), key=lambda spot: spot[0])
    return (best[1], best[2]) if best[0] >= _NEAR else None


def _beside(words: tuple[str, ...], source: Words, start: int) -> tuple[float, int, int]:
    """Lay the words along the source from a place on, give or take a few: their share, first word, past the last."""
    slack = max(2, len(words) // 4)
    low = max(0, start - slack)
    window = source.words[low : start + len(words) + slack]
    blocks = SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return 0.0, 0, 0
    first, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    share = _share(words, blocks, window[first:end])
    before, after = blocks[0].a, len(words) - blocks[-1].a - blocks[-1].size
    return share, _widened(source, low + first, -1, before), _widened(source, low + end - 1, 1, after) + 1


def _widened(source: Words, at: int, step: int, words: int) -> int:
    """Return the word so many words on, as long as nothing but a blank parts them: a changed first or last word is shown."""
    for _ in range(min(words, _EDGE)):
        one, other = sorted((at, at + step))
        if one < 0 or other >= len(source.words) or source.starts[other] - source.ends[one] != 1:
            break
        at += step
    return at


def _anchors(words: tuple[str, ...], source: Words, width: int) -> Counter[int]:
    """Count the words' rarer pairs by stretch of the source; a stretch is one width long."""
    votes: Counter[int] = Counter()
    for a, b in pairwise(words):
        places = min(source.where.get(a, []), source.where.get(b, []), key=len)
        step = 0 if places is source.where.get(a) else -1
        if len(places) > _COMMON * 10:
            continue
        pairs = [i + step for i in places if source.words[i + step : i + step + 2] == (a, b)]
        if len(pairs) <= _COMMON:
            votes.update(i // width for i in pairs)
    if not votes:
        for word in set(words) - STOPWORDS:
            places = source.where.get(word, [])
            votes.update(i // width for i in places if len(places) <= _COMMON)
    return votes


def _worth(words: tuple[str, ...]) -> float:
    return sum(_LITTLE if word in STOPWORDS else 1.0 for word in words)


def _share(words: tuple[str, ...], blocks: list[Match], stretch: tuple[str, ...]) -> float:
    """Return the share of the quotation, and of quotation and stretch together, that agrees; the lower of the two."""
    same = sum(_worth(words[block.a : block.a + block.size]) for block in blocks)
    return min(same / _worth(words), 2 * same / (_worth(words) + _worth(stretch)))


def changes(quoted: tuple[str, ...], found: tuple[str, ...]) -> list[str]:
    """Tell the differences in words a checker can act on, in order.

    >>> changes(("did", "not", "grow"), ("did", "grow", "fast"))
    ["the article adds 'not'", "the article leaves out 'fast'"]
    """
    out = []
    for kind, a, b, c, d in SequenceMatcher(None, quoted, found, autojunk=False).get_opcodes():
        mine, theirs = " ".join(quoted[a:b]), " ".join(found[c:d])
        if kind == "replace":
            out.append(f"source has '{theirs}' where the article has '{mine}'")
        elif kind == "delete":
            out.append(f"the article adds '{mine}'")
        elif kind == "insert":
            out.append(f"the article leaves out '{theirs}'")
    return out


def lacks(words: tuple[str, ...]) -> str:
    """Tell that a part of a quotation is not there at all."""
    return f"the source lacks '{' '.join(words)}'"
