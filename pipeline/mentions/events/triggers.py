"""The words that events are told by: finite verbs, gerunds, event nouns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.span import Span

_EVENTS = (
    "accession adoption agreement aggression annexation appointment armistice arrest assassination attack ban"
    " battle bombing boom boycott campaign ceasefire ceremony closure collapse commencement conference conflict"
    " congress convention coup crackdown crash creation crisis death cyclone debate decision declaration default defeat"
    " demonstration devaluation dissolution earthquake drought election embargo end enlargement establishment eruption"
    " event exercise expansion expulsion fall famine fire flood foundation founding genocide hearing hurricane inauguration"
    " incident independence intervention introduction invasion killing landing launch massacre meeting merger"
    " mission negotiation offensive opening outbreak pandemic parade partition peace poll protest publication raid"
    " ratification rebellion recession reform referendum release report resignation resolution retreat revolt"
    " revolution riot rise ruling sanction session siege signing speech split start storm strike summit surrender survey"
    " talk takeover test tour trial treaty truce unification unrest uprising verdict visit vote war withdrawal"
)
EVENT_NOUNS = frozenset(_EVENTS.split())
_IRREGULAR = (
    "became began bought born broke brought built came chose cut drew fell fled flew forgave fought found gave grew"
    " held hit kept knew lay led left lost made met overthrew paid put quit ran rose said sank sat saw sent set"
    " shot shut sold sought spent split spoke spread stood struck swore took threw told tore won withdrew wrote"
    " went got overtook shrank sprang sang swam drank rang arose awoke beat bent bid bound bred burst cast caught crept dealt dug"
    " ate fed felt fought forbade froze hid hung hurt lent lit meant met rode sewed shook shone slept slid spun stole stuck swept"
    " taught thought undertook woke wore wound beaten bitten blown driven eaten flown forbidden forgiven forgotten frozen hidden"
    " overthrown proven ridden risen shaken shrunk shown spoken stolen sung sworn torn withheld woken worn overtook"
    " underwent begun broken chosen drawn fallen given grown held known seen sold sunk taken"
    " thrown withdrawn written become"
)
_GERUNDS = (
    "abandoning acceding adopting agreeing announcing annexing approving arresting attacking banning becoming"
    " beginning breaking building closing completing concluding creating crossing cutting declaring defeating"
    " dissolving electing ending endorsing establishing expelling falling founding gaining holding imposing"
    " introducing invading joining killing launching leaving lifting losing merging naming occupying opening"
    " passing publishing ratifying reaching recognising recognizing rejecting releasing renaming resigning seizing"
    " selling sending signing starting suspending taking transferring winning withdrawing"
)
_IRREGULARS = rf"(?:(?:re|un|over|under|out|fore|mis)?(?:{_IRREGULAR.replace(' ', '|')})|cost|read|let)"
_PRESENT = (
    "assumes becomes begins closes comes ends enters expires falls goes hosts joins lasts leaves meets opens resumes"
    " retires starts takes turns"
)
# a participle that opens a sentence: "Founded in 1987, the company …"
_LEADING = (
    "Adopted Announced Appointed Born Built Completed Created Elected Established Formed Founded Introduced Launched"
    " Named Opened Published Released Signed Written"
)
_MODALS = r"(?:will|would|shall|may|might|could|should|must|can|did|does|do)"
_AUX = r"(?:is|are|was|were|has|have|had)"
_ADVERBS = r"(?:[ ](?:not|never|also|then|later|now|only|first|since|have|be|been|being|to|[a-z]{2,14}ly)){0,4}"
_PARTICIPLE = rf"(?:[a-z]{{2,20}}ed|due|{_IRREGULARS})"
# "broke up", "shot down", "took place"; not "rose up to 5", "fell over the year"
_PARTICLE = (
    r"(?:[ ](?:up(?![ ](?:to|by|from)\b)|down(?![ ](?:to|by|from)\b)|over(?=[ ]to\b)|out|off|away|apart"
    r"|place|effect|part(?=[ ]in\b))\b)?"
)
_PLANS = (
    r"(?:plans?|planned|expects?|expected|intends?|intended|aims?|hopes?|agreed|decided|vowed|promised|pledged|proposed"
    r"|refused|failed|declined|was[ ]to|were[ ]to|(?:is|are|was|were)[ ](?:due|scheduled|expected|set|likely|planned|slated"
    r"|projected|supposed|about))"
)
_TRIGGER = re.compile(
    rf"\b(?:(?P<plan>(?:(?:has|have|had)[ ])?{_PLANS}[ ](?:not[ ])?to[ ](?:be[ ])?[a-z]{{2,20}}{_PARTICLE})"
    rf"|(?P<modal>{_MODALS}(?:n['’]t)?{_ADVERBS}[ ](?!(?:the|an|its|their|in|on|at|of|for|no|one)\b)[a-z]{{2,20}}{_PARTICLE})"
    rf"|(?P<aux>{_AUX}(?:n['’]t)?{_ADVERBS}(?:[ ](?:{_PARTICIPLE}{_PARTICLE}|(?<=to )[a-z]{{2,20}}))?)"
    rf"|(?P<past>(?:[a-z]{{2,20}}ed|{_IRREGULARS}){_PARTICLE})"
    rf"|(?P<present>(?:{_PRESENT.replace(' ', '|')}){_PARTICLE})"
    r"|(?P<wish>to[ ](?:be[ ])?[a-z]{3,20})"
    rf"|(?P<lead>{_LEADING.replace(' ', '|')})"
    rf"|(?P<gerund>{_GERUNDS.replace(' ', '|')})"
    rf"|(?P<noun>(?:{_EVENTS.replace(' ', '|')})s?))\b(?!['’]s|-)"
    r"|(?<=\bwhich )(?P<relative>[a-z]{3,20})\b",
)
# "the associated sanctions", "a united front": an adjective
_DETERMINED = re.compile(
    r"\b(?:the|a|an|its|their|his|her|of|over|on|with|about|for|against|between|into|this|that|these|more|most|newly|so-called|[a-z]+['’]s|\d|two|three|four"
    r"|five|six|seven|eight|nine|ten)[ ]$",
    re.IGNORECASE,
)
# "expect the terminal to open"
_WISHED = re.compile(
    r"\b(?:expects?|expected|wants?|wanted|asked|ordered|allowed|allows|urged|urges|forecasts?|requires?|required|obliges?)"
    r"[ ](?P<who>(?:[\w’'-]+[ ]){1,6})$"
)
_OF_HEAD = re.compile(rf"\b(?P<head>{_EVENTS.replace(' ', '|')})[ ]of[ ](?:[\w’'-]+[ ]){{0,4}}$")
# between a verb and the noun that it governs, or the noun of a phrase that says where and how
_OBJECT = re.compile(r"[ ](?:[\w’'-]+[ ]){0,9}$")
# what makes the noun the date's own: "has grown since the war in 1991"
_APART = re.compile(
    r"\b(?:since|after|before|until|till|following|during|despite|because|from|by|when|as|that|and|or|to)\b",
    re.IGNORECASE,
)
_OF_DATE = re.compile(r"[ ]of[ ](?:the[ ])?")
_DETERMINER = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Tt]his|[Tt]hat)|['’]s|s['’])[ ]$"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that an event is told by. verb: it can have a subject and an object."""

    span: Span
    verb: bool


def triggers(text: str, stretch: Span, names: Sequence[Span]) -> list[Trigger]:
    """Return the triggers in a stretch; words inside a name ("Peace Corps") and adjectives are none."""
    out: list[Trigger] = []
    for found in _TRIGGER.finditer(text, max(0, stretch.start), stretch.end):
        span = Span(*found.span())
        before = text[max(0, span.start - 14) : span.start]
        if any(span.overlaps(name) for name in names):
            continue
        if (found["past"] or found["present"]) and _DETERMINED.search(before):
            continue
        if found["noun"] and before.endswith("to "):  # "to fall", "to vote"
            continue
        if found["wish"] and not _WISHED.search(text, stretch.start, span.start):
            continue
        if found["lead"] and text[stretch.start : span.start].strip(" “”\"'"):
            continue
        out.append(Trigger(span, verb=found["noun"] is None))
    return out


def governing(text: str, clause: Span, date: Span, names: Sequence[Span]) -> Trigger | None:
    """Return what governs the date: a noun right behind it, the nearest before it, the first verb after it."""
    behind = triggers(text, Span(date.end, min(clause.end, date.end + 32)), names)
    if behind and not behind[0].verb and _qualified(text, date, behind[0].span):
        return behind[0]
    before = triggers(text, Span(clause.start, date.start), names)
    if before:
        return _head(text, before, date)
    after = triggers(text, Span(date.end, clause.end), names)
    return next((t for t in after if t.verb), after[0] if after else None)


def wished(text: str, clause: Span, trigger: Trigger) -> str:
    """Return the terminal of "officials expect the terminal to open"."""
    found = _WISHED.search(text, clause.start, trigger.span.start)
    return found["who"].strip() if found and trigger.span.of(text).startswith("to ") else ""


def _qualified(text: str, date: Span, noun: Span) -> bool:
    """Tell "the 1991 agreement", "the May summit" from "in 2018 talks resumed"."""
    own = (
        _DETERMINER.search(text[max(0, date.start - 8) : date.start])
        or text[date.start : date.start + 4].lower() == "the "
    )
    return bool(own) and bool(re.fullmatch(r"[ ](?:[\w’-]+[ ]){0,2}", text[date.end : noun.start]))


def _head(text: str, before: list[Trigger], date: Span) -> Trigger:
    """Climb from the nearest noun to the verb that governs it, or to the noun it hangs on ("the start of the war")."""
    last = before[-1]
    if last.verb:
        return last
    if len(before) > 1 and before[-2].verb and not _OF_DATE.fullmatch(text[last.span.end : date.start]):
        between = text[before[-2].span.end : last.span.start]
        if _OBJECT.fullmatch(between) and not _APART.search(between):
            return before[-2]
    if head := _OF_HEAD.search(text, max(0, last.span.start - 80), last.span.start):
        return Trigger(Span(*head.span("head")), verb=False)
    return last
