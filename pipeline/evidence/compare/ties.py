"""What a figure is tied to where it stands: the nearest name and the year, so that a neighbour's figure is seen to be one."""

import re
from dataclasses import dataclass

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.times import year
from pipeline.model import Figure, Span
from pipeline.text.stems import STOPWORDS, stem

# "Coastal District", "Sub-Saharan Africa", "Middle East and North Africa"
_WORD = r"[A-Z][^\W\d_]{1,30}(?:-[A-Z][^\W\d_]{1,30})?"
_NAME = re.compile(rf"\b{_WORD}(?:\s(?:(?:of|and|the|de|la)\s){{0,2}}{_WORD}){{0,4}}")
# "63.5 per cent in Taiwan", "12 for the Coastal District"
_BEHIND = re.compile(rf"\s(?:in|for)\s(?:the\s)?(?P<name>{_NAME.pattern})")
# "44 per cent of the coal", "17 per cent of all goods"
_WHOLE = re.compile(r"\sof\s(?:(?:all|the|its|their)\s){0,2}(?P<noun>[a-z]{3,30})")
# "Of all couriers, 54 per cent", "among the self-employed it was 54 per cent"
_WHOLE_BEFORE = re.compile(
    r"(?:^|[.;,:]\s|\band\s)(?:[Oo]f|[Aa]mong)\s(?:(?:all|the|those|its|their)\s){0,2}(?P<noun>[a-z][a-z-]{2,30}),?(?:\s(?:it|they|this)\s(?:was|is|were))?\s$"
)
# as in "702,000 tonnes in 1913"
_YEAR_BEHIND = re.compile(r"(?:\s?(?!(?:and|but|or|to|from|against)\b)[^\W\d_]{1,20}){0,3}\s?\(?(?:in|for|by|of)?\s?$")
# "1913", "the same year"; an autumn alone may be of any year
_SAYS = re.compile(r"\d{4}|\byear\b")
# capitals that name nobody: the calendar, and what opens a sentence
_NO_NAME = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday"
    " friday saturday sunday among according compared unlike like despite since until within without across last next"
    " nearly almost roughly around however meanwhile by".split()
)


@dataclass(frozen=True, slots=True)
class Tie:
    """The words of the nearest name, small, the year, and of what the figure is a part; empty where nothing is near.

    words: as the text has them.
    """

    name: frozenset[str] = frozenset()
    year: str = ""
    words: str = ""
    whole: str = ""

    def against(self, other: "Tie", text: str) -> bool:
        """Tell whether the other one is of somebody or some year else; text: the claim, in which no word of that name stands."""
        years = bool(self.year and other.year) and self.year != other.year
        said = text.casefold()
        akin = self.name <= other.name or other.name <= self.name or all(word in said for word in other.name)
        wholes = bool(self.whole and other.whole) and self.whole != other.whole
        return years or wholes or bool(self.name and other.name and not akin)

    def same(self, other: "Tie") -> bool:
        """Tell whether the other one is of the same name and year, as far as both say."""
        years = not self.year or not other.year or self.year == other.year
        names = not self.name or not other.name or self.name <= other.name or other.name <= self.name
        wholes = not self.whole or not other.whole or self.whole == other.whole
        shared = any((self.year and other.year, self.name and other.name, self.whole and other.whole))
        return years and names and wholes and shared


def tie(said: AnnotatedText, figure: Figure) -> Tie:
    """Return what the figure is tied to."""
    others = [f.span for f in said.figures if f.span != figure.span]
    low = max((span.end for span in others if span.end <= figure.span.start), default=0)
    high = min((span.start for span in others if span.start >= figure.span.end), default=len(said.text))
    name, when = _name(said.text, figure.span, low), _year(said, figure.span, low, high)
    part = _WHOLE.match(said.text, figure.span.end) or _WHOLE_BEFORE.search(said.text, low, figure.span.start)
    whole = part["noun"] if part else ""
    said_of = " ".join(words for words in (name, when, whole) if words)
    return Tie(_words(name), when, said_of, stem(whole.casefold()) if whole else "")


def _name(text: str, span: Span, low: int) -> str:
    """Return the name right behind the figure, else the last one since the figure before, "" where there is none."""
    behind = _BEHIND.match(text, span.end)
    if behind and _words(behind["name"]):
        return behind["name"]
    before = [m.group() for m in _NAME.finditer(text, low, span.start) if _words(m.group())]
    return before[-1] if before else ""


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split()) - STOPWORDS - _NO_NAME


def _year(said: AnnotatedText, span: Span, low: int, high: int) -> str:
    """Return the year right behind the figure, else the last one since the figure before, else the one of a lone figure."""
    dated = [(time.span, year(time)) for time in said.times if year(time) and _SAYS.search(time.span.of(said.text))]
    behind = (
        y for at, y in dated if span.end <= at.start < high and _YEAR_BEHIND.match(said.text[span.end : at.start])
    )
    # "63 per cent in 1973 to 44.5": the year is the other figure's
    before = [
        y for at, y in dated if low <= at.start and at.end <= span.start and not _follows(said.text, low, at.start)
    ]
    lone = len(said.figures) == 1 and len({y for _, y in dated}) == 1
    return next(behind, "") or (before[-1] if before else dated[0][1] if lone else "")


def _follows(text: str, figure_end: int, start: int) -> bool:
    """Tell whether a year stands right behind the figure that ends there; none does at the start of the text."""
    return figure_end > 0 and _YEAR_BEHIND.match(text[figure_end:start]) is not None
