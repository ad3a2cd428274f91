"""What the CRF sees of each word: the word, its neighbours, the marks around it, its place, and what the rules read there."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.references.lexicon import classes, shape
from pipeline.references.reading import Reading
from pipeline.references.stretches import stretches
from pipeline.references.tokens import Tokens

_FOLD = str.maketrans("“”„«»‹›‘’‚`–—−‐", '"""""""\'\'\'\'----')
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "‘": "’"}
# how far from the start, the end, the authors: exact near by, coarse far off
_BUCKETS = [
    min(i, 5) if i < 6 else 6 if i < 8 else 7 if i < 12 else 8 if i < 20 else 9 if i < 35 else 10 for i in range(64)
]


def features(tokens: Tokens, reading: Reading) -> list[list[str]]:
    """Return the attributes of each word, as strings; tokens are those of reading.text.

    "w=trade" the word, "<. (" the marks before it, "RTTC" the rules end the title behind it, …
    """
    words, n = tokens.words, len(tokens.words)
    gaps = [gap_class(gap) for gap in tokens.gaps]
    kinds = ["^", "^", *map(_kind, words), "$", "$"]
    own = [_own(word) for word in words]
    before = [("-^",), *map(_before, words)]
    behind = [*map(_behind, words[1:]), ("+$",)]
    ruled = ["^", *_ruled(tokens, reading), "$"]
    rows = zip(
        _quoted(tokens.gaps),
        _seen(words, tokens.gaps, ruled),
        _ahead(words),
        stretches(words, tokens.gaps),
        strict=True,
    )
    out = []
    for i, (quoted, seen, ahead, stretch) in enumerate(rows):
        kind, left, right = kinds[i + 2], gaps[i], gaps[i + 1]
        out.append(
            [
                *own[i],
                *before[i],
                *behind[i],
                f"<{left}",
                f">{right}",
                f"<{left}|{kind}",
                f">{right}|{kinds[i + 3]}",
                f"3{kinds[i + 1]}|{kind}|{kinds[i + 3]}",
                f"--{kinds[i]}",
                f"++{kinds[i + 4]}",
                f"i{bucket(i)}",
                f"l{bucket(n - 1 - i)}",
                quoted,
                *seen,
                ahead,
                *stretch,
                f"R{ruled[i]}{ruled[i + 1]}{ruled[i + 2]}",
            ]
        )
    return out


def bucket(i: int) -> int:
    """Return a number of 0 to 10 that grows ever slower with i.

    >>> bucket(3), bucket(18), bucket(500)
    (3, 8, 10)
    """
    return _BUCKETS[min(i, 63)]


@lru_cache(maxsize=1 << 12)
def gap_class(gap: str) -> str:
    """Return what stands between two words in at most four characters, quotation marks and dashes folded.

    >>> gap_class(".” – ")
    '." -'
    """
    folded = gap.translate(_FOLD)
    return folded if len(folded) <= 4 else folded[:3] + folded[-1]


@lru_cache(maxsize=1 << 14)
def _kind(word: str) -> str:
    return shape(word) + classes(word)


@lru_cache(maxsize=1 << 14)
def _own(word: str) -> tuple[str, ...]:
    form = shape(word)
    if form[0] == "9":
        return f"s={form}", f"c={form}{classes(word)}"
    if form == "K":
        return f"w={word}", f"s={form}", f"c={form}{min(len(word), 9)}", f"e={word[-1]}", f"e={word[-2:]}"
    return f"w={word.lower()}", f"s={form}", f"c={classes(word)}"


@lru_cache(maxsize=1 << 14)
def _before(word: str) -> tuple[str, ...]:
    return (f"-s={_kind(word)}",) if word[0].isdigit() else (f"-w={word.lower()}", f"-s={_kind(word)}")


@lru_cache(maxsize=1 << 14)
def _behind(word: str) -> tuple[str, ...]:
    return (f"+s={_kind(word)}",) if word[0].isdigit() else (f"+w={word.lower()}", f"+s={_kind(word)}")


def _quoted(gaps: Sequence[str]) -> list[str]:
    """Return for each word whether it stands before, in or behind the first quotation; "q0" where none closes."""
    out, closers, state = [], "", 0
    for gap in gaps[:-1]:
        for c in gap if state < 2 else "":
            if state == 0 and c in _CLOSERS:
                closers, state = _CLOSERS[c], 1
            elif state == 1 and c in closers:
                state = 2
        out.append(f"q{state}")
    return out if state == 2 else ["q0"] * len(out)


def _seen(words: Sequence[str], gaps: Sequence[str], ruled: Sequence[str]) -> list[tuple[str, str]]:
    """Return how far behind the authors a word stands, and whether a year and an "In" stood before it."""
    out, since, year, inside = [], 0, 0, 0
    for i, word in enumerate(words):
        region = ruled[i + 1] if ruled[i + 1] in "AY" else "R"
        since = since + 1 if region == "R" else 0
        out.append((f"r{region}{bucket(since)}", f"y{year}{inside}{region}"))
        cls = classes(word)
        year = 1 if "y" in cls else year
        if "i" in cls and gaps[i][:1] in tuple('.,"?!') and (word[0].isupper() or gaps[i][:1] in '",'):
            inside = 1
    return out


def _ahead(words: Sequence[str]) -> list[str]:
    """Return for each word what comes behind it: numbers, a year, a link, a publisher's word."""
    out = [""] * len(words)
    numbers = year = link = house = 0
    for i in range(len(words) - 1, -1, -1):
        out[i] = f"n{numbers}{year}{link}{house}"
        cls = classes(words[i])
        if "y" in cls:
            year = 1
        elif words[i].isdigit() or (cls and cls[-1] in "vnp"):
            numbers = min(numbers + 1, 2)
        link, house = link or "L" in cls, house or "h" in cls
    return out


def _ruled(tokens: Tokens, reading: Reading) -> list[str]:
    """Return for each word the field that the rules gave it: A authors, Y year behind them, T, C, H publisher, "_" none."""
    opening, text = reading.opening, reading.text
    spans = [(0, opening.end, "A"), (opening.end, opening.year_end, "Y")]
    for value, field in ((reading.title, "T"), (reading.container, "C"), (reading.publisher, "H")):
        at = text.find(value, opening.end) if value else -1
        spans.append((at, at + len(value), field))
    out = ["_"] * len(tokens.words)
    for i, start in enumerate(tokens.starts):
        for first, last, field in spans:
            if first <= start < last:
                out[i] = field
                break
    return out
