"""Features of each token in its context, for the CRF: the word, its neighbours, the marks around it, its place, the rules."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from pipeline.references.parse.model.segment_features import segment_features
from pipeline.references.parse.model.tokens import Tokens
from pipeline.references.parse.model.word_features import WordFeatures, word_features
from pipeline.references.parse.rules.rule_parser import ParsedFields

Columns = list[Sequence[str]]

_FOLDED_MARKS = str.maketrans("“”„«»‹›‘’‚`–—−‐", '"""""""\'\'\'\'----')
_CLOSING = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "‘": "’"}
_QUOTED = ["q0", "q1", "q2"]  # before, in, behind the first quotation
# how far from the start, the end, the authors: exact near by, coarse far off
_BUCKETS = [i if i < 6 else 6 if i < 8 else 7 if i < 12 else 8 if i < 20 else 9 if i < 35 else 10 for i in range(64)]
_FROM_START, _FROM_END = [f"i{bucket}" for bucket in _BUCKETS], [f"l{bucket}" for bucket in _BUCKETS]
# region (A authors, Y year behind them, R the rest), year, "In" → features of a word so far behind the authors
_PRECEDING = {
    (region, year, in_marker): [
        (f"r{region}{bucket}", f"y{year}{in_marker}{region}") for bucket in (_BUCKETS if region == "R" else [0])
    ]
    for region in "AYR"
    for year in (0, 1)
    for in_marker in (0, 1)
}
# numbers, year → link, publisher → feature of what comes behind a word
_FOLLOWING = [
    [[[f"n{numbers}{year}{link}{publisher}" for publisher in (0, 1)] for link in (0, 1)] for year in (0, 1)]
    for numbers in (0, 1, 2)
]


def token_features(tokens: Tokens, fields: ParsedFields) -> Columns:
    """Return columns with one feature for each word, "" for none; tokens are those of fields.text, at least one.

    "w=trade" the word, "<. (" the marks before it, "RTTC" the rules end the title behind it, …
    The strings are part of the trained weights (assets/references.npz).
    """
    n = len(tokens.words)
    words = [word_features(word) for word in tokens.words]
    kinds = ["^", *[word.kind for word in words], "$"]
    ruled = f"^{_rule_labels(tokens, fields)}$"
    before, behind = zip(*map(_gap_features, tokens.gaps, kinds[1:]), strict=True)
    return [
        *_columns([word.features for word in words]),
        *_columns([("-^",), *[word.as_left for word in words[:-1]]]),
        *_columns([*[word.as_right for word in words[1:]], ("+$",)]),
        *_columns(behind[:-1]),
        *_columns(before[1:]),
        list(map("3{}|{}|{}".format, kinds, kinds[1:], kinds[2:])),
        ["--^", "--^", *[word.as_second_left for word in words[:-2]]][:n],
        [*[word.as_second_right for word in words[2:]], "++$", "++$"][:n],
        _places(_FROM_START, n),
        _places(_FROM_END, n)[::-1],
        _quotation_features(tokens.gaps),
        *_columns(_preceding_features(words, tokens.gaps, ruled[1:-1])),
        _following_features(words),
        *_columns(segment_features(tokens.words, words, tokens.gaps)),
        [f"R{ruled[i : i + 3]}" for i in range(n)],
    ]


def by_word(columns: Columns) -> list[list[str]]:
    """Return the features of each word in one list, as a trainer takes them."""
    return [[feature for feature in word if feature] for word in zip(*columns, strict=True)]


def _columns(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Turn a tuple for each word into a column for each feature."""
    return zip_longest(*rows, fillvalue="")


def _places(names: list[str], n: int) -> list[str]:
    """Return the features of n places, the last for all beyond them."""
    return names[:n] + names[-1:] * (n - len(names))


@lru_cache(maxsize=1 << 13)
def _gap_features(gap: str, kind: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the features of a gap for the word before it, and for the word behind it, which is of that kind."""
    marks = gap_class(gap)
    return (f">{marks}", f">{marks}|{kind}"), (f"<{marks}", f"<{marks}|{kind}")


def gap_class(gap: str) -> str:
    """Return what stands between two words in at most four characters, quotation marks and dashes folded.

    >>> gap_class(".” "), gap_class(", – („")
    ('." ', ', -"')
    """
    folded = gap.translate(_FOLDED_MARKS)
    return folded if len(folded) <= 4 else folded[:3] + folded[-1]


def _quotation_features(gaps: Sequence[str]) -> list[str]:
    """Return for each word whether it stands before, in or behind the first quotation; "q0" where none closes."""
    none = _QUOTED[:1] * (len(gaps) - 1)
    if _CLOSING.keys().isdisjoint("".join(gaps)):
        return none
    out, closing, state = [], "", 0
    for gap in gaps[:-1]:
        for c in gap if state < 2 and gap != " " else "":
            if state == 0 and c in _CLOSING:
                closing, state = _CLOSING[c], 1
            elif state == 1 and c in closing:
                state = 2
        out.append(_QUOTED[state])
    return out if state == 2 else none


def _preceding_features(words: Sequence[WordFeatures], gaps: Sequence[str], ruled: str) -> list[tuple[str, str]]:
    """Return how far behind the authors each word stands, and whether a year and an "In" stood before it."""
    out, distance, year, in_marker = [], 0, 0, 0
    for word, gap, field in zip(words, gaps, ruled, strict=False):
        region = field if field in "AY" else "R"
        distance = min(63, distance + 1) if region == "R" else 0
        out.append(_PRECEDING[region, year, in_marker][distance])
        if word.is_year:
            year = 1
        elif word.is_in_marker and (gap[:1] in ('"', ",") or (word.is_capitalised and gap[:1] in (".", "?", "!"))):
            in_marker = 1
    return out


def _following_features(words: Sequence[WordFeatures]) -> list[str]:
    """Return for each word what comes behind it: numbers, a year, a link, a publisher's word."""
    out: list[str] = []
    numbers, year, link, publisher = 0, 0, False, False
    for word in reversed(words):
        out.append(_FOLLOWING[numbers][year][link][publisher])
        if word.is_year:
            year = 1
        elif word.is_number:
            numbers = 1 if numbers == 0 else 2
        link, publisher = link or word.is_link, publisher or word.is_publisher
    return out[::-1]


def _rule_labels(tokens: Tokens, fields: ParsedFields) -> str:
    """Return a letter for each word, the field by the rules: A authors, Y year behind them, T, C, H publisher, "_" none."""
    opening, text, starts = fields.opening, fields.text, tokens.starts
    out = ["_"] * len(starts)
    # where two overlap, the later of the loop wins
    for value, letter in ((fields.publisher, "H"), (fields.container, "C"), (fields.title, "T")):
        at = text.find(value, opening.end) if value else -1
        if at >= 0:
            first, last = bisect_left(starts, at), bisect_left(starts, at + len(value))
            out[first:last] = [letter] * (last - first)
    authors, year = bisect_left(starts, opening.end), bisect_left(starts, opening.year_end)
    out[:year] = ["A"] * authors + ["Y"] * (year - authors)
    return "".join(out)
