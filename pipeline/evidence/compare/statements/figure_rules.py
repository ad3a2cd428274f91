"""Differences that a shared figure anchors: its sign, its owner, and the order of a change."""

from collections.abc import Iterator
from itertools import combinations

from pipeline.evidence.compare.statements.contrasts import split
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing, with_denial
from pipeline.evidence.compare.statements.owners import Part, changes, parts, rises_and_falls, same_value
from pipeline.evidence.compare.statements.poles import COUNTED
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.lexicon import fragment
from pipeline.model import CheckOutcome, Figure
from pipeline.text.regex import regex

# "exceeded it by 7" tells the sign of 7, "7 more than" that of what is compared
_CHANGE = "change"
_SIGNED = (_CHANGE, "comparison")
_REACH = 3
# behind a figure: "7 per cent fewer"; two things compared may stand the other way round: "more than Norvik"
_OF_ANOTHER = r"(?!\sthan\s(?:it\b|they\b|he\b|she\b|(?:the\s)?[A-Z]))"
_SIGNS = tuple(
    (sign, regex(rf"\s(?:per cent\s|[^\W\d_]{{3,}}\s)?({fragment(*lists)})\b{_OF_ANOTHER}"))
    for sign, lists in (
        (1, ("statements.signs.plus", "vocabulary.comparatives.more")),
        (-1, ("statements.signs.minus", "vocabulary.comparatives.less")),
    )
)

# between two values of one thing
_COMPARES = regex(rf"\b{fragment('evidence.comparison_bases')}\b|\b(?:instead of|rather than)\b")


def find_signs(pairing: Pairing) -> Iterator[Difference]:
    """Yield a shared figure that the claim lets rise and the passage fall, or the other way round."""
    for number, passage in enumerate(pairing.passages):
        for stem in _shared_numbers(pairing.claim, passage):
            claimed, found = _signs(pairing.claim, stem), _signs(passage, stem)
            if claimed and found and claimed.keys().isdisjoint(found.keys()):
                words = next(iter(claimed.values())), next(iter(found.values()))
                yield Difference(*words, CheckOutcome.DIFFERS, number, f"by the same {stem}")


def _shared_numbers(claim: Reading, passage: Reading) -> list[str]:
    """Return the numbers of the claim's figures that stand in figures of the passage; years are none."""
    found = {word.stem for word in _numbers(passage)}
    return [word.stem for word in _numbers(claim) if word.stem in found]


def _numbers(reading: Reading) -> list[Word]:
    """Return the numbers in the figures of a text."""
    return [w for w in reading.words if w.is_number and any(f.span.overlaps(w.span) for f in reading.figures)]


def _signs(reading: Reading, number: str) -> dict[int, str]:
    """Return the signs of a number, each with its words: those written behind it, of the nearest change words, of its own change.

    "Fell by 8.7 more" has both signs, and opposes nothing.
    """
    by_words = *_written_signs(reading, number), *_signs_by_tree(reading, number)
    return dict((*_signs_by_values(reading, number), *by_words))


def _written_signs(reading: Reading, number: str) -> Iterator[tuple[int, str]]:
    """Yield the signs behind a number: "7 per cent fewer", "30 centimetres below the record"; not of "more than Norvik"."""
    for figure in reading.figures:
        if any(word.stem == number and figure.span.overlaps(word.span) for word in reading.words):
            for sign, pattern in _SIGNS:
                if match := pattern.match(reading.text, figure.span.end):
                    yield sign, match.group(1)


def _signs_by_values(reading: Reading, number: str) -> Iterator[tuple[int, str]]:
    """Yield the sign of a change that ends at a number: "from 67 to 162" rises, however it is parsed."""
    for before, after in rises_and_falls(reading):
        if any(word.stem == number and after.span.overlaps(word.span) for word in reading.words):
            yield (1 if after.low > before.low else -1), _from_to(reading, before, after)


def _signs_by_tree(reading: Reading, number: str) -> Iterator[tuple[int, str]]:
    """Yield the signs of the change words nearest to a number, in its part of the text."""
    spans = [part.span for part in split(reading) if any(word.stem == number for word in part.words)]
    by_distance = [
        (word.neighbours[number], pole.sign * word.polarity, word)
        for axis in _SIGNED
        for word in reading.by_axis.get(axis, ())
        for pole in word.poles
        if pole.axis == axis and (axis == _CHANGE or word.pos == "VERB")
        if word.neighbours.get(number, _REACH + 1) <= _REACH and not _is_of_change(reading, word)
        if any(span.overlaps(word.span) for span in spans)
    ]
    nearest = min((distance for distance, _, _ in by_distance), default=0)
    yield from ((sign, with_denial(reading, word)) for distance, sign, word in by_distance if distance == nearest)


def _is_of_change(reading: Reading, word: Word) -> bool:
    """Tell whether a word says how a change changed: "the rise was trimmed to 3.7 per cent"; a loss is an amount as well."""
    nouns = (w for w in reading.by_axis.get(_CHANGE, ()) if w is not word and w.pos == "NOUN" and w.stem not in COUNTED)
    return any(w.stem in word.subject and w.sentence == word.sentence for w in nouns)


def find_reversed_changes(pairing: Pairing) -> Iterator[Difference]:
    """Yield a change of the claim that the passage tells the other way round: "from 7 to 12", "7, compared with 12 before"."""
    for before, after in changes(pairing.claim):
        for number, passage in enumerate(pairing.passages):
            for earlier, later in changes(passage):
                of_one_unit = _same_unit(before, after) and _same_unit(earlier, later)
                if of_one_unit and _are_reversed(before, after, earlier, later):
                    words = (_from_to(pairing.claim, before, after), _from_to(passage, earlier, later))
                    yield Difference(*words, CheckOutcome.DIFFERS, number, "the order is reversed")


def _are_reversed(before: Figure, after: Figure, earlier: Figure, later: Figure) -> bool:
    return same_value(before, later) and same_value(after, earlier) and not same_value(before, after)


def _from_to(reading: Reading, before: Figure, after: Figure) -> str:
    return f"from {before.span.of(reading.text)} to {after.span.of(reading.text)}"


def find_owners(pairing: Pairing) -> Iterator[Difference]:
    """Yield two figures that the claim gives to one thing each and the passage the other way round.

    One figure alone beside the words of another part may be told in other words, and gives no difference.
    """
    for number, passage in enumerate(pairing.passages):
        shared = [f for f in pairing.claim.figures if any(same_value(f, g) for g in passage.figures)]
        found = parts(passage.text, [g for g in passage.figures if any(_same_unit(f, g) for f in shared)])
        for left, right in combinations(parts(pairing.claim.text, shared), 2):
            owners = _only_owner(left, found), _only_owner(right, found)
            if (
                owners[0]
                and owners[1]
                and _are_listed(pairing.claim, left.figure, right.figure)
                and _are_swapped(left, right, owners[0], owners[1])
            ):
                yield Difference(
                    f"{left.figure.span.of(pairing.claim.text)} ({_shown(pairing.claim, left.words & owners[1].words)})",
                    f"{owners[0].figure.span.of(passage.text)} ({_shown(passage, owners[0].words - owners[1].words)})",
                    CheckOutcome.DIFFERS,
                    number,
                    "the source has it of another",
                )


def _are_listed(reading: Reading, left: Figure, right: Figure) -> bool:
    """Tell whether two figures may be of one list: not "15 per cent of those aged 25–64", nor a result, "2–0".

    Nor are two values of one thing: "45 per cent instead of the 55 that were assumed".
    """
    between = reading.text[left.span.end : right.span.start]
    listed = any(map(str.isalpha, between)) and not _COMPARES.search(between)
    return listed and (left.low == left.high) is (right.low == right.high)


def _only_owner(part: Part, found: list[Part]) -> Part | None:
    """Return the part of the passage that has the value, None where several have or none."""
    owners = [other for other in found if same_value(part.figure, other.figure)]
    return owners[0] if len(owners) == 1 else None


def _are_swapped(left: Part, right: Part, first: Part, second: Part) -> bool:
    """Tell whether the words of each part of the claim stand by the other's value: both across, none straight."""
    of_first, of_second = first.words - second.words, second.words - first.words
    across = left.words & of_second and right.words & of_first
    straight = left.words & of_first or right.words & of_second
    return first is not second and bool(across) and not straight


def _same_unit(left: Figure, right: Figure) -> bool:
    return left.unit == right.unit or not left.unit or not right.unit or same_value(left, right)


def _shown(reading: Reading, stems: frozenset[str]) -> str:
    """Return the words of a text that have these stems, in text order."""
    words = [word.span.of(reading.text) for word in reading.words if word.stem in stems]
    return " ".join(dict.fromkeys(words)) or " ".join(sorted(stems))
