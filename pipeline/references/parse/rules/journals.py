"""Where the title of an article ends and the name of its journal begins."""

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache

from pipeline.references.parse.rules.placeholders import YEAR
from pipeline.references.parse.rules.word_sets import CONTAINER_WORDS, JOURNAL_STEMS, short

# a stop, a question mark, a comma or a colon before something that may open the journal's name
_CUT = re.compile(r"[.?!…,:;\ue001](?:(?<=[.?!…])[.?!…]*[”\"’»)\]]{0,2})?\s?(?=[^\W_]|[(\[“\"«¿¡])")
# no mark at all: "river ports Nature"
_SPACE = re.compile(r"(?:(?<=\s)|^)[a-zà-ÿ][a-zà-ÿ-]{0,30}(?P<at>\s)(?=[^\W\d_a-z][^.,:;]{0,60}$)")
_STOPS = frozenset(".?!…")
_SMALL = frozenset(
    "of and the for in on de da do du des la le les et und der die das für e y del d a an & to zur zum i w".split()
)
# what a cut at each mark adds to how well the journal's name reads; set on the development lists
_AT_STOP, _AT_SHORT, _AT_COMMA, _AT_OTHER_COMMA, _AT_COLON, _AT_SEMICOLON, _AT_SPACE = (
    1.0,
    -1.2,
    0.3,
    -1.5,
    -1.0,
    0.5,
    -1.2,
)
_NO_TITLE = -0.6
_ABBREVIATED = 1.5  # "Curr. Port Stud": no word of it belongs to a title
_CUTS = 10  # the journal starts at one of the last so many marks


def split(head: str, *, commas: bool) -> tuple[str, str]:
    """Return (title, journal) of what stands before a journal's numbers, where the journal reads best as one.

    >>> split("Trade in Motion. Rev. Int. Econ", commas=False), split("Phys. Rev. C", commas=True)
    (('Trade in Motion', 'Rev. Int. Econ'), ('', 'Phys. Rev. C'))
    """
    best = max(_splits(head, commas=commas), default=None)
    if best is None:
        return head, ""
    _, end, start = best
    return head[:end], head[start:]


def _splits(head: str, *, commas: bool) -> Iterator[tuple[float, int, int]]:
    """Yield (how well it reads, where the title ends, where the journal starts); 0, 0 stands for no title at all."""
    whole = reads_as_journal(head) + (_ABBREVIATED if all_short(head) else 0)
    yield whole + (_NO_TITLE if not commas or whole < 3 else _NO_TITLE / 3), 0, 0
    for found in deque(_CUT.finditer(head), maxlen=_CUTS):
        score = reads_as_journal(head[found.end() :])
        end = found.start()
        mark = found.group().rstrip()
        if mark[0] in _STOPS:
            score += _AT_SHORT if short(head[: found.start()]) else _AT_STOP
            end += len(mark) if mark[0] != "." else 0
        elif mark == ",":
            score += _AT_COMMA if commas else _AT_OTHER_COMMA
        elif mark == YEAR:
            score += _AT_STOP
        else:
            score += _AT_COLON if mark == ":" else _AT_SEMICOLON
        yield score, end, found.end()
    for found in _SPACE.finditer(head):
        yield reads_as_journal(head[found.end() :]) + _AT_SPACE, found.start("at"), found.end()


def all_short(text: str) -> bool:
    """Tell whether a stretch is one abbreviated name: capitals, most words with a stop, none of them cut at a vowel."""
    words = text.split() if "." in text else []
    if not 0 < len(words) <= 9:
        return False
    dotted = [w.rstrip(".,") for w in words[:-1] if w.endswith((".", ".,"))]
    if not dotted or len(dotted) * 2 < len(words) - 1:
        return False
    whole = all(not w[0].islower() or w in _SMALL for w in words)
    return whole and all(short(w) or (len(w) <= 10 and w[-1:] not in "aeiousy)") for w in dotted)


def reads_as_journal(text: str) -> float:
    """Say how much a stretch reads like the name of a journal: capitals, its words, few stops and commas."""
    if not text or text[0].islower():
        return -3.0
    words = [_looks(w) for w in text.replace(",", " ").replace(":", " ").split() if w[0].isalpha()]
    if not words:
        return -3.0
    big = [capital for capital, small, _, _ in words if not small]
    capital = sum(big) / max(1, len(big))
    score = 2.0 * capital if capital > 0.6 else capital - 1.0
    score += 1.0 if any(container for _, _, container, _ in words) else 0.0
    score += 0.5 * min(2, len({stem for _, _, _, stem in words if stem}))
    named = all_short(text)
    for found in _CUT.finditer(text):
        mark = text[found.start()]
        if mark == ",":
            score -= 0.6
        elif mark in _STOPS and not named and not short(text[: found.start()]):
            score -= 1.2
    return score - 0.25 * max(0, len(words) - 8)


@lru_cache(maxsize=1 << 14)
def _looks(word: str) -> tuple[bool, bool, bool, str]:
    """Return (capital, a small word as "of", a word of journals' names, the abbreviation that it is)."""
    plain = word.lower().strip(".")
    return not word[0].islower(), plain in _SMALL, plain in CONTAINER_WORDS, plain if plain in JOURNAL_STEMS else ""
