"""Annotated texts written in one line, so that a case of the comparison needs no finder of figures and dates.

"Trade reached [more than $40 billion|40e9|USD|>] in {August 2024|2024-08-01|2024-08-31}."
[words|value or low..high|unit|comparator|kind] is a figure, {words|first|last|timex} a date; ids are f0, f1 … and d0, d1 …
"""

import re
from decimal import Decimal

from pipeline.evidence.annotated import AnnotatedText
from pipeline.model import Figure, Span, Time

_MARKED = re.compile(r"\[([^\[\]]+)\]|\{([^{}]+)\}")


def annotated(line: str) -> AnnotatedText:
    text, done = "", 0
    figures: list[Figure] = []
    times: list[Time] = []
    for match in _MARKED.finditer(line):
        text += line[done : match.start()]
        done = match.end()
        words, *fields = (match[1] or match[2]).split("|")
        span = Span(len(text), len(text) + len(words))
        text += words
        if match[1]:
            figures.append(_figure(f"f{len(figures)}", span, *fields))
        else:
            times.append(_time(f"d{len(times)}", span, *fields))
    return AnnotatedText(text + line[done:], tuple(figures), tuple(times))


def _figure(id_: str, span: Span, value: str, unit: str = "", comparator: str = "=", kind: str = "level") -> Figure:
    low, _, high = value.partition("..")
    return Figure(id_, span, Decimal(low), Decimal(high or low), unit, comparator, kind)


def _time(id_: str, span: Span, first: str, last: str = "", timex: str = "") -> Time:
    return Time(id_, span, "date", timex or first, timex or first, first, last or first)
