"""What kinds of statement a sentence makes: several, each recognised by its own words."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pipeline.lexicon import either, fragment, words
from pipeline.model import ClaimKind
from pipeline.text.date_fragments import MONTH_NAMES
from pipeline.text.regex import regex


def _fragment(name: str) -> str:
    return fragment(f"claims.kinds.{name}", blank=r"\s")


_COUNTS = [word for word in words("vocabulary.numerals.ones") if word != "one"]
_NUMBER = rf"(?:\d[\d.,]{{0,20}}|{either(_COUNTS)}|{fragment('vocabulary.numerals.teens', 'vocabulary.numerals.tens')}|hundred)"
_COMPARATIVE = rf"(?:more|less|fewer|(?!{_fragment('no_comparatives')})[^\W\d_]{{3,12}}er)"
_SPEAKER = rf"(?:{_fragment('speakers')}|[A-Z][\w’'-]{{1,30}})"
_WORK_WRITTEN = r"(?<=wrote)\s(?:\d|an?\b|the\b)"  # "wrote 212 letters": ascribes nothing
_MONTHS = either(name for name in MONTH_NAMES if name != "May")  # "may" is a verb too


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of claim. mentions: what in the sentence makes it, as a finder saw it; pattern: the words that make it."""

    kind: ClaimKind
    mentions: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None


def _rule(kind: ClaimKind, mention: str, *alternatives: str, flags: re.RegexFlag = re.IGNORECASE) -> Rule:
    pattern = regex("|".join(_at_words(alternatives)), flags) if alternatives else None
    return Rule(kind, frozenset(mention.split()), pattern)


def _at_words(alternatives: Iterable[str]) -> Iterator[str]:
    r"""Yield the alternatives, those that begin with \b as one: inside of words none of them is tried."""
    bounded: list[str] = []
    for alternative in alternatives:
        if alternative.startswith(r"\b"):
            bounded.append(alternative.removeprefix(r"\b"))
        else:
            yield alternative
    if bounded:
        yield rf"\b(?:{'|'.join(bounded)})"


# in the order of the table
_RULES = (
    _rule(
        ClaimKind.QUANTITY,
        "figure",
        r"[$€£¥]\s?\d",
        rf"\b{_NUMBER}(?:\s?%|\s{_fragment('counted_units')}\b)",
        rf"\b{_fragment('portions')}\b",
    ),
    _rule(
        ClaimKind.COMPARISON,
        "",
        rf"\b{_COMPARATIVE}\s(?:[^\s,;]{{1,20}}\s){{0,4}}?than\b",
        rf"\bas\s{_fragment('equative_adjectives')}\sas\b",
        r"\b(?:most|least)\s[^\W\d_]{4,14}\b",
        r"\bthe\s[^\W\d_]{3,12}est\b",
        rf"\b{_fragment('comparison')}\b",
    ),
    _rule(ClaimKind.DATED_EVENT, "event"),
    _rule(
        ClaimKind.QUOTATION,
        "quote",
        r"[“\"«](?=[^”\"»]{10,400}[”\"»])(?:[^\s”\"»]{1,40}\s){2,80}?[^\s”\"»]{1,40}[”\"»]",
    ),
    _rule(
        ClaimKind.ATTRIBUTION,
        "narrative speaker",
        rf"\b(?i:{_fragment('source_phrases')})\b",
        rf"\b{_SPEAKER}\s(?:{_fragment('speech_adverbs')}\s)?{_fragment('attributing_verbs')}\b(?!{_WORK_WRITTEN})",
        rf"[”\"»],?\s{_fragment('quoting_verbs')}\b",
        rf"\b(?:it\s(?:is|was)|is|are|was|were)\s{_fragment('impersonal_reports')}\b",
        flags=re.NOFLAG,  # a capital makes a name
    ),
    _rule(ClaimKind.CAUSAL, "", rf"\b(?:{_fragment('causal')}|allow(?:s|ed)\s[^\s]{{1,20}}\sto)\b"),
    _rule(
        ClaimKind.DEFINITION,
        "",
        rf"\b{_fragment('definition')}\b",
        rf"\b(?:known\sto\s[\w\s]{{1,30}}\sas|(?:is|are)\san?\s{_fragment('classes')}\sof)\b",
    ),
    _rule(
        ClaimKind.PREDICTION,
        "",
        rf"\b(?:{_fragment('prediction')}|(?:is|are)\s{_fragment('expectations')}\sto|by\s20[3-9]\d)\b",
    ),
    _rule(
        ClaimKind.OPINION,
        "",
        rf"\b(?:I|we)\s(?:do\snot\s|don[’']t\s)?{_fragment('opinion_verbs')}\b",
        rf"\b{_fragment('opinion')}\b",
    ),
    _rule(ClaimKind.OWN, "own"),
)
_MAX_LENGTH = 2000  # code points that are read; a longer sentence is a table gone wrong
_DATE = regex(rf"\b(?:1[5-9]|20)\d\d\b|\b{_MONTHS}\b")
_PAST = regex(rf"\b(?!{fragment('claims.no_past')})[a-z]{{2,20}}ed\b|\b{fragment('claims.irregular_event_past')}\b")


def kinds(sentence: str, mentions: Collection[str] = ()) -> tuple[ClaimKind, ...]:
    """Return the kinds in the order of the table; a plain statement has none.

    mentions: what the finders saw in it: figure, date, event, quote, narrative (a citation whose author is the subject), speaker
    (it stands under the name of one), own.
    Years of citations are to be blanked out before.

    >>> [str(kind) for kind in kinds("Trade rose to $42 billion because the border was open.")]
    ['quantity', 'causal']
    """
    seen, sentence = frozenset(mentions), sentence[:_MAX_LENGTH]
    dated = ("date" in seen or _DATE.search(sentence)) and _PAST.search(sentence)
    return tuple(
        rule.kind
        for rule in _RULES
        if rule.mentions & seen
        or (rule.pattern and rule.pattern.search(sentence))
        or (dated and rule.kind == ClaimKind.DATED_EVENT)
    )
