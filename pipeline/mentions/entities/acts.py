"""Acts that go by a number, and programmes whose head word is written small."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.mentions.entities.capitals import UP
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, words

# Resolution 1325, Regulation (EU) 2023/956, Directive 2009/28/EC, Decree No. 17
_NUMBER = r"\ (?:\((?:EU|EC|EEC|Euratom)\)\ )?(?:No\.?\ )?(?=[\w/-]{0,12}\d)[A-Z0-9][\w/-]{0,15}\w"
# the Northern Bridge strategy, the Global Lakes agenda
_SMALL = rf"(?P<name>{UP}[\w-]{{1,30}}(?:\ {UP}[\w-]{{1,30}}){{1,4}}(?:\ 20\d\d)?)\ (?:%s)\b"
# the plan of a year: Vision 2050, Agenda 2063
_OF_A_YEAR = re.compile(r"(?<![\w-])(?:Vision|Agenda|Strategy|Horizon|Programme|Plan|Roadmap)\ 20\d\d(?![\w–-])")


def acts(text: str) -> Iterator[Entity]:
    """Yield [Regulation (EU) 2023/956] as LAW, [Vision 2050] and the [Northern Bridge] strategy as PROGRAMME.

    text: as plain() gives it.
    """
    for m in _numbered().finditer(text):
        yield Entity("", Span(*m.span()), "LAW", m.group(), "rule:number")
    for m in _OF_A_YEAR.finditer(text):
        yield Entity("", Span(*m.span()), "PROGRAMME", m.group(), "rule:number")
    for m in _named().finditer(text):
        name = m["name"].split(" ")
        while name and (name[0] in words("heads", "empty") or _owner(name[0])):
            name = name[1:]
        if len(name) > 1 and not any(_other(word) for word in name) and " ".join(name) not in names():
            start = m.end("name") - len(" ".join(name))
            yield Entity("", Span(start, m.end("name")), "PROGRAMME", " ".join(name), "rule:small-head")


def _owner(word: str) -> bool:
    """Tell whether a programme is another's: the [EU] Blue Water strategy."""
    return word in names() or word in heads()


def _other(word: str) -> bool:
    """Tell whether a word makes the name a person's or a body's: "Joe Biden agenda", "Foreign Ministry programme"."""
    return heads().get(word) == "ORG" or word in words("people", "given_names") or word in words("people", "titles")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(words('heads', 'numbered')))}){_NUMBER}", re.VERBOSE)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(r"(?<![\w'-])" + _SMALL % "|".join(sorted(words("heads", "small"))), re.VERBOSE)
