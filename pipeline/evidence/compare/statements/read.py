"""Texts parsed together and read: each content word with its poles, polarity, modality, quantity, subject and neighbours."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.statements.polarity import count_denials
from pipeline.evidence.compare.statements.words import Pole, Reading, Word
from pipeline.lexicon import labels, words
from pipeline.lexicon.loader import entry
from pipeline.model import Span
from pipeline.text.parse import Sentence, Token, parse
from pipeline.text.stems import STOPWORDS, stem

# how many arcs of the tree a neighbour may be away
REACH = 4
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"))
_POLAR_FUNCTION_WORDS = ("ADP", "ADV", "ADJ", "SCONJ")
_SUBJECTS = ("subject", "passive subject")
_SHARING_SUBJECT = ("open complement", "adverb", "conjunct", "adjective")
_NAME_PARTS = ("name", "compound", "title", "possessor", "adjective")
# what a word takes over from its head: "expected to rise" is as unsure as "expected"
_INHERITING = frozenset(
    ("open complement", "complement", "noun clause", "object", "subject", "passive subject", "oblique")
)
_MODALITY = labels("statements.modality")
_QUANTITY = labels("statements.quantity")
_DISTRIBUTIVE, _PERIODS = frozenset(("each", "every")), frozenset(words("statements.measures.periods"))
_SHARE_SIGNS = frozenset(("%", "per", "percent", "half", "third", "quarter"))
_NEGATIVE_WORDS = frozenset((*words("vocabulary.negations"), *words("statements.denials"), "n't", "n’t"))
_DEEPEST = 4
# nouns that measure, and are no sign of the same thing
_MEASURES = frozenset(stem(word) for word in words("statements.measures.nouns"))
# what was read in this process, by its text
_READINGS: dict[str, Reading] = {}
_MOST_READINGS = 20_000
# "before the end of March": what stands so near before a date bounds it
_BOUND_REACH = 12


class Masked(NamedTuple):
    """Where words oppose nothing: in figures and dates ("more than 40"), and before a date that they bound ("before May")."""

    mentions: Sequence[Span]
    bounds: Sequence[Span]


def read_texts(texts: Sequence[AnnotatedText]) -> list[Reading]:
    """Return the readings of texts, parsed in one batch: that costs less than one by one; many claims read one passage."""
    unread = list({annotated.text: annotated for annotated in texts if annotated.text not in _READINGS}.values())
    if len(_READINGS) + len(unread) > _MOST_READINGS:
        _READINGS.clear()
        unread = list({annotated.text: annotated for annotated in texts}.values())
    parsed = parse([annotated.text for annotated in unread])
    for annotated, sentences in zip(unread, parsed, strict=True):
        _READINGS[annotated.text] = _reading(annotated, sentences)
    return [_READINGS[annotated.text] for annotated in texts]


def join(readings: Sequence[Reading]) -> Reading:
    """Return the reading of sentences that stand beside each other, as one passage; spans are those of the joined text."""
    if len(readings) == 1:
        return readings[0]
    content: list[Word] = []
    denials: list[int] = []
    start = number = 0
    for reading in readings:
        denials += [sentence + number for sentence in reading.denials]
        for word in reading.words:
            span = Span(word.span.start + start, word.span.end + start)
            content.append(replace(word, span=span, sentence=word.sentence + number))
        start += len(reading.text) + 1
        number += 1 + max((*(word.sentence for word in reading.words), *reading.denials), default=0)
    return Reading(
        " ".join(reading.text for reading in readings),
        tuple(content),
        tuple(name for reading in readings for name in reading.names),
        tuple(denials),
        tuple(word for reading in readings for word in reading.universals),
    )


@cache
def poles_of() -> dict[str, tuple[Pole, ...]]:
    """Return base form → its poles, of all opposed words and converses of lexicon/statements.toml."""
    found: dict[str, list[Pole]] = {}
    for table in ("opposites", "converses"):
        for axis, ends in entry(f"statements.{table}").items():
            for end, sign in (("plus", 1), ("minus", -1)):
                for word in ends[end]:
                    found.setdefault(word, []).append(Pole(axis, sign, table == "converses"))
    return {word: tuple(dict.fromkeys(poles)) for word, poles in found.items()}


def _reading(annotated: AnnotatedText, sentences: Sequence[Sentence]) -> Reading:
    text = annotated.text
    bounds = [Span(max(0, time.span.start - _BOUND_REACH), time.span.end) for time in annotated.times]
    masked = Masked([mention.span for mention in (*annotated.figures, *annotated.times)], bounds)
    content = [word for i, sentence in enumerate(sentences) for word in _words(text, sentence, i, masked)]
    tokens = [token for sentence in sentences for token in sentence.tokens]
    lemmas = [token.lemma.casefold() for token in tokens]
    denials = tuple(
        i for i, sentence in enumerate(sentences) for token in sentence.tokens if token.lemma.casefold() in _NEGATIVE_WORDS
    )
    universals = tuple(lemma for lemma in lemmas if _QUANTITY.get(lemma) == "all")
    names = tuple(name for sentence in sentences for name in _names(text, sentence))
    return Reading(text, tuple(content), names, denials, universals)


def _names(text: str, sentence: Sentence) -> Iterator[tuple[str, ...]]:
    """Yield the stems of each run of proper nouns."""
    run: list[str] = []
    for token in sentence.tokens:
        word = token.span.of(text)
        if token.pos == "PROPN" and word[:1].isupper():
            run.append(stem(word.casefold()))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _words(text: str, sentence: Sentence, number: int, masked: Masked) -> Iterator[Word]:
    """Yield the content words of a sentence."""
    tokens = sentence.tokens
    children: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i:
            children[token.head].append(i)
    stems = [_stem(text, token) for token in tokens]
    denied = count_denials(sentence)
    for i, token in enumerate(tokens):
        if stems[i]:
            yield Word(
                token.span,
                stems[i],
                token.pos,
                token.relation,
                number,
                _poles(token.span.of(text).casefold(), token, masked),
                -1 if denied[i] % 2 else 1,
                _modality(tokens, children, i),
                _quantity(tokens, children, i),
                _subject(tokens, children, stems, i),
                _arguments(tokens, children, stems, i),
                _near(tokens, children, stems, i),
            )


def _stem(text: str, token: Token) -> str:
    """Return the stem of the base form of a content word, "" of a function word that is on no axis."""
    word = token.span.of(text).casefold()
    if not any(c.isalnum() for c in word):
        return ""
    base = stem(word if token.pos in ("PROPN", "NUM") else token.lemma.casefold() or word)
    if token.pos not in _CONTENT or base in STOPWORDS:
        return base if token.lemma.casefold() in poles_of() and token.pos in _POLAR_FUNCTION_WORDS else ""
    return base


def _poles(form: str, token: Token, masked: Masked) -> tuple[Pole, ...]:
    """Return the poles of a word; a name has none, nor what belongs to a figure or bounds a date ("more than", "before")."""
    spans = [*masked.mentions, *(masked.bounds if token.pos in _POLAR_FUNCTION_WORDS else ())]
    modifies = token.relation in ("compound", "particle", "fixed")
    if token.pos == "PROPN" or modifies or any(span.overlaps(token.span) for span in spans):
        return ()
    poles = poles_of()
    return poles.get(form) or poles.get(token.lemma.casefold(), ())


def _modality(tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int) -> frozenset[str]:
    """Return the kinds of the hedges over a word: its auxiliaries and adverbs, and those of what it depends on."""
    found: set[str] = set()
    for _ in range(_DEEPEST):
        for j in (i, *children[i]):
            kind = _MODALITY.get(tokens[j].lemma.casefold())
            if kind and (
                j == i
                or tokens[j].relation in ("auxiliary", "adverb", "adjective", "marker", "parataxis", "open complement")
            ):
                found.add(kind)
        if tokens[i].relation not in _INHERITING or tokens[i].head == i:
            break
        i = tokens[i].head
    return frozenset(found)


def _quantity(tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int) -> str:
    """Return how much of a whole a noun or a predicate stands for: "all" of "all tenants", "most" of "most of the tenants"."""
    if tokens[i].pos == "PROPN":
        return ""
    limits = [tokens[j] for j in children[i] if tokens[j].relation in ("determiner", "adjective", "adverb", "number")]
    head = tokens[tokens[i].head]
    if tokens[i].relation == "modifier" and any(tokens[j].lemma == "of" for j in children[i]):
        limits.append(head)
        if head.lemma.casefold() in _SHARE_SIGNS:
            exceeds = any(tokens[j].lemma.casefold() in ("more", "over") for j in children[tokens[i].head])
            return "most" if exceeds else "some"
    kinds = [kind for token in limits if (kind := _QUANTITY.get(token.lemma.casefold()))]
    distributive = any(token.lemma.casefold() in _DISTRIBUTIVE for token in limits)
    if distributive and (tokens[i].lemma.casefold() in _PERIODS or any(token.pos == "NUM" for token in tokens)):
        return ""  # "for every 1,000 women", "each year": a rate
    return kinds[0] if kinds else ""


def _subject(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], stems: Sequence[str], i: int
) -> frozenset[str]:
    """Return the stems of the subject of the predicate that a word belongs to."""
    for _ in range(_DEEPEST * 2):
        subject = next((j for j in children[i] if tokens[j].relation in _SUBJECTS), None)
        if subject is not None:
            parts = [subject, *(j for j in children[subject] if tokens[j].relation in _NAME_PARTS)]
            return frozenset(stems[j] for j in parts if stems[j])
        if tokens[i].head == i:
            return frozenset()
        i = tokens[i].head
    return frozenset()


def _arguments(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], stems: Sequence[str], i: int
) -> frozenset[str]:
    """Return the stems of the nouns that a word is said of or says something about, subject and object foremost."""
    around = set(children[i])
    if tokens[i].pos != "NOUN":
        around.add(tokens[i].head)
        if tokens[i].relation in _SHARING_SUBJECT:
            around |= {k for k in children[tokens[i].head] if tokens[k].relation in _SUBJECTS}
    nouns = (j for j in around if j != i and tokens[j].pos in ("NOUN", "PROPN") and stems[j] not in _MEASURES)
    return frozenset(stems[j] for j in nouns if stems[j])


def _near(tokens: Sequence[Token], children: Sequence[Sequence[int]], stems: Sequence[str], i: int) -> dict[str, int]:
    """Return stem → distance of the content words up to REACH arcs away; function words between cost an arc as well."""
    near: dict[str, int] = {}
    queue, seen = deque([(i, 0)]), {i}
    while queue:
        j, distance = queue.popleft()
        if j != i and stems[j]:
            near.setdefault(stems[j], distance)
        if distance < REACH:
            for k in (*children[j], tokens[j].head):
                if k not in seen:
                    seen.add(k)
                    queue.append((k, distance + 1))
    return near
