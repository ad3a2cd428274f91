"""Hyphens at line ends: removed where the document's own words say that the printer added them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.lexicon import words
from pipeline.text.regex import regex

_PUNCTUATION = ",.;:!?()[]\"'“”‘’"
_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT_WORD = regex(r"[^\W\d_](?P<hyphen>[-\u2010\xad])$")
_REST = regex(r"(?P<indent>\s*)(?P<word>[^\W\d_]\S*)\s?")  # of the word, at the start of the next line
_PREFIXES = frozenset(words("documents.hyphenated_prefixes"))
_COMPOUND_HEADS = frozenset(words("documents.hyphenated_heads"))


def count_words(pages: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return how often each word stands in the pages' lines, in lower case, without punctuation.

    A word that is cut by the end of its line does not count.
    """
    tokens: Counter[str] = Counter()
    for lines in pages:  # a page at a time: the words of a long book, all in one list, would take ten times its size
        whole_words = [line[: line.rfind(" ") + 1] if line[-1:] == "-" else line for line in lines]
        tokens.update("\n".join(whole_words).lower().split())
    counts: dict[str, int] = {}
    for token, count in tokens.items():
        word = token.strip(_PUNCTUATION)
        counts[word] = counts.get(word, 0) + count
    return counts


def is_line_break_hyphen(before: str, after: str, word_counts: Mapping[str, int]) -> bool:
    """Return whether the hyphen at the end of a line goes away before the next one.

    Args:
        before: the text of the line, with its hyphen.
        after: the text of the next line.
        word_counts: of the document.

    >>> is_line_break_hyphen("the informa-", "tion of the", {})
    True
    >>> is_line_break_hyphen("an FAA-", "approved part", {"faa": 1, "approved": 1})
    False
    """
    last = before[before.rfind(" ") + 1 : -1].lstrip("(“\"‘'[")
    following = _WORD.match(after)
    if not following or not last.replace("-", "").isalpha():
        return False
    first, second = last.lower(), following[0].lower()
    joined, hyphenated = word_counts.get(first + second, 0), word_counts.get(f"{first}-{second}", 0)
    if joined or hyphenated:
        return joined >= hyphenated
    if following[0][0].isupper() or (last.isupper() and len(first) > 1):
        return False
    if second in _COMPOUND_HEADS and len(first) > 3:
        return False
    stem = first.rsplit("-", 1)[-1]
    both_words = len(stem) > 2 and len(second) > 2 and stem in word_counts and second.split("-")[0] in word_counts
    return stem not in _PREFIXES and not both_words


def join_hyphens(lines: Sequence[str]) -> list[str]:
    """Return the lines with words that a line end cuts whole at the end of the first: "infor-", "mation of" is "information", "of".

    A hyphen that belongs to its word stays: "long-", "term plans" is "long-term", "plans".
    """
    word_counts = count_words([[line.rstrip().replace("\u2010", "-") for line in lines]])
    joined = list(lines)
    for i, following in enumerate(lines[1:]):
        cut = _CUT_WORD.search(joined[i].rstrip())
        rest = _REST.match(following)
        if not cut or not rest:
            continue
        before = f"{joined[i].rstrip()[:-1]}-"
        is_soft = cut["hyphen"] == "\xad"
        stem = before[:-1] if is_soft or is_line_break_hyphen(before, rest["word"], word_counts) else before
        joined[i], joined[i + 1] = stem + rest["word"], rest["indent"] + following[rest.end() :]
    return joined
