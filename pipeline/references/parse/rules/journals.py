"""Where the title of an article ends and the name of its journal begins."""

from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import words
from pipeline.references.parse.rules.placeholders import YEAR
from pipeline.references.parse.rules.word_sets import CONTAINER_WORDS, JOURNAL_ABBREVIATIONS, ends_abbreviated
from pipeline.text.regex import regex

# a stop, a question mark, a comma or a colon before something that may open the journal's name
_CUT = regex(r"[.?!…,:;\ue001](?:(?<=[.?!…])[.?!…]*[”\"’»)\]]{0,2})?\s?(?=[^\W_]|[(\[“\"«¿¡])")
# no mark at all: "river ports Nature"
_SPACE = regex(r"(?:(?<=\s)|^)[a-zà-ÿ][a-zà-ÿ-]{0,30}(?P<at>\s)(?=[^\W\d_a-z][^.,:;]{0,60}$)")
_STOPS = frozenset(".?!…")
_FUNCTION_WORDS = frozenset(words("references.journal_function_words"))
# what a cut at each mark adds to how well the journal's name reads; set on the development lists
_AT_STOP, _AT_ABBREVIATION, _AT_COMMA, _AT_UNLIKELY_COMMA = 1.0, -1.2, 0.3, -1.5
_AT_COLON, _AT_SEMICOLON, _AT_SPACE = -1.0, 0.5, -1.2
_NO_TITLE = -0.6
_ABBREVIATED = 1.5  # "Curr. Port Stud": no word of it belongs to a title
_CUTS = 10  # the journal starts at one of the last so many marks
_IMPOSSIBLE = -3.0


class _Word(NamedTuple):
    """The properties of a word by which a journal's name is recognised."""

    capitalised: bool
    is_function_word: bool
    is_container_word: bool
    abbreviation: str  # of JOURNAL_ABBREVIATIONS, or ""


def split_journal(head: str, *, commas: bool) -> tuple[str, str]:
    """Return title and journal of what stands before a journal's numbers, split where the journal reads best as one.

    commas: a comma may end the title.

    >>> split_journal("Trade in Motion. Rev. Int. Econ", commas=False), split_journal("Phys. Rev. C", commas=True)
    (('Trade in Motion', 'Rev. Int. Econ'), ('', 'Phys. Rev. C'))
    """
    best = max(_splits(head, commas=commas), default=None)
    if best is None:
        return head, ""
    _, end, start = best
    return head[:end], head[start:]


def _splits(head: str, *, commas: bool) -> Iterator[tuple[float, int, int]]:
    """Yield score, end of the title, start of the journal; 0, 0 stands for no title at all."""
    score = _score_journal(head) + (_ABBREVIATED if _is_abbreviated(head) else 0)
    yield score + (_NO_TITLE if not commas or score < 3 else _NO_TITLE / 3), 0, 0
    for found in deque(_CUT.finditer(head), maxlen=_CUTS):
        score = _score_journal(head[found.end() :])
        end = found.start()
        mark = found.group().rstrip()
        if mark[0] in _STOPS:
            score += _AT_ABBREVIATION if ends_abbreviated(head[: found.start()]) else _AT_STOP
            end += len(mark) if mark[0] != "." else 0
        elif mark == ",":
            score += _AT_COMMA if commas else _AT_UNLIKELY_COMMA
        elif mark == YEAR:
            score += _AT_STOP
        else:
            score += _AT_COLON if mark == ":" else _AT_SEMICOLON
        yield score, end, found.end()
    for found in _SPACE.finditer(head):
        yield _score_journal(head[found.end() :]) + _AT_SPACE, found.start("at"), found.end()


def _is_abbreviated(text: str) -> bool:
    """Tell whether a text is one abbreviated name: capitals, most words with a stop, none of them cut at a vowel."""
    parts = text.split() if "." in text else []
    if not 0 < len(parts) <= 9:
        return False
    dotted = [part.rstrip(".,") for part in parts[:-1] if part.endswith((".", ".,"))]
    if not dotted or len(dotted) * 2 < len(parts) - 1:
        return False
    capitalised = all(not part[0].islower() or part in _FUNCTION_WORDS for part in parts)
    return capitalised and all(
        ends_abbreviated(part) or (len(part) <= 10 and part[-1:] not in "aeiousy)") for part in dotted
    )


def _score_journal(text: str) -> float:
    """Return how much a text reads like the name of a journal: capitals, its words, few stops and commas."""
    if not text or text[0].islower():
        return _IMPOSSIBLE
    parts = [_analyse(word) for word in text.replace(",", " ").replace(":", " ").split() if word[0].isalpha()]
    if not parts:
        return _IMPOSSIBLE
    content = [word.capitalised for word in parts if not word.is_function_word]
    capitalised = sum(content) / max(1, len(content))
    score = 2.0 * capitalised if capitalised > 0.6 else capitalised - 1.0
    score += 1.0 if any(word.is_container_word for word in parts) else 0.0
    score += 0.5 * min(2, len({word.abbreviation for word in parts if word.abbreviation}))
    abbreviated = _is_abbreviated(text)
    for found in _CUT.finditer(text):
        mark = text[found.start()]
        if mark == ",":
            score -= 0.6
        elif mark in _STOPS and not abbreviated and not ends_abbreviated(text[: found.start()]):
            score -= 1.2
    return score - 0.25 * max(0, len(parts) - 8)


@lru_cache(maxsize=1 << 14)
def _analyse(word: str) -> _Word:
    plain = word.lower().strip(".")
    abbreviation = plain if plain in JOURNAL_ABBREVIATIONS else ""
    return _Word(not word[0].islower(), plain in _FUNCTION_WORDS, plain in CONTAINER_WORDS, abbreviation)
