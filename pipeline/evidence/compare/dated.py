"""A date where it stands in a claim or a passage, and what its words say of it."""

import re
from dataclasses import dataclass

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import Context, before, context, events
from pipeline.evidence.compare.times import comparable, inherited, stated, worded
from pipeline.model import Time

# "2018 FIFA World Cup", "the 2019–20 season": part of a name
_NAMED = re.compile(r"(?:\s*[–-]\s*\d{2,4})?\s+(?:[A-Z]|seasons?\b|films?\b|albums?\b|editions?\b|elections?\b)")
# "as of 10 March", "by April": the day of a count, not of an event
_STATE = re.compile(
    r"\b(?P<word>as of|as at|by|until|through|since|from)\s+(?:the\s+|early\s+|late\s+|mid-)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands: its text and the words around it; counts: the text has figures."""

    time: Time
    text: str
    around: Context
    counts: bool = False

    @property
    def events(self) -> frozenset[str]:
        """Return the stems of what happened then."""
        return events(self.text, self.time.span)

    @property
    def deed(self) -> str:
        """Return the stem of the last word before the date that means something: "complet" of "completed in March 2020"."""
        return before(self.text, self.time.span)

    @property
    def inherited(self) -> bool:
        """Tell whether only the text around it gives the year ("the same year"): it may agree, but contradicts nothing."""
        return inherited(self.time, self.words)

    @property
    def words(self) -> str:
        """Return the date as it stands in its text."""
        return self.time.span.of(self.text)

    @property
    def state(self) -> str:
        """Return the word that makes it the day of a count or of a state ("as of", "since"), "" where none stands there."""
        before = _STATE.search(self.text[max(0, self.time.span.start - 16) : self.time.span.start])
        return before["word"].casefold() if before else ""

    @property
    def named(self) -> bool:
        """Tell whether the date, a year alone, is part of a name."""
        return stated(self.time) <= 1 and _NAMED.match(self.text, self.time.span.end) is not None

    @property
    def firm(self) -> bool:
        """Tell whether the date says when something happened, and is no name and no day of a count."""
        return not self.named and not self.state


def dated(said: AnnotatedText) -> tuple[Dated, ...]:
    """Return the dates of a text that can be compared."""
    text = said.text
    times = (worded(time, time.span.of(text)) for time in said.times)
    counts = bool(said.figures)
    return tuple(Dated(t, text, context(text, t.span), counts) for t in times if comparable(t))


def in_title(time: Time, title: AnnotatedText) -> str:
    """Return the words of a title that have the date, or a period that begins or ends with it; "" where none has."""
    for found in title.times:
        ends = {found.first[:4], found.last[:4]}
        if found.first and (
            (time.first == found.first and time.last == found.last) or (time.timex in ends and time.first)
        ):
            return found.span.of(title.text)
    return ""
