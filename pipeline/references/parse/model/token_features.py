"""What the CRF sees of each word: the word, its neighbours, the marks around it, its place, and what the rules read there."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from pipeline.references.parse.model.segment_features import stretches
from pipeline.references.parse.model.tokens import Tokens
from pipeline.references.parse.model.word_features import Look, look
from pipeline.references.parse.rules.rule_parser import Reading

Columns = list[Sequence[str]]

_FOLD = str.maketrans("“”„«»‹›‘’‚`–—−‐", '"""""""\'\'\'\'----')
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "‘": "’"}
_QUOTED = ["q0", "q1", "q2"]
# how far from the start, the end, the authors: exact near by, coarse far off
_BUCKETS = [i if i < 6 else 6 if i < 8 else 7 if i < 12 else 8 if i < 20 else 9 if i < 35 else 10 for i in range(64)]
_FROM_START, _FROM_END = [f"i{b}" for b in _BUCKETS], [f"l{b}" for b in _BUCKETS]
# region, year, "In" → what is told of a word so far behind the authors, and of what stood before it
_SEEN = {
    (region, year, inside): [
        (f"r{region}{b}", f"y{year}{inside}{region}") for b in (_BUCKETS if region == "R" else [0])
    ]
    for region in "AYR"
    for year in (0, 1)
    for inside in (0, 1)
}
# numbers, year → link, house → what comes behind a word
_COMES = [[[[f"n{n}{year}{link}{house}" for house in (0, 1)] for link in (0, 1)] for year in (0, 1)] for n in (0, 1, 2)]


def features(tokens: Tokens, reading: Reading) -> Columns:
    """Return columns of one attribute a word, "" for none; tokens are those of reading.text, and there is one at least.

    "w=trade" the word, "<. (" the marks before it, "RTTC" the rules end the title behind it, …
    """
    n = len(tokens.words)
    looks = [look(word) for word in tokens.words]
    kinds = ["^", *[word.kind for word in looks], "$"]
    fields = f"^{_ruled(tokens, reading)}$"
    before, behind = zip(*map(_gap_told, tokens.gaps, kinds[1:]), strict=True)
    return [
        *_columns([word.own for word in looks]),
        *_columns([("-^",), *[word.left for word in looks[:-1]]]),
        *_columns([*[word.right for word in looks[1:]], ("+$",)]),
        *_columns(behind[:-1]),
        *_columns(before[1:]),
        list(map("3{}|{}|{}".format, kinds, kinds[1:], kinds[2:])),
        ["--^", "--^", *[word.left2 for word in looks[:-2]]][:n],
        [*[word.right2 for word in looks[2:]], "++$", "++$"][:n],
        _places(_FROM_START, n),
        _places(_FROM_END, n)[::-1],
        _quoted(tokens.gaps),
        *_columns(_seen(looks, tokens.gaps, fields[1:-1])),
        _ahead(looks),
        *_columns(stretches(tokens.words, looks, tokens.gaps)),
        [f"R{fields[i : i + 3]}" for i in range(n)],
    ]


def by_word(columns: Columns) -> list[list[str]]:
    """Return the attributes of each word in one list, as a trainer takes them."""
    return [[attribute for attribute in word if attribute] for word in zip(*columns, strict=True)]


def _columns(told: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Turn a tuple a word into a column an attribute."""
    return zip_longest(*told, fillvalue="")


def _places(names: list[str], n: int) -> list[str]:
    """Return the names of n places, the last for all beyond them."""
    return names[:n] + names[-1:] * (n - len(names))


@lru_cache(maxsize=1 << 13)
def _gap_told(gap: str, kind: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what a gap and the kind of the word behind it tell of the word before it and of that word."""
    said = gap_class(gap)
    return (f">{said}", f">{said}|{kind}"), (f"<{said}", f"<{said}|{kind}")


def gap_class(gap: str) -> str:
    """Return what stands between two words in at most four characters, quotation marks and dashes folded.

    >>> gap_class(".” "), gap_class(", – („")
    ('." ', ', -"')
    """
    folded = gap.translate(_FOLD)
    return folded if len(folded) <= 4 else folded[:3] + folded[-1]


def _quoted(gaps: Sequence[str]) -> list[str]:
    """Return for each word whether it stands before, in or behind the first quotation; "q0" where none closes."""
    none = _QUOTED[:1] * (len(gaps) - 1)
    if _CLOSERS.keys().isdisjoint("".join(gaps)):
        return none
    out, closers, state = [], "", 0
    for gap in gaps[:-1]:
        for c in gap if state < 2 and gap != " " else "":
            if state == 0 and c in _CLOSERS:
                closers, state = _CLOSERS[c], 1
            elif state == 1 and c in closers:
                state = 2
        out.append(_QUOTED[state])
    return out if state == 2 else none


def _seen(looks: Sequence[Look], gaps: Sequence[str], fields: str) -> list[tuple[str, str]]:
    """Return how far behind the authors a word stands, and whether a year and an "In" stood before it."""
    out, since, year, inside = [], 0, 0, 0
    for word, gap, field in zip(looks, gaps, fields, strict=False):
        region = field if field in "AY" else "R"
        since = min(63, since + 1) if region == "R" else 0
        out.append(_SEEN[region, year, inside][since])
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
        out.append(_COMES[numbers][year][link][house])
        if word.year:
            year = 1
        elif word.number:
            numbers = 1 if numbers == 0 else 2
        link, house = link or word.link, house or word.house
    return out[::-1]


def _ruled(tokens: Tokens, reading: Reading) -> str:
    """Return a letter a word, the field that the rules gave it: A authors, Y year behind them, T, C, H publisher, "_" none."""
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
    return "".join(out)
