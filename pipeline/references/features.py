"""What the CRF sees of each word: the word, its neighbours, the marks around it, its place, and what the rules read there."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from pipeline.references.look import Look, look
from pipeline.references.reading import Reading
from pipeline.references.stretches import stretches
from pipeline.references.tokens import Tokens

_FOLD = str.maketrans("“”„«»‹›‘’‚`–—−‐", '"""""""\'\'\'\'----')
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "‘": "’"}
# how far from the start, the end, the authors: exact near by, coarse far off
_BUCKETS = [i if i < 6 else 6 if i < 8 else 7 if i < 12 else 8 if i < 20 else 9 if i < 35 else 10 for i in range(64)]
_FROM_START, _FROM_END = [f"i{b}" for b in _BUCKETS], [f"l{b}" for b in _BUCKETS]


def features(tokens: Tokens, reading: Reading) -> list[list[str]]:
    """Return the attributes of each word, as strings; tokens are those of reading.text.

    "w=trade" the word, "<. (" the marks before it, "RTTC" the rules end the title behind it, …
    """
    n = len(tokens.words)
    looks = [look(word) for word in tokens.words]
    gaps = [gap_class(gap) for gap in tokens.gaps]
    kinds = ["^", *[word.kind for word in looks], "$"]
    left = [("-^",), *[word.left for word in looks]]
    right = [*[word.right for word in looks[1:]], ("+$",)]
    left2 = ["--^", "--^", *[word.left2 for word in looks]]
    right2 = [*[word.right2 for word in looks[2:]], "++$", "++$"]
    ruled = _ruled(tokens, reading)
    seen = _seen(looks, tokens.gaps, ruled)
    quoted, ahead, inside = _quoted(tokens.gaps), _ahead(looks), stretches(tokens.words, looks, tokens.gaps)
    fields = ["^", *ruled, "$"]
    return [
        [
            *looks[i].own,
            *left[i],
            *right[i],
            f"<{gaps[i]}",
            f">{gaps[i + 1]}",
            f"<{gaps[i]}|{kinds[i + 1]}",
            f">{gaps[i + 1]}|{kinds[i + 2]}",
            f"3{kinds[i]}|{kinds[i + 1]}|{kinds[i + 2]}",
            left2[i],
            right2[i],
            _FROM_START[min(63, i)],
            _FROM_END[min(63, n - 1 - i)],
            quoted[i],
            *seen[i],
            ahead[i],
            *inside[i],
            f"R{fields[i]}{fields[i + 1]}{fields[i + 2]}",
        ]
        for i in range(n)
    ]


@lru_cache(maxsize=1 << 12)
def gap_class(gap: str) -> str:
    """Return what stands between two words in at most four characters, quotation marks and dashes folded.

    >>> gap_class(".” "), gap_class(", – („")
    ('." ', ', -"')
    """
    folded = gap.translate(_FOLD)
    return folded if len(folded) <= 4 else folded[:3] + folded[-1]


def _quoted(gaps: Sequence[str]) -> list[str]:
    """Return for each word whether it stands before, in or behind the first quotation; "q0" where none closes."""
    out, closers, state = [], "", 0
    for gap in gaps[:-1]:
        for c in gap if state < 2 and gap != " " else "":
            if state == 0 and c in _CLOSERS:
                closers, state = _CLOSERS[c], 1
            elif state == 1 and c in closers:
                state = 2
        out.append(f"q{state}")
    return out if state == 2 else ["q0"] * len(out)


def _seen(looks: Sequence[Look], gaps: Sequence[str], ruled: Sequence[str]) -> list[tuple[str, str]]:
    """Return how far behind the authors a word stands, and whether a year and an "In" stood before it."""
    out, since, year, inside = [], 0, 0, 0
    for word, gap, field in zip(looks, gaps, ruled, strict=False):
        region = field if field in "AY" else "R"
        since = since + 1 if region == "R" else 0
        out.append((f"r{region}{_BUCKETS[min(63, since)]}", f"y{year}{inside}{region}"))
        if word.year:
            year = 1
        elif word.inside and (gap[:1] in ('"', ",") or (word.capital and gap[:1] in (".", "?", "!"))):
            inside = 1
    return out


def _ahead(looks: Sequence[Look]) -> list[str]:
    """Return for each word what comes behind it: numbers, a year, a link, a publisher's word."""
    out: list[str] = []
    numbers, year, link, house = 0, 0, False, False
    for word in reversed(looks):
        out.append(f"n{numbers}{year}{int(link)}{int(house)}")
        if word.year:
            year = 1
        elif word.number:
            numbers = 1 if numbers == 0 else 2
        link, house = link or word.link, house or word.house
    return out[::-1]


def _ruled(tokens: Tokens, reading: Reading) -> list[str]:
    """Return for each word the field that the rules gave it: A authors, Y year behind them, T, C, H publisher, "_" none."""
    opening, text, starts = reading.opening, reading.text, tokens.starts
    out = ["_"] * len(starts)
    # where two meet, the later of the loop wins
    for value, field in ((reading.publisher, "H"), (reading.container, "C"), (reading.title, "T")):
        at = text.find(value, opening.end) if value else -1
        if at >= 0:
            first, last = bisect_left(starts, at), bisect_left(starts, at + len(value))
            out[first:last] = [field] * (last - first)
    authors, year = bisect_left(starts, opening.end), bisect_left(starts, opening.year_end)
    out[:year] = ["A"] * authors + ["Y"] * (year - authors)
    return out
