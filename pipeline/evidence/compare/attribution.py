"""Attribution: whose figure it is, of which year, of which whole; so that an article that took a neighbour's figure is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.alignment import pair_with
from pipeline.evidence.compare.date_relations import year_of
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.pair import BORROWED_UNIT, NO_UNIT, Pair
from pipeline.evidence.compare.quantity import LARGE_NUMBER, Quantity
from pipeline.lexicon import fragment, words
from pipeline.model import Figure, Span
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stem

# so many digits tell that the equal value is that very figure, and no other one of the same size
_TELLING_DIGITS = 2
# "Coastal District", "Sub-Saharan Africa", "Middle East and North Africa"
_WORD = r"[A-Z][^\W\d_]{1,30}(?:-[A-Z][^\W\d_]{1,30})?"
_NAME = regex(rf"\b{_WORD}(?:\s(?:{fragment('evidence.name_connectives')}\s){{0,2}}{_WORD}){{0,4}}")
# "63.5 per cent in Taiwan", "12 for the Coastal District"
_NAME_BEHIND = regex(rf"\s(?:in|for)\s(?:the\s)?(?P<name>{_NAME.pattern})")
_DETERMINER = fragment("evidence.whole_determiners")
# "44 per cent of the coal", "17 per cent of all goods"
_WHOLE_BEHIND = regex(rf"\sof\s(?:{_DETERMINER}\s){{0,2}}(?P<noun>[a-z]{{3,30}})")
# "Of all couriers, 54 per cent", "among the self-employed it was 54 per cent"
_WHOLE_BEFORE = regex(
    rf"(?:^|[.;,:]\s|\band\s)(?:[Oo]f|[Aa]mong)\s(?:{_DETERMINER}\s){{0,2}}(?P<noun>[a-z][a-z-]{{2,30}}),?"
    r"(?:\s(?:it|they|this)\s(?:was|is|were))?\s$"
)
# as in "702,000 tonnes in 1913"
_BETWEEN_FIGURE_AND_YEAR = regex(
    rf"(?:\s?(?!{fragment('evidence.figure_connectives')}\b)[^\W\d_]{{1,20}}){{0,3}}\s?\(?(?:in|for|by|of)?\s?$"
)
# "1913", "the same year"; an autumn alone may be of any year
_STATES_YEAR = regex(r"\d{4}|\byear\b")
# capitals that name nobody: the calendar, and what opens a sentence
_CALENDAR_WORDS = words("vocabulary.months.en") + words("vocabulary.weekdays.en")
_NO_NAME = STOPWORDS.union(_CALENDAR_WORDS, words("evidence.sentence_openers"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a figure is: the words of the nearest name, the year, the whole that it is a share of; empty where none is near.

    label: all three, as the text has them.
    """

    name: frozenset[str] = frozenset()
    year: str = ""
    label: str = ""
    total_noun: str = ""

    def conflicts_with(self, other: "Attribution", claim: str) -> bool:
        """Tell whether the other figure is of somebody or some year else; no word of the other name stands in the claim."""
        other_name = bool(self.name and other.name) and not _is_akin(self.name, other.name, claim)
        return _differ(self.year, other.year) or _differ(self.total_noun, other.total_noun) or other_name

    def compatible_with(self, other: "Attribution") -> bool:
        """Tell whether the other figure is of the same name, year and whole, as far as both say."""
        shared = any((self.year and other.year, self.name and other.name, self.total_noun and other.total_noun))
        akin = not self.name or not other.name or self.name <= other.name or other.name <= self.name
        return akin and shared and not _differ(self.year, other.year) and not _differ(self.total_noun, other.total_noun)


class Misattributed(NamedTuple):
    """What the source has for a claim's own name or year, and whose the claim's figure is there.

    is_sure: the other name is one for certain, and no common word that opens a sentence.
    """

    pair: Pair
    label: str
    is_sure: bool


def _is_akin(name: frozenset[str], other: frozenset[str], claim: str) -> bool:
    """Tell whether one name may stand for the other, or the claim has both."""
    folded = claim.casefold()
    return name <= other or other <= name or all(word in folded for word in other)


def _differ(left: str, right: str) -> bool:
    """Tell whether both are stated, and not the same."""
    return bool(left and right) and left != right


def attribution_of(annotated: AnnotatedText, figure: Figure) -> Attribution:
    """Return whose a figure of a text is.

    "By region, the Central Ranges lost 171,900 hectares, the Coastal District 83,700": 83,700 is the Coastal District's.
    """
    text, span = annotated.text, figure.span
    others = [f.span for f in annotated.figures if f.span != span]
    previous_end = max((other.end for other in others if other.end <= span.start), default=0)
    next_start = min((other.start for other in others if other.start >= span.end), default=len(text))
    name, year = _nearest_name(text, span, previous_end), _nearest_year(annotated, span, previous_end, next_start)
    match = _WHOLE_BEHIND.match(text, span.end) or _WHOLE_BEFORE.search(text, previous_end, span.start)
    total_noun = match["noun"] if match else ""
    label = " ".join(part for part in (name, year, total_noun) if part)
    return Attribution(_name_words(name), year, label, stem(total_noun.casefold()) if total_noun else "")


def _nearest_name(text: str, span: Span, previous_end: int) -> str:
    """Return the name right behind the figure, else the last one since the figure before, "" where there is none."""
    behind = _NAME_BEHIND.match(text, span.end)
    if behind and _name_words(behind["name"]):
        return behind["name"]
    before = [m.group() for m in _NAME.finditer(text, previous_end, span.start) if _name_words(m.group())]
    return before[-1] if before else ""


def _name_words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split()) - _NO_NAME


def _nearest_year(annotated: AnnotatedText, span: Span, previous_end: int, next_start: int) -> str:
    """Return the year right behind the figure, else the last one since the figure before, else the one of a lone figure."""
    text = annotated.text
    dated = [(t.span, year_of(t)) for t in annotated.times if year_of(t) and _STATES_YEAR.search(t.span.of(text))]
    for at, year in dated:
        if span.end <= at.start < next_start and _BETWEEN_FIGURE_AND_YEAR.match(text[span.end : at.start]):
            return year
    # "63 per cent in 1973 to 44.5": the year is the other figure's; at the start of a text there is no figure before
    before = [
        year
        for at, year in dated
        if previous_end <= at.start
        and at.end <= span.start
        and not (previous_end and _BETWEEN_FIGURE_AND_YEAR.match(text[previous_end : at.start]))
    ]
    if before:
        return before[-1]
    lone = len(annotated.figures) == 1 and len({year for _, year in dated}) == 1
    return dated[0][1] if lone else ""


def same_attribution(claim: AnnotatedText, pair: Pair, nearby: Sequence[AnnotatedText]) -> bool:
    """Tell whether an equal figure of the source is of the very name, year or whole that the claim's is."""
    passages = {passage.text: passage for passage in nearby}
    telling = pair.same_value and pair.unit_agreement >= BORROWED_UNIT
    if not telling or pair.claimed.significant_digits < _TELLING_DIGITS or pair.found.text not in passages:
        return False
    found = attribution_of(passages[pair.found.text], pair.found.figure)
    return attribution_of(claim, pair.claimed.figure).compatible_with(found)


def find_misattributed(
    claim: AnnotatedText, claimed: Quantity, found: Sequence[Quantity], nearby: Sequence[AnnotatedText]
) -> Misattributed | None:
    """Return what the source has for the claim's own name or year, and whose the figure is that the claim took instead.

    "By 1890 it was 702,000 tonnes", where the source has "641,000 in 1890" and "702,000 tonnes in 1913".

    Args:
        claim: the claim.
        claimed: its figure.
        found: the figures of the passages.
        nearby: all passages near the claim, each a sentence.

    Returns:
        None where an equal figure is not plainly of something else, or where the source has none for the claim's own.
    """
    if claimed.is_bound or claimed.significant_digits < _TELLING_DIGITS:
        return None
    passages = {passage.text: passage for passage in nearby}
    attribution = attribution_of(claim, claimed.figure)
    equal = [pair.found for _, pair in pair_with(claimed, found) if pair.same_value and pair.unit_agreement >= NO_UNIT]
    others = [attribution_of(passages[quantity.text], quantity.figure) for quantity in equal]
    if not others or not all(attribution.conflicts_with(other, claim.text) for other in others):
        return None
    is_sure = not all(_opens_text(o, quantity.text, nearby) for o, quantity in zip(others, equal, strict=True))
    series = {quantity.text: quantity.figure.span.end for quantity in equal}
    pair = _most_similar_of(attribution, claimed, nearby, series)
    return Misattributed(pair, others[0].label, is_sure) if pair else None


def _opens_text(attribution: Attribution, text: str, nearby: Sequence[AnnotatedText]) -> bool:
    """Tell whether the name is the word that opens a sentence, with capitals nowhere else: "Net debt stood at £61m"."""
    if len(attribution.name) != 1 or attribution.year or attribution.total_noun:
        return False
    word = attribution.label
    return text.startswith(word) and not any(passage.text.find(f" {word}") >= 0 for passage in nearby)


def _most_similar_of(
    attribution: Attribution, claimed: Quantity, nearby: Sequence[AnnotatedText], series: Mapping[str, int]
) -> Pair | None:
    """Return the most similar value that the source has of the same attribution.

    series: sentence with the equal value → where it ends; the other values in it may differ by any factor.
    """
    pairs = (
        pair
        for passage in nearby
        for _, pair in pair_with(claimed, interpret_figures(passage, nearby))
        if pair.irreconcilable
        and (pair.value_similarity > 0 or attribution.total_noun or passage.text in series)
        and _may_be_of_unit(pair, series)
        and not pair.found.is_bound
        and attribution.compatible_with(attribution_of(passage, pair.found.figure))
    )
    return max(pairs, key=lambda pair: pair.value_similarity, default=None)


def _may_be_of_unit(pair: Pair, series: Mapping[str, int]) -> bool:
    """Tell whether a figure has the claim's unit, or leaves it to the equal one: "the Ald had 6.2 redds, the Brack 4.8".

    A bare number is a share only behind one.
    """
    found = pair.found
    if found.figure.unit or found.text not in series:
        return pair.unit_agreement >= BORROWED_UNIT
    behind = series[found.text] <= found.figure.span.start
    of_size = pair.value_similarity > 0 or found.value < LARGE_NUMBER
    return pair.unit_agreement >= NO_UNIT and of_size and (behind or pair.claimed.dimension != "share")
