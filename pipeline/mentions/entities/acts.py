"""Legal acts that go by a number, and programmes that go by a year or whose head word is in lower case."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import fragment
from pipeline.mentions.entities.capitals import UP
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, word_set
from pipeline.text.regex import regex

# Resolution 1325, Regulation (EU) 2023/956, Directive 2009/28/EC, Decree No. 17
_NUMBER = r" (?:\((?:EU|EC|EEC|Euratom)\) )?(?:No\.? )?(?=[\w/-]{0,12}\d)[A-Z0-9][\w/-]{0,15}\w"
# Moor v. Tonna, Harbour Board of Lund v. Olsen
_WORD_OF_PARTY = rf"(?:{fragment('entities.abbreviations_in_parties')}\.|{UP}\.(?: {UP}\.)?|{UP}[\w'’&-]{{1,30}})"
_PARTY = rf"{_WORD_OF_PARTY}(?: (?:of |the |and |for )?{_WORD_OF_PARTY}){{0,5}}"
_CASE = regex(rf"(?<![\w.])(?!{fragment('entities.before_cases')} ){_PARTY} v\. {_PARTY}(?<!\.)")
# the Northern Bridge strategy, the Global Lakes agenda
_CUT = regex(rf"{fragment('entities.abbreviations_in_parties')}\. v")
_PROGRAMME = rf"(?P<name>{UP}[\w-]{{1,30}}(?: {UP}[\w-]{{1,30}}){{1,4}}(?: 20\d\d)?)"


def find_acts(text: str) -> Iterator[Entity]:
    """Yield [Regulation (EU) 2023/956] as LAW, [Vision 2050] and the [Northern Bridge] strategy as PROGRAMME.

    text: as plain() gives it.
    """
    for match in _numbered_law().finditer(text):
        yield Entity("", Span(*match.span()), "LAW", match.group(), "rule:number")
    for match in _CASE.finditer(text):
        if _CUT.match(match.group()):
            continue  # "Preservation Council, [Inc. v. Moor]"
        yield Entity("", Span(*match.span()), "LAW", match.group(), "rule:case")
    for match in _dated_programme().finditer(text):
        yield Entity("", Span(*match.span()), "PROGRAMME", match.group(), "rule:number")
    for match in _named_programme().finditer(text):
        name = match["name"].split(" ")
        while name and (name[0] in word_set("heads.openers") or _is_owner(name[0])):
            name = name[1:]
        if len(name) > 1 and not any(_belongs_to_another_kind(word) for word in name) and " ".join(name) not in names():
            start = match.end("name") - len(" ".join(name))
            yield Entity("", Span(start, match.end("name")), "PROGRAMME", " ".join(name), "rule:small-head")


def _is_owner(word: str) -> bool:
    """Return whether a word only says whose programme it is: the [EU] Blue Water strategy."""
    return word in names() or word in heads()


def _belongs_to_another_kind(word: str) -> bool:
    """Return whether a word makes the name a person's or an organisation's: "Joe Biden agenda", "Foreign Ministry programme"."""
    return heads().get(word) == "ORG" or word in word_set("people.given_names") or word in word_set("people.titles")


@cache
def _numbered_law() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){fragment('gazetteer/heads.numbered_laws')}{_NUMBER}")


@cache
def _dated_programme() -> re.Pattern[str]:
    """Match the plan of a year: Vision 2050, Agenda 2063."""
    return re.compile(rf"(?<![\w-]){fragment('gazetteer/heads.dated_programme_heads')} 20\d\d(?![\w–-])")


@cache
def _named_programme() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-]){_PROGRAMME} {fragment('gazetteer/heads.lowercase_programme_heads')}\b")
