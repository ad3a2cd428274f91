"""What the CRF sees of each word: itself, its neighbours, the gaps, its place, and what the rules read."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.references.lexicon import classes, shape
from pipeline.references.tokens import Tokens

_OPEN, _CLOSE = "“„«‹", "”»›"


@lru_cache(maxsize=1 << 15)
def _own(word: str) -> tuple[str, ...]:
    kind = shape(word)
    if kind[0] == "9":
        return (f"s={kind}", f"c={kind}{classes(word)}")
    lower = word.lower()
    return (f"w={lower}", f"s={kind}", f"c={classes(word)}", f"e={lower[-3:]}", f"b={lower[:3]}", f"sc={kind}{min(len(word), 8)}")


@lru_cache(maxsize=1 << 15)
def _near(word: str, where: str) -> tuple[str, ...]:
    kind, cls = shape(word), classes(word)
    return (f"{where}s={kind}{cls}",) if kind[0] == "9" else (f"{where}w={word.lower()}", f"{where}s={kind}{cls}")


@lru_cache(maxsize=1 << 12)
def _gap(gap: str) -> str:
    """Return the gap as a class: at most four marks, quotes and dashes folded."""
    out = "".join('"' if c in "“”„«»‹›\"" else "'" if c in "‘’‚'`" else "-" if c in "–—−‐" else c for c in " ".join(gap.split(" ")))
    return out[:4] if len(out) <= 4 else out[:3] + out[-1]


def _bucket(i: int) -> int:
    return i if i < 6 else 6 if i < 8 else 7 if i < 12 else 8 if i < 20 else 9 if i < 35 else 10


def _quoted(gaps: Sequence[str]) -> list[int]:
    """Return for each word 0 before, 1 inside, 2 after the first quotation."""
    out, state = [], 0
    closer = ""
    for gap in gaps[:-1]:
        for c in gap:
            if state == 0 and c in "“„«\"‘":
                state, closer = 1, {"“": "”\"", "„": "“”\"", "«": "»", '"': '"”', "‘": "’"}[c]
            elif state == 1 and c in closer:
                state = 2
        out.append(state)
    return out if state == 2 else [0] * len(out)


def features(tokens: Tokens, end: int, year: tuple[int, int], rules: Sequence[str] = ()) -> list[list[str]]:
    """Return the attributes of each word; end: where the rules' authors end, year: the span of their year, both offsets."""
    words, gaps = tokens.words, [_gap(g) for g in tokens.gaps]
    n = len(words)
    shapes = ["^", *(shape(w) + classes(w) for w in words), "$"]
    quoted = _quoted(tokens.gaps)
    segs = _segments(words, tokens.gaps)
    numbers = _ahead(words, gaps)
    out = []
    since = 0
    seen_year = seen_in = 0
    for i, word in enumerate(words):
        start = tokens.starts[i]
        before, after = gaps[i], gaps[i + 1]
        region = "A" if start < end else "Y" if year[0] <= start < year[1] else "R"
        since = since + 1 if region == "R" else 0
        cls = classes(word)
        f = [
            *_own(word),
            *(_near(words[i - 1], "-") if i else ("-^",)),
            *(_near(words[i + 1], "+") if i + 1 < n else ("+$",)),
            f"<{before}",
            f">{after}",
            f"<{before}|{shapes[i + 1]}",
            f">{after}|{shapes[i + 2]}",
            f"3{shapes[i]}|{shapes[i + 1]}|{shapes[i + 2]}",
            f"--{shapes[i - 1] if i else '^'}",
            f"++{shapes[i + 3] if i + 2 < n else '$'}",
            f"i{_bucket(i)}",
            f"l{_bucket(n - 1 - i)}",
            f"q{quoted[i]}",
            f"r{region}{_bucket(since)}",
            f"y{seen_year}{seen_in}{region}",
            f"n{numbers[i]}",
            *segs[i],
            *(rules[i : i + 1]),
        ]
        if "y" in cls:
            seen_year = 1
        if "i" in cls and before[:1] in ".,\"?!" and (word[0].isupper() or before[:1] in ",\"" ):
            seen_in = 1
        out.append(f)
    return out


def _segments(words: Sequence[str], gaps: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each word what is told by the stretch between two strong marks that it is in: how it opens and what ends it."""
    n = len(words)
    cuts = [0] + [i for i in range(1, n) if _strong(gaps[i], words[i - 1])] + [n]
    out: list[tuple[str, ...]] = []
    pairs = list(zip(cuts, cuts[1:], strict=False))
    ahead, left = [0] * len(pairs), 9
    for k in range(len(pairs) - 1, -1, -1):
        a, b = pairs[k]
        numeric = words[a].isdigit() and "y" not in classes(words[a]) or classes(words[a])[-1:] in "vnp" and classes(words[a])
        left = 0 if numeric else min(left + 1, 9)
        ahead[k] = left
    for k, (a, b) in enumerate(pairs):
        cap = sum(w[0].isupper() for w in words[a:b]) / max(1, b - a)
        has = "".join(sorted({c for w in words[a:b] for c in classes(w) if c in "hCJOgic"}))
        nxt = shape(words[b]) if b < n else "$"
        base = (f"S{min(k, 5)}", f"Sf{shape(words[a])}{classes(words[a])}", f"Sl{_bucket(b - a)}|{int(cap * 3)}", f"Sn{_gap(gaps[b])[:2]}|{nxt}", f"Sh{has}", f"Sd{ahead[k]}|{min(k, 2)}", f"Sd{ahead[k]}|{int(cap * 3)}|{_bucket(b - a)}")
        out.extend(base + (f"Si{_bucket(i - a)}",) for i in range(a, b))
    return out


def _strong(gap: str, word: str) -> bool:
    if any(c in gap for c in ":;()[]\"“”«»"):
        return True
    return ("." in gap and len(word) > 2) or ("," in gap)


def _ahead(words: Sequence[str], gaps: Sequence[str]) -> list[str]:
    """Return for each word whether a journal's numbers are ahead, and how the text goes on behind the next number."""
    out = [""] * len(words)
    volume = year = link = house = "0"
    for i in range(len(words) - 1, -1, -1):
        out[i] = volume + year + link + house
        cls = classes(words[i])
        s = shape(words[i])
        if "y" in cls:
            year = "1"
        elif s[0] == "9" or "v" in cls or "n" in cls or "p" in cls:
            volume = "1" if volume == "0" else "2"
        if "L" in cls:
            link = "1"
        if "h" in cls:
            house = "1"
    return out
