"""What is compared with what: "the wall is older than the palace", "twice as large in towns as in villages", "A exceeds B"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.evidence.compare.statements.words import Comparison, Word
from pipeline.lexicon import words
from pipeline.model import Span
from pipeline.text.parse import Token
from pipeline.text.stems import stem

# the axis of how much there is of what both sides name, and that of what may be more in any respect: "under what Norvik paid"
MAGNITUDE, ANY = "magnitude", "any"
_COMPARISON = "comparison"
# axes of verbs that compare: "exceed", "predate"; axes that tell how much there is of what the two sides name
_COMPARING, _MAGNITUDES = (frozenset(words(f"statements.comparisons.{name}")) for name in ("axes", "magnitudes"))
_PREPOSITIONS = {
    word: sign
    for end, sign in (("more", 1), ("less", -1))
    for word in words(f"vocabulary.comparing_prepositions.{end}")
}
# what stands behind such a preposition for what is compared with: "under what Norvik paid", "above that of Sarn"
_STANDARDS = ("what", "that", "those")
# "a little better": by how much
_DEGREES = frozenset(stem(word) for word in words("evidence.degree_words"))
# "than before", "than in 1985", "than a year ago"
_TIMES = frozenset(stem(word) for word in words("statements.comparisons.times"))
_IN_TIME = frozenset(words("statements.comparisons.in_time"))
# Penn tags of comparatives
_COMPARATIVE = ("JJR", "RBR")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_THAN, _AS, _ENDING = "than", "as", "er"
_MULTIPLES = ("twice", "times", "time")
# how many tokens behind the comparative "than" may stand, and how many behind "than" are compared with
_REACH, _LONGEST = 8, 8


class _Sides(NamedTuple):
    """Where the two sides of a comparison stand among the tokens: what is more so, and than what."""

    theme: range
    standard: range


def find_comparisons(
    tokens: Sequence[Token], of_sentence: Sequence[Word], figures: Sequence[Span]
) -> Iterator[Comparison]:
    """Yield the comparisons of a sentence; "more than 40" is a figure and none. of_sentence: its content words."""
    at = {word.span.start: word for word in of_sentence}
    outside = [i for i, token in enumerate(tokens) if not any(figure.overlaps(token.span) for figure in figures)]
    comparatives = [i for i in outside if tokens[i].tag in _COMPARATIVE]
    for i in outside:
        token = tokens[i]
        word, sign = at.get(token.span.start), _sign_of_preposition(tokens, i)
        sides = (
            _around_than(tokens, i, comparatives)
            or _around_as(tokens, i)
            or (_around_preposition(tokens, i) if sign else None)
        )
        if not sides:
            continue
        modified = at.get(tokens[_modified(tokens, i)].span.start)
        signs = {ANY: sign} if sign else _signs(word, modified) if word else {}
        counted = modified.stem if modified and modified.pos == "NOUN" and not modified.poles else ""
        if not any(tokens[j].pos in _NOMINAL for j in sides.theme):
            sides = sides._replace(theme=range(sides.theme.stop))  # "every six years, twice as seldom as"
        if _is_earlier_time(tokens, sides.standard, at):
            continue
        theme, standard = (_stems(tokens, side, at, i) for side in sides)
        if standard and (theme or sign) and (signs or word):
            sides_of_text = _span(tokens, sides.theme), _span(tokens, sides.standard)
            yield Comparison(token.span, *sides_of_text, signs, theme, standard, counted)
    yield from _by_verbs(of_sentence)


def _is_earlier_time(tokens: Sequence[Token], standard: range, at: dict[int, Word]) -> bool:
    """Tell whether something is compared with itself at another time: "longer than before", "than it did in 1985"."""
    content = [at[tokens[j].span.start] for j in standard if tokens[j].span.start in at]
    is_of_time = all(word.is_number or word.pos not in _NOMINAL or word.stem in _TIMES for word in content)
    names_time = any(word.is_number or word.stem in _TIMES for word in content)
    cases = (tokens[j].lemma for j in standard if tokens[j].pos == "ADP" and tokens[j].relation == "case")
    return (
        is_of_time
        and (names_time or any(tokens[j].lemma in _TIMES for j in standard))
        and all(c in _IN_TIME for c in cases)
    )


def _modified(tokens: Sequence[Token], i: int) -> int:
    """Return what "more" belongs to: the adjective or adverb behind it, whatever the parser hangs it from, else its head."""
    return i + 1 if i + 1 < len(tokens) and tokens[i + 1].pos in ("ADJ", "ADV") else tokens[i].head


def _around_than(tokens: Sequence[Token], i: int, comparatives: Sequence[int]) -> _Sides | None:
    """Return the sides of the comparative at i, None where no "than" follows it."""
    before_than = i + 1 < len(tokens) and tokens[i + 1].lemma == _THAN and tokens[i].lemma.endswith(_ENDING)
    if i not in comparatives and not before_than:
        return None
    than = _next(tokens, _THAN, i + 1)
    start = _clause_start(tokens, i)
    others = (j for j in comparatives if start <= j < (than or 0) and j != i)
    if than is None or any(tokens[j].head != tokens[i].head for j in others):
        return None  # "more for less money than"
    return _Sides(range(start, than), _behind(tokens, than + 1))


def _around_as(tokens: Sequence[Token], i: int) -> _Sides | None:
    """Return the sides of "twice as large in towns as in villages", whose adjective stands at i."""
    multiple = i > 1 and tokens[i - 1].lemma == _AS and tokens[i - 2].lemma in _MULTIPLES
    second = _next(tokens, _AS, i + 1) if multiple else None
    return _Sides(range(_clause_start(tokens, i), second), _behind(tokens, second + 1)) if second else None


def _sign_of_preposition(tokens: Sequence[Token], i: int) -> int:
    is_compared = i + 1 < len(tokens) and tokens[i + 1].lemma in _STANDARDS
    return _PREPOSITIONS.get(tokens[i].lemma, 0) if is_compared else 0


def _around_preposition(tokens: Sequence[Token], i: int) -> _Sides:
    return _Sides(range(_clause_start(tokens, i), i), _behind(tokens, i + 2))


def _next(tokens: Sequence[Token], lemma: str, start: int) -> int | None:
    return next((j for j in range(start, min(start + _REACH, len(tokens))) if tokens[j].lemma == lemma), None)


def _clause_start(tokens: Sequence[Token], i: int) -> int:
    return max((j + 1 for j in range(i) if _ends_clause(tokens[j])), default=0)


def _behind(tokens: Sequence[Token], start: int) -> range:
    last = min(start + _LONGEST, len(tokens))
    return range(start, next((j for j in range(start, last) if _ends_clause(tokens[j])), last))


def _ends_clause(token: Token) -> bool:
    return token.relation == "punctuation" and token.tag in (",", ".", ":")


def _span(tokens: Sequence[Token], side: range) -> Span:
    first, last = (tokens[min(j, len(tokens) - 1)] for j in (side.start, max(side.start, side.stop - 1)))
    return Span(first.span.start, max(first.span.start, last.span.end))


def _stems(tokens: Sequence[Token], side: range, at: dict[int, Word], i: int) -> frozenset[str]:
    return _marks([at[tokens[j].span.start] for j in side if j != i and tokens[j].span.start in at])


def _marks(named: Sequence[Word]) -> frozenset[str]:
    """Return the stems of words, without those of degree, and their poles, so that "died" stands beside "deaths"."""
    content = [word for word in named if word.stem not in _DEGREES]
    poles = (f"{p.axis}{p.sign:+}" for word in content for p in word.poles if not p.converse and p.sign)
    return frozenset((*(word.stem for word in content), *poles))


def _signs(word: Word, modified: Word | None) -> dict[str, int]:
    """Return the sign on each axis: of "more common" that of "common", of "more" alone that of amounts."""
    signs = _axes(word)
    amount = signs.get(MAGNITUDE)
    if (
        modified
        and modified.pos != "VERB"
        and modified is not word
        and amount
        and any(pole.axis == _COMPARISON for pole in word.poles)
    ):
        signs = {axis: sign * amount for axis, sign in _axes(modified).items()} or signs
    return {axis: sign * word.polarity for axis, sign in signs.items() if sign}


def _axes(word: Word) -> dict[str, int]:
    axes = ((MAGNITUDE if pole.axis in _MAGNITUDES else pole.axis, pole.sign) for pole in reversed(word.poles))
    return dict(axes)


def _by_verbs(of_sentence: Sequence[Word]) -> Iterator[Comparison]:
    """Yield the comparisons of verbs: "exceed", "outpace", "predate"."""
    for word in of_sentence:
        is_comparing = word.pos == "VERB" and any(pole.axis in _COMPARING for pole in word.poles)
        if is_comparing and word.roles.agent and word.roles.patient:
            agents, patients = (
                [w for w in of_sentence if w.stem in stems] for stems in (word.roles.agent, word.roles.patient)
            )
            signs = {axis: sign * word.polarity for axis, sign in _axes(word).items()}
            yield Comparison(
                word.span, _around(agents), _around(patients), signs, _marks(agents), _marks(patients), by_verb=True
            )


def _around(named: Sequence[Word]) -> Span:
    return Span(min(w.span.start for w in named), max(w.span.end for w in named))
