"""Stretches that hold digits or names of months and are no dates: citations, pages, URLs, counts, names of plans."""

import re
from collections.abc import Iterator

from pipeline.model.span import Span, blank
from pipeline.text.quantities import is_quantity

_NOUNS = (
    r"(?:people|persons?|men|women|children|soldiers|troops|fighters|civilians|prisoners|casualties"
    r"|deaths|dead|wounded|killed|injured"
    r"|refugees|migrants|students|workers|employees|jobs|households|families|homes|houses|residents"
    r"|inhabitants|voters|votes|seats"
    r"|members|delegates|participants|respondents|companies|firms|schools|hospitals|villages|vehicles"
    r"|cars|trucks|tanks|guns|ships"
    r"|vessels|planes|aircraft|missiles|rockets|drones|bombs|words|pages|copies|items|units|points"
    r"|cases|times)"
)
_PLANS = (
    r"(?:Vision|Agenda|Horizon|Strategy|Plan|Programme|Program|Roadmap|Goals?|Targets?|Framework|Initiative|Concept"
    r"|Compass|Project|Mission)"
)
_VERBS = (
    r"argu|claim|not|show|find|found|suggest|report|observ|conclud|describ|explain|examin|analy[sz]"
    r"|estimat|point|writ|wrote|stat|defin|provid"
    r"|offer|identif|highlight|maintain|contend|discuss|demonstrat|propos|emphasi[sz]|stress|call|refer"
    r"|view|sees|saw|consider"
).replace("|", "[a-z]{0,4}|")
# a month or a season before the year: a date in brackets, not a citation
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring"
    r"|summer|autumn|winter|early|late|mid|since|from|until"
    r"|in|by|to|and|circa|c\.|ca\.|about|of)[ –-](?:\d{1,2},[ ])?(?:1[6-9]|20)\d\d\)",
    re.IGNORECASE,
)
# what stands before a year and not before a count: "in 1940 British soldiers", "summer 2021 troops"
_YEARLY = re.compile(
    r"\b(?:in|since|until|till|by|during|from|early|late|mid|spring|summer|autumn|fall|winter|January"
    r"|February|March|April|May|June|July|August"
    r"|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|\d{1,2},)[ ]$",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]{1,30}"

_FOUR_DIGITS = re.compile(r"(?<![\w–-])\d{4}(?!\d)")

MASKS = (
    # https://…/2024/08/…, www.…, 10.1080/…
    re.compile(r"(?:https?://|www\.|doi:)\S{1,500}|\b10\.\d{4,9}/\S{1,200}", re.IGNORECASE),
    # (Sullivan, 2019), (Lee 2017, p. 4; Kassen 2018a), Smith (2010), Lee et al. (2017)
    re.compile(
        r"\((?:(?:see|cf\.|e\.g\.,?)[ ]){0,2}[^()\d\n]{0,60}?[A-Z][^()\d\n]{0,80},?[ ](?:1[6-9]|20)\d\d[a-z]?"
        r"(?:,[ ](?:pp?\.[ ]?)?[\d–-]{1,12}|,[ ](?:(?:1[6-9]|20)\d\d)?[a-z]){0,4}"
        r"(?:;[^()\n]{1,120}?(?:1[6-9]|20)\d\d[a-z]?(?:,[ ](?:pp?\.[ ]?)?[\d–-]{1,12}|,[ ][a-z]){0,3}){0,20}\)"
    ),
    # Lee et al. (2017), Smith and Jones (2010a, b), Smith (2010) argues: "Battle of Verdun (1916)" is none
    re.compile(
        rf"{_NAME}(?:(?:[ ](?:and|&)[ ]{_NAME}|[ ]et[ ]al\.?)[ ]\((?:1[6-9]"
        r"|20)\d\d[a-z]?(?:,[ ](?:(?:1[6-9]"
        rf"|20)\d\d)?[a-z]?){{0,4}}(?:[:,][ ](?:pp?\.[ ]?)?[\d–-]{{1,12}})?\)"
        rf"|[ ]\((?:1[6-9]|20)\d\d(?:[a-z]|[:,][ ](?:pp?\.[ ]?)?[\d–-]{{1,12}}|(?=\)[ ](?:{_VERBS})\b))\))"
    ),
    # Lee et al., 2017; Brown and Truman, 2009: in a longer bracket
    re.compile(rf"{_NAME}(?:[ ](?:and|&)[ ]{_NAME},|[ ]et[ ]al\.?,?)[ ](?:1[6-9]|20)\d\d[a-z]?\b"),
    # pp. 1990–2004, p. 1998, vol. 2012, no. 1325, Resolution 1244, § 1983, Highway 2000, flight 1549, 31 (3–4): 314–43
    re.compile(
        r"\b(?:pp?|vols?|nos?|nr|ch|chap|sec|art|fig"
        r"|para)\.[ ]?\d[\d–—-]{0,12}(?:[,;][ ]?\d[\d–—-]{0,12}){0,5}|№[ ]?\d{1,6}"
        r"|\b(?:pages?|volume|number|issue|Resolution|resolution|Flight|flight|Order|Decree|Directive"
        r"|Regulation|Article|Section|Room|room"
        r"|Highway|Route|Model|Boeing|Airbus|Windows|ISO|Bill|House|Case|Document|line|lines)[ ](?:No\.?[ ]"
        r"|\([A-Z]{2,4}\)[ ])?\d[\d/–-]{0,12}"
        r"|\b\d{1,4}[ ]?\(\d{1,3}(?:[–-]\d{1,3})?\)[:,][ ]?\d{1,5}(?:[–-]\d{1,5})?"
    ),
    # C5+1, TPP-11, 5G, 2+2
    re.compile(r"\b\w{0,10}\d{1,2}\+\d{1,2}\b|\b[A-Z]{2,8}-\d{1,4}\b"),
    # $1990, US$ 2000, €1500, 2000%, #1984
    re.compile(r"[$€£¥₸₽₹#№@][ ]?\d[\d,.]{0,20}|\b(?:USD|EUR|GBP|KZT|RUB|US\$)[ ]?\d[\d,.]{0,20}"),
    # 1500 soldiers; "in 1940 British soldiers" is a year all the same
    re.compile(rf"(?<![\d–-])\b\d{{4}}(?:[ ]\w{{3,15}})?[ ]{_NOUNS}\b(?![-’'])"),
    # a round count of things: nearly 1500 ethnic Germans
    re.compile(
        r"\b(?:than|nearly|over|some|approximately|least|estimated|roughly"
        r"|almost)[ ]\d{1,2}00(?=[ ](?:[a-z]{3,15}[ ])?[a-z]{3,20}s\b)",
        re.IGNORECASE,
    ),
    # Vision 2030, Strategy 2050, ‘Central Asia 2040’
    re.compile(
        rf"\b{_PLANS}[ ](?:20|21)\d\d\b(?![–-]\d)|[‘“\"]{_NAME}(?:[ ]{_NAME}){{0,4}}[ ](?:20"
        r"|21)\d\d(?=[’”\"])"
    ),
    # the Central Asia 2040 vision
    re.compile(
        r"(?<=[a-z,] )(?!January|February|March|April|May|June|July|August|Septem|Octo|Novem|Decem)"
        + rf"{_NAME}[ ]20[3-9]\d\b"
    ),
    # newspapers: the Daily Telegraph
    re.compile(
        r"\b(?:Daily|Sunday|Weekly|Monthly|Evening|Morning)[ ](?:Telegraph|Mail|Mirror|Express|Star|Times"
        r"|News|Post|Herald|Standard|Sun|Record)\b"
    ),
)


def masked(text: str) -> str:
    """Return the text with those stretches blanked; every span still reads back.

    >>> masked("pp. 314–43, in 1998, Vision 2030").split()
    [',', 'in', '1998,']
    """
    return blank(text, _spans(text))


def _spans(text: str) -> Iterator[Span]:
    yield from (Span(*m.span()) for m in _FOUR_DIGITS.finditer(text) if is_quantity(text, *m.span()))
    for pattern in MASKS:
        for match in pattern.finditer(text):
            if match.group()[0] == "(" and _DATED.search(match.group()):
                continue
            if match.group()[0].isdigit() and _YEARLY.search(text[max(0, match.start() - 14) : match.start()]):
                continue
            yield Span(*match.span())
