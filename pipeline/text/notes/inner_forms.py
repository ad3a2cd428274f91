"""Short forms inside a statement that the works of the document tell: in front of another work, behind the author's own words."""

from collections.abc import Iterator

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.model.span import Span
from pipeline.text.notes.short_forms import ShortForms
from pipeline.text.notes.split import trim_statement
from pipeline.text.regex import regex

_SEE = fragment("citations.signals.see", blank=BLANK)
# where a short form may end, and another statement begin: a semicolon, "and see", the end of a sentence, not behind an initial
_BOUNDARY = regex(
    rf"(?P<sure>;|,?\s(?:and|but)(?=\s{_SEE}\s))\s{{1,4}}"
    r"|(?<=[.”\"’])(?<![\s.][^\W\d_a-z]\.)\s{1,4}(?=[“\"‘«„]?[^\W\d_a-z])"
)
# a capital or a quotation mark behind a word in small letters: "is given in Lee, p. 4", "gives four (Tides, 204)"
_BEHIND_WORD = regex(r"(?:(?<=[a-z]\s)|(?<=\s\())[“\"‘«„*]?[^\W\d_a-z]")
_DIGIT = regex(r"\d")
_LONGEST_FORM = 240  # characters of a short form in front of another statement
_LONGEST_REMARK = 600  # characters of words with a short form behind them
_MOST_PLACES = 24  # at which a short form may open behind words


def split_by_works(text: str, span: Span, forms: ShortForms) -> Iterator[Span]:
    """Yield a statement in the parts that known works tell: "Outlook 2024, Annex B; Lee and Kim, table 4" are two.

    The works may grow between two parts.
    """
    start = span.start
    last_digit = max((found.start() for found in _DIGIT.finditer(text, span.start, span.end)), default=-1)
    for boundary in _BOUNDARY.finditer(text, span.start, span.end):
        if not 0 < boundary.start() - start <= _LONGEST_FORM:
            continue
        form = forms.find(text[start : boundary.start()])
        # without a place, what follows a full stop may be the imprint: "Lee, Tides. Bonn 2004"
        if form and form.sure and (form.place or boundary["sure"] or last_digit < boundary.end()):
            yield Span(start, boundary.start())
            start = boundary.end()
    if start == span.start:
        yield span
    else:
        yield from trim_statement(text, start, span.end)


def openings_behind_words(statement: str) -> Iterator[int]:
    """Yield where a work may open behind words of the author's own."""
    if len(statement) <= _LONGEST_REMARK:
        for i, opening in enumerate(_BEHIND_WORD.finditer(statement)):
            if i < _MOST_PLACES:
                yield opening.start()
