"""Short forms inside a statement that the works of the document tell: in front of another work, behind the author's own words."""

from collections.abc import Iterator

from pipeline.model.span import Span
from pipeline.text.notes.short_forms import ShortForms
from pipeline.text.notes.split import trim_statement
from pipeline.text.regex import regex

# where a short form may end, and another statement begin; not behind an initial
_BOUNDARY = regex(r"(?P<semicolon>;)\s{1,4}|(?<=[.”\"’])(?<![\s.][^\W\d_a-z]\.)\s{1,4}(?=[“\"‘«„]?[^\W\d_a-z])")
# a capital or a quotation mark behind a word in small letters: "is given in Lee, p. 4"
_BEHIND_WORD = regex(r"(?<=[a-z]\s)[“\"‘«„*]?[^\W\d_a-z]")
_LONGEST_FORM = 240  # characters of a short form in front of another statement
_LONGEST_REMARK = 600  # characters of words with a short form behind them
_MOST_PLACES = 24  # at which a short form may open behind words


def split_by_works(text: str, span: Span, forms: ShortForms) -> Iterator[Span]:
    """Yield a statement in the parts that known works tell: "Outlook 2024, Annex B; Lee and Kim, table 4" are two.

    The works may grow between two parts.
    """
    start = span.start
    for boundary in _BOUNDARY.finditer(text, span.start, span.end):
        if not 0 < boundary.start() - start <= _LONGEST_FORM:
            continue
        form = forms.find(text[start : boundary.start()])
        if form and form.sure and (form.place or boundary["semicolon"]):
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
