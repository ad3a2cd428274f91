"""How sure the model is of a name over the whole document: one decision and one kind for all of its mentions.

A word that is taken for a name in one place of twenty is none; a name that is one most of the time is one everywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.model import Span
from pipeline.text.regex import regex

# Least sureness by kind, of names of one word and of several: the highest that costs no F1 on the development data (ner_dev).
# A regression on sureness, uses, agreement, capitals, kind and neighbours ranks names of unread documents no better.
# What opens a sentence has its capital for another reason as well.
_LEAST = {"PERSON": (0.7, 0.65), "ORG": (0.6, 0.6), "PLACE": (0.6, 0.5), "EVENT": (0.9, 0.85)}
_LEAST_OTHER = (0.8, 0.8)
# What a document of several pages names once or twice, and so unsurely, is wrong more often than right.
_LONG, _FEW, _LEAST_IN_LONG = 4_000, 2, 0.72
_LEAST_AT_START, _LEAST_PERSON_AT_START = 0.75, 0.85
_LEAST_LISTED = 0.4  # of what the gazetteer has too
COUNTED = 0.4  # a span below it is no mention
_WORD = regex(r"\w+")
_SENTENCE_START = regex(r"(?:^|[.!?:\n][\"'”’)]{0,2})\s{0,3}[\"'“‘(]{0,2}$")


class Candidate(NamedTuple):
    """A span that the model takes for a name; phrase: its words; kind: the model's label; confidence: 0…1."""

    span: Span
    phrase: str
    kind: str
    confidence: float
    listed: bool = False


def keep_certain_names(text: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the mentions of the names that the model is sure of over the text, each with the kind that has most of the evidence."""
    mentions: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.confidence >= COUNTED:
            mentions[candidate.phrase].append(candidate)
    uses = _count_uses(text, mentions)
    kinds = {
        phrase: kind
        for phrase, found in mentions.items()
        if (kind := _decide(text, found, max(uses[phrase], len(found))))
    }
    for candidate in candidates:
        if candidate.confidence >= COUNTED and candidate.phrase in kinds:
            yield candidate._replace(kind=kinds[candidate.phrase])


def _decide(text: str, mentions: Sequence[Candidate], uses: int) -> str:
    """Return the kind of a name, "" where the evidence is too weak for one."""
    evidence: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        evidence[mention.kind] += mention.confidence
    kind = max(evidence, key=lambda kind: evidence[kind])
    first = mentions[0]
    one_word = " " not in first.phrase
    # several words with capitals are no accident: what the model passed over elsewhere speaks against one word alone
    sureness = sum(evidence.values()) / (uses if one_word else len(mentions))
    if first.listed:
        return kind if max(mention.confidence for mention in mentions) >= _LEAST_LISTED else ""
    least = _LEAST.get(kind, _LEAST_OTHER)[not one_word]
    if len(text) >= _LONG and len(mentions) <= _FEW and kind != "PERSON":
        least = max(least, _LEAST_IN_LONG)
    if one_word and all(_opens_sentence(text, mention.span) for mention in mentions):
        least = max(least, _LEAST_PERSON_AT_START if kind == "PERSON" else _LEAST_AT_START)
    return kind if sureness >= least else ""


def _opens_sentence(text: str, span: Span) -> bool:
    return bool(_SENTENCE_START.search(text, max(0, span.start - 6), span.start))


def _count_uses(text: str, mentions: Mapping[str, Sequence[Candidate]]) -> Counter[str]:
    """Return phrase → how often it stands in the text, outside of longer names. Linear in the length of the text."""
    by_first: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for phrase in mentions:
        words = _WORD.findall(phrase)
        if words:
            by_first[words[0]].append((words, phrase))
    spans = {candidate.span.start: candidate.span for found in mentions.values() for candidate in found}
    tokens = list(_WORD.finditer(text))
    written = [token.group() for token in tokens]
    uses: Counter[str] = Counter()
    name = Span(0, 0)  # the last one that began
    for i, token in enumerate(tokens):
        name = spans.get(token.start(), name)
        for words, phrase in by_first.get(written[i], ()):
            if written[i : i + len(words)] == words:
                end = tokens[i + len(words) - 1].end()
                uses[phrase] += end > name.end or name == Span(token.start(), end)
    return uses
