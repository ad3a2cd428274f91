"""Attribution of quotations: who is named as the speaker behind the quotation, or before it."""

import re

from pipeline.lexicon import fragment
from pipeline.mentions.quotes.marks import MarkedText
from pipeline.text.regex import regex

_VERB = fragment("vocabulary.reporting_verbs", "quotes.quotation_verbs")
_PARTICLE = rf"(?:{fragment('vocabulary.name_particles')}|of|and|for|the)"
_NAME_PART = r"[^\W\d_a-zß-ÿ][\w.’'&-]{0,30}"
# no article before a common noun: "The report"
_NAME = rf"(?:(?!(?:The|An?) [a-z]){_NAME_PART}(?: (?:{_PARTICLE} ){{0,2}}{_NAME_PART}){{0,7}})"
_ROLE = (
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?: [\w’'-]{1,30}){0,4}? "
    rf"{fragment('quotes.speaker_nouns')}s?(?: {fragment('quotes.prepositions_of_role')} (?:the )?{_NAME})?)"
)
_LEGAL_TEXT = rf"(?:{fragment('quotes.numbered_parts')} \d{{1,4}})"
_SPEAKER = rf"(?P<speaker>{_LEGAL_TEXT}|{_NAME}|{_ROLE}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
# with commas, dashes or brackets: the head of the bank, a former minister, a year
_APPOSITION = r"(?:, [^,“”\"\n]{2,100},| [–—-] [^–—“”\"\n]{2,100} [–—-]| \([^()“”\"\n]{2,40}\))?"
_ADVERB = rf"(?: {fragment('quotes.adverbs')})?"
# …”, said X; …”, X said; …”, X, head of Y, said
_VERB_BEHIND = regex(rf"\s?[,.!?]?\s{{1,2}}(?:as )?{_VERB}(?: (?:by|in))? (?:[a-z-]{{2,20}} ){{0,3}}?{_SPEAKER}\b")
_SPEAKER_BEHIND = regex(
    rf"\s?[,.!?]?\s{{1,2}}(?!wh|that\b)(?:[a-z-]{{2,20}} ){{0,3}}?{_SPEAKER}{_APPOSITION}{_ADVERB} {_VERB}\b"
)
_ACCORDING_BEHIND = regex(rf",? according to (?:[a-z-]{{2,20}} ){{0,3}}?{_SPEAKER}")
# X said: “…; X, head of Y, told reporters that “…; as X put it, “…; X: “…
_SPEAKER_BEFORE = regex(
    rf"(?<![\w’'-]){_SPEAKER}{_APPOSITION}{_ADVERB} {_VERB}(?: [^“”\"\n.;]{{0,90}}?)?(?:[,:]|(?:,? that|,? as|:)"
    rf"|)\s?$|(?<![\w’'-])(?P<label>{_NAME}):\s$",
)
# In Lee’s words, “…; Lee’s answer was blunt: “…
_GENITIVE_BEFORE = regex(
    rf"(?<![\w’'-])(?P<speaker>{_NAME}?)(?:[’']s|(?<=s)[’']) (?:[a-z-]{{2,20}} ){{0,2}}?"
    rf"{fragment('quotes.utterance_nouns')}\b[^“”\"\n.;]{{0,40}}[,:]?\s?$"
)
_ACCORDING_BEFORE = regex(
    rf"(?:[Aa]ccording to|[Ii]n the words of|[Qq]uoting) (?:[a-z-]{{2,20}} ){{0,3}}?{_SPEAKER}[^“”\"\n.;]{{0,60}}$"
)
_BEFORE_NAME = regex(
    r"^(?:(?:(?i:" + fragment("vocabulary.honorifics") + ")|"
    rf"{fragment('gazetteer/people.titles', 'quotes.title_words', 'quotes.openers', 'quotes.states_and_unions')})\.? )+"
    r"(?=[^\W\d_a-z])"
)
_OF_COUNTRY = regex(r" of (?:the )?[A-Z].*$")
_WHOLE_NAME = regex(_NAME)
_APPOSED_NAME = regex(rf", (?P<name>{_NAME}),")
_REACH = 260  # characters before a quotation in which its speaker is looked for


def speaker_of(text: str, quotation: MarkedText) -> tuple[str, str]:
    """Return (speaker, rule) from what follows the quotation, else from what leads to it; "" for no speaker."""
    first = max(0, quotation.left - _REACH)
    paragraph = text.rfind("\n", first, quotation.left) + 1
    before = text[max(paragraph, first) : quotation.left]
    behind = text[quotation.right : quotation.right + 200].split("\n", 1)[0]
    closed = text[quotation.end - 1] in ",!?—–" or behind.lstrip()[:1] == ","
    matches = [(_ACCORDING_BEHIND.match(behind), "after")]
    if closed or re.match(rf" {_VERB} ", behind):
        matches += [(_VERB_BEHIND.match(behind), "after"), (_SPEAKER_BEHIND.match(behind), "after")]
    matches += [(_in_last_sentence(_GENITIVE_BEFORE, before), "before"), (_ACCORDING_BEFORE.search(before), "before")]
    matches += [(_in_last_sentence(_SPEAKER_BEFORE, before), "before")]
    for match, side in matches:
        speaker = match and (match["speaker"] or (match.groupdict().get("label") or ""))
        if match and speaker:
            return _without_titles(_apposed_name(match, speaker)), f"rule:speaker-{side}"
    return "", "rule:quote"


def _apposed_name(match: re.Match[str], speaker: str) -> str:
    """Return Maria Petrova of "the envoy, Maria Petrova, warned"."""
    if _WHOLE_NAME.fullmatch(speaker):
        return speaker
    apposed = _APPOSED_NAME.match(match.string, match.end("speaker"))
    return apposed["name"] if apposed else speaker


def _without_titles(speaker: str) -> str:
    """Return a name without its titles and without the country of an office."""
    name = _BEFORE_NAME.sub("", speaker)
    return (_OF_COUNTRY.sub("", name) if name != speaker else name).strip(" .,’'")


def _in_last_sentence(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """Return the match in the last sentence before the quotation."""
    cut = max(before.rfind(stop) for stop in (". ", "? ", "! ", "” ", '" ')) + 1
    return pattern.search(before[cut:])
