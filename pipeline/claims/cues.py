"""What speaks for and against checking a sentence: points a cue, set by hand.

The lists were written by hand, none was drawn from a corpus; the points were adjusted by hand while measuring on ClaimBuster.
The points are odds in natural logs: 0.7 doubles the odds that somebody would check it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Cue:
    """points for each match, counted up to most times; words: the pattern is one of a whole word in lower case."""

    points: float
    pattern: re.Pattern[str]
    most: int = 1
    words: bool = False


def _words(points: float, words: str, most: int = 1) -> Cue:
    return Cue(points, re.compile("|".join(words.split())), most, words=True)


def _like(points: float, pattern: str, most: int = 1) -> Cue:
    return Cue(points, re.compile(pattern, re.IGNORECASE), most)


@lru_cache(maxsize=1 << 15)
def cues_of(word: str) -> tuple[str, ...]:
    """Return the names of the cues that a word in lower case is; a text has few different words, so they are kept."""
    return tuple(name for name, cue in CUES.items() if cue.words and cue.pattern.fullmatch(word))


# subjects of public record: money, work, law, war, health, trade
PUBLIC = """tax(?:es|ed)? taxpayers? tariffs? budgets? deficits? debts? jobs? unemploy\\w{1,8} inflation incomes? wages?
 salar\\w{1,4} spending spends? spent programm?e?s? bills? laws? legislation amendments? resolutions?
 treat(?:y|ies) agreements? policy policies troops? weapons? missiles? warheads? nuclear arms military navy
 army forces? bombs? soldiers? wars? sanctions? embargo oil gas energy coal drilling electricity fuel
 emissions schools? students? teachers? universit(?:y|ies) compan(?:y|ies) business(?:es)? corporations?
 corporate banks? industr(?:y|ies) manufactur\\w{1,6} factor(?:y|ies) workers farmers? farms?
 agricultur\\w{1,4} employ\\w{0,6} insurance insured uninsured hospitals? doctors? patients? premiums? costs?
 prices? rates? percent trade exports? imports? econom(?:y|ies|ic) populations? immigra\\w{1,6}
 illegal\\w{0,3} borders? crimes? criminals? prisons? police murders? courts? congress senate parliament house
 administration agenc(?:y|ies) ministr(?:y|ies) departments? commission committee federal votes? voted voting
 elected elections? ballots? polls? invest(?:ed|ing|ors?|ments?)? stocks? markets? subsid\\w{1,5} loans?
 mortgages? bankrupt\\w{0,4} poverty poor homeless welfare benefits? pensions? retirement social security
 credits? deductions? loopholes? abortions? guns? drugs? disease cancer deaths? died kill(?:ed|ing)?
 attack(?:s|ed)? terroris\\w{1,3} hostages? coup invasion invaded occupied regime governments? republics?
 union intelligence inspectors? satellites? aircraft submarines? steel cars? autos? roads? railways? ports?
 freight containers? bridges? housing homes? land water pollution carbon scientists? research reports?
 stud(?:y|ies) investigations? records? contracts? donations? contributions? campaigns?"""

FOR = {
    "number": _like(0.45, r"(?<![\w.,])\d[\d.,]{0,20}", 3),
    "scale": _like(0.9, r"\b(?:thousands?|millions?|billions?|trillions?)\b|\d,\d{3}"),
    "share": _like(0.5, r"\d\s?%|\bper ?cent|\bpoints?\b"),
    "money": _like(0.3, r"[$€£¥]\s?\d|\b(?:dollars?|cents?|euros?|pounds)\b"),
    "spelled": _words(
        0.2,
        """two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty thirty forty fifty
        sixty seventy eighty ninety hundred dozen half thirds? fourth fifths quarters? twice""",
        2,
    ),
    "multiple": _words(0.4, "doubl(?:e[sd]?|ing) tripled? halved quadrupled twice tenfold"),
    "year": _like(0.2, r"\b(?:1[789]|20)\d\d\b|'\d0s|\b\d0s\b"),
    "month": Cue(
        0.2,
        re.compile(r"\b(?:January|February|March|April|May \d|June|July|August|September|October|November|December)\b"),
    ),
    "span": _words(0.2, "years? months? weeks? days? decades? hours?", 2),
    "past time": _like(
        0.6,
        r"\b(?:ago|since|last (?:year|month|week|fall|spring|summer|winter|\w{2,12} (?:years|months))"
        r"|(?:in|over) the (?:past|last)|for the first time|yesterday)\b",
    ),
    "history": _like(
        0.5,
        r"\bin (?:the |our |human )?(?:\w{1,12} )?history\b|\bin the world\b|\bthan ever\b|\bever (?:had|been|seen)\b",
    ),
    "comparison": _like(
        0.4,
        r"\b(?:more|less|fewer|\w{3,12}er) (?:\S{1,20} ){0,4}?than\b|\bas (?:many|much|high|low|large) as\b",
    ),
    "superlative": _words(
        0.5,
        "most least highest lowest largest biggest worst slowest fastest greatest longest smallest record majority",
    ),
    "change": _words(
        0.3,
        """increas\\w{1,3} decreas\\w{1,3} reduc\\w{1,4} rais\\w{1,3} cuts? cutting gr[eo]w\\w{0,3} growth
        r[io]s(?:e|es|en|ing) fall(?:s|en|ing)? fell declin\\w{1,3} drop(?:s|ped)? expan\\w{1,5}
        los(?:e|es|s|ses|t|ing) gain\\w{0,3} slash\\w{0,3} shr[aiu]nk\\w{0,3} went""",
    ),
    "public": _words(0.45, PUBLIC, 4),
    # a capital inside the sentence; honorifics are no news
    "name": Cue(
        0.35,
        re.compile(r"(?<=[a-z,;:'-] )(?!I\b|I'|Mrs?\b|Ms\b|God\b)[A-Z][\w'.-]{1,40}(?: [A-Z][\w'.-]{1,40}){0,6}"),
        3,
    ),
    "office": _like(
        0.2,
        r"\b(?:Mr|Mrs|Ms|Senator|Governor|President|Secretary|Minister)\.? [A-Z]"
        r"|\bthe (?:president|minister|senator|governor|administration)\b",
    ),
    "says": _words(
        0.2,
        """said says told called calls claims claimed accused testified admitted announced reported stated denied
        argued declared wrote promised predicted""",
    ),
    "stand": _words(
        0.3,
        """vot(?:e|es|ed|ing) supports supported oppos(?:e|es|ed|ing) against propos(?:es?|ed|als?) sign(?:s|ed)
        pass(?:es|ed) veto(?:es|ed)? introduced sponsored endors(?:es|ed) wants plans? appoint(?:s|ed)
        nominated approved authorized rejected refused repeal(?:ed)? banned fund(?:s|ed) abolish\\w{0,3}
        eliminat\\w{1,3} balanced created?""",
    ),
    "cause": _like(
        0.2,
        r"\b(?:because of|led to|caus(?:e|es|ed|ing)|result(?:s|ed|ing)? (?:in|of|from)|due to|as a result|leads? to|thanks to)\b",
    ),
    "existence": _like(0.3, r"\bthere(?:'s| is| are| was| were| has been| have been)\b"),
    "record": _like(0.3, r"\b(?:in fact|the fact is|as a matter of fact|the record|statistics|according to|experts)\b"),
    "past": _words(
        0.3,
        """(?!need|indeed|hundred|speed|seed|feed$|agreed|unit|concern|suppos|interest|commit|determin|convinc|bless)[a-z]{2,20}ed
        said told gave took got went came made brought built bought sold sent spent lost won led held kept met
        paid ran saw spoke wrote began became broke chose drove fought found fell grew knew rose stood taught
        threw had was were did didn't wasn't weren't left cut put done gone taken given been""",
        3,
    ),
    "under way": _like(0.3, r"(?:\bis|\bare|'s|'re) (?:not |now )?(?!going)[a-z]{3,20}ing\b"),
}

AGAINST = {
    "question": _like(-2.5, r"\?\W{0,5}$"),
    "opinion": _like(
        -0.6,
        r"\b(?:I|we) (?:(?:do|really|just|also|don't|do not|strongly|firmly|certainly|still|personally|would) ){0,2}"
        r"(?:think|believe|hope|want|feel|guess|wish|know|understand|agree|disagree|mean|like|love|suppose|intend|appreciate|respect|care|need"
        r"|say)\b",
    ),
    "modal": _like(
        -0.45,
        r"\b(?:should|must|ought|would|could|can|can't|cannot|couldn't|wouldn't|shouldn't|will|won't|might|may(?! \d)|shall|need to"
        r"|needs to|have to|has to|had to|got to|going to|let's|better)\b|\w'(?:ll|d)\b",
        3,
    ),
    "advice": _like(-0.4, r"\b(?:should|must|ought to|have to|has to|need to|needs to|let's)\b"),
    "you": _like(-0.25, r"\byou(?:r|rs|'re|'ve|'ll|rself)?\b", 2),
    "courtesy": _words(-0.5, "thanks? welcome congratulat\\w{1,5} excuse pardon ladies please sorry glad happy"),
    "greeting": _like(-0.5, r"\bgood (?:evening|morning|afternoon)\b"),
    "condition": _words(-0.3, "if unless whether suppose"),
    "judgement": _words(
        -0.3,
        """important proud great greatest good bad wrong right wonderful terrible fair unfair strong stronger
        strongest honest hopes? dream beliefs? values? freedom future moral courage leadership character faith
        trust vision spirit ideals? principles? opportunity peace peaceful dangerous serious clear critical
        essential vital responsibility challenges? tough difficult easy simple best better respect confidence
        commitment committed determined optimistic heart love hard fundamental really very ridiculous nonsense
        absolutely decent compassion deserves?""",
        3,
    ),
    "talk": _words(
        -0.4,
        """debates? questions? answers? respond response comment discuss discussion issues? tonight rebuttal
        moderator talk talking mention sentence matter differences? subject""",
        2,
    ),
    "vague": _words(
        -0.15,
        """people someone somebody everybody anybody everyone things? something anything everything nothing ways?
        kind sort lot stuff""",
        2,
    ),
    "hedge": _words(-0.3, "myself yourself personally frankly honestly obviously maybe perhaps probably possibly"),
    "private": _like(
        -0.5,
        r"\bmy (?:wife|husband|father|mother|parents|family|kids|children|sons?|daughters?|friends?|life)\b"
        r"|\b(?:remember|grew up|born)\b",
    ),
    "clock": _like(
        -1.2,
        r"\b(?:\d{1,3}|one|two|three|a few|few|thirty|sixty|ninety)[- ](?:seconds?|minutes?)\s(?:left|each|to)\b|\btime is up\b",
    ),
    "fragment": _like(-0.6, r"(?:\.\.\.|…|--|—|,)\s*$|^(?:\.\.\.|…)"),
}

CUES = FOR | AGAINST
