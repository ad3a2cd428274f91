"""Texts parsed together and read: each content word with its poles, polarity, modality, quantity, subject and neighbours."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.statements import features
from pipeline.evidence.compare.statements.comparisons import find_comparisons
from pipeline.evidence.compare.statements.polarity import NEGATORS, count_denials
from pipeline.evidence.compare.statements.poles import PARTICLES, Masked, poles, poles_of
from pipeline.evidence.compare.statements.roles import phrases
from pipeline.evidence.compare.statements.tree import InTree
from pipeline.evidence.compare.statements.words import Comparison, Reading, Word
from pipeline.lexicon import labels, words
from pipeline.model import Figure, Span
from pipeline.text.parse import Sentence, Token, parse, parser_name
from pipeline.text.stems import STOPWORDS, stem

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"))
_CALENDAR = frozenset((*words("vocabulary.months.en"), *words("vocabulary.weekdays.en")))
_POLAR_FUNCTION_WORDS = ("ADP", "ADV", "ADJ", "SCONJ")
_DENYING_LISTS = ("words", "verbs", "object_verbs", "determiners")
_NEGATIVE_WORDS = frozenset(
    (
        *words("vocabulary.negations"),
        *(w for key in _DENYING_LISTS for w in words(f"statements.denials.{key}")),
        "n't",
        "n’t",
    )
)
# the parser's lemma of an irregular form may be wrong: "risen"
_INFLECTED = ("VERB", "ADJ", "NOUN")
_IRREGULAR = labels("statements.irregular")
# what was read in this process, by the parser and the text
_READINGS: dict[tuple[str, AnnotatedText], Reading] = {}
_MOST_READINGS = 1_000
# passages of several sentences that are kept in memory
_MOST_JOINED = 500
_CONDITIONS = frozenset(words("statements.conditions.words"))
_SWITCHING = frozenset(words("statements.conditions.switching"))
# "before the end of March": what stands so near before a date bounds it
_BOUND_REACH = 12


def read_texts(texts: Sequence[AnnotatedText]) -> list[Reading]:
    """Return the readings of texts, parsed in one batch: that costs less than one by one; many claims read one passage."""
    keys = [(parser_name(), annotated) for annotated in texts]
    unread = [key for key in dict.fromkeys(keys) if key not in _READINGS]
    if unread and len(_READINGS) + len(unread) > _MOST_READINGS:  # never between what was read ahead and its use
        _READINGS.clear()
        unread = list(dict.fromkeys(keys))
    parsed = parse([annotated.text for _, annotated in unread])
    for key, sentences in zip(unread, parsed, strict=True):
        _READINGS[key] = _reading(key[1], sentences)
    return [_READINGS[key] for key in keys]


@lru_cache(maxsize=_MOST_JOINED)
def join(readings: tuple[Reading, ...]) -> Reading:
    """Return the reading of sentences that stand beside each other, as one passage; spans are those of the joined text."""
    if len(readings) == 1:
        return readings[0]
    content: list[Word] = []
    denials: list[int] = []
    figures: list[Figure] = []
    dates: list[Span] = []
    negators: list[Span] = []
    named: list[frozenset[str]] = []
    conditions: list[int] = []
    compared: list[Comparison] = []
    start = number = 0
    for reading in readings:
        figures += [replace(figure, span=_shift(figure.span, start)) for figure in reading.figures]
        dates += [_shift(span, start) for span in reading.dates]
        negators += [_shift(span, start) for span in reading.negators]
        named += reading.phrases
        denials += [sentence + number for sentence in reading.denials]
        conditions += [sentence + number for sentence in reading.conditions]
        compared += [comparison.shifted(start) for comparison in reading.comparisons]
        content += [word.moved(start, number) for word in reading.words]
        start += len(reading.text) + 1
        number += 1 + max((*(word.sentence for word in reading.words), *reading.denials), default=0)
    return Reading(
        " ".join(reading.text for reading in readings),
        tuple(content),
        tuple(name for reading in readings for name in reading.names),
        tuple(denials),
        tuple(word for reading in readings for word in reading.universals),
        tuple(figures),
        tuple(dates),
        tuple(negators),
        tuple(named),
        tuple(conditions),
        tuple(compared),
    )


def _shift(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _reading(annotated: AnnotatedText, sentences: Sequence[Sentence]) -> Reading:
    text = annotated.text
    sentences = [_with_base_forms(text, sentence) for sentence in sentences]
    bounds = [Span(max(0, time.span.start - _BOUND_REACH), time.span.end) for time in annotated.times]
    figures = [figure.span for figure in annotated.figures]
    masked = Masked(figures, [*figures, *(t.span for t in annotated.times)], bounds)
    trees = [_children(sentence.tokens) for sentence in sentences]
    stems = [[_stem(text, token) for token in sentence.tokens] for sentence in sentences]
    read = list(zip(sentences, trees, stems, strict=True))
    by_sentence = [tuple(_words(text, *of_sentence, i, masked)) for i, of_sentence in enumerate(read)]
    compared = tuple(
        comparison
        for sentence, of_sentence in zip(sentences, by_sentence, strict=True)
        for comparison in find_comparisons(sentence.tokens, of_sentence, figures)
    )
    tokens = [token for sentence in sentences for token in sentence.tokens]
    lemmas = [(i, token.lemma) for i, sentence in enumerate(sentences) for token in sentence.tokens]
    denials = tuple(i for i, lemma in lemmas if lemma in _NEGATIVE_WORDS)
    conditions = tuple(
        i
        for i, sentence in enumerate(sentences)
        for token in sentence.tokens
        if token.lemma in _CONDITIONS and _sets_condition(sentence, token)
    )
    universals = tuple(token.lemma for token in tokens if features.QUANTITY.get(token.lemma) == "all")
    names = tuple(name for sentence in sentences for name in _names(text, sentence))
    negators = tuple(token.span for token in tokens if token.lemma in NEGATORS)
    dates = tuple(time.span for time in annotated.times)
    named = tuple(phrase for sentence, tree, bases in read for phrase in phrases(sentence.tokens, tree, bases))
    return Reading(
        text,
        tuple(word for of_sentence in by_sentence for word in of_sentence),
        names,
        denials,
        universals,
        annotated.figures,
        dates,
        negators,
        named,
        conditions,
        compared,
    )


def _sets_condition(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word sets a condition: "off" of "switched off", and not of "put off"."""
    return token.relation != "particle" or sentence.tokens[token.head].lemma in _SWITCHING


def _with_base_forms(text: str, sentence: Sentence) -> Sentence:
    """Return a sentence whose lemmas are in lower case and right for irregular forms."""

    def with_base(token: Token) -> Token:
        lemma = token.lemma.casefold()
        if token.pos in _INFLECTED:
            lemma = _IRREGULAR.get(token.span.of(text).casefold(), lemma)
        return token if lemma == token.lemma else token._replace(lemma=lemma)

    return sentence._replace(tokens=tuple(map(with_base, sentence.tokens)))


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


def _children(tokens: Sequence[Token]) -> features.Children:
    """Return the indices of the dependents of each token."""
    children: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i:
            children[token.head].append(i)
    return children


def _words(
    text: str, sentence: Sentence, children: features.Children, stems: Sequence[str], number: int, masked: Masked
) -> Iterator[Word]:
    """Yield the content words of a sentence. children: of each token. stems: of each, "" of function words."""
    tokens = sentence.tokens
    denied = count_denials(text, sentence)
    for i, token in enumerate(tokens):
        if stems[i]:
            yield Word(
                token.span,
                stems[i],
                token.pos,
                token.relation,
                number,
                _head(tokens, stems, i),
                poles(text, tokens, children, i, masked),
                -1 if denied[i] % 2 else 1,
                _is_name(token.span.of(text), token, masked),
                features.DEGREES.get(token.tag, ""),
                features.neighbours(tokens, children, stems, i),
                InTree(tokens, children, stems, i),
            )


def _head(tokens: Sequence[Token], stems: Sequence[str], i: int) -> str:
    """Return the stem of the nearest content word above a token."""
    while tokens[i].head != i:
        i = tokens[i].head
        if stems[i]:
            return stems[i]
    return ""


def _is_name(word: str, token: Token, masked: Masked) -> bool:
    in_mention = any(span.overlaps(token.span) for span in masked.mentions)
    return word[:1].isupper() and not word.isupper() and not in_mention and word.casefold() not in _CALENDAR


def _stem(text: str, token: Token) -> str:
    """Return the stem of the base form of a content word, "" of a function word that is on no axis."""
    word = token.span.of(text).casefold()
    if not any(c.isalnum() for c in word):
        return ""
    base = stem(word if token.pos in ("PROPN", "NUM") else token.lemma or word)
    if token.pos not in _CONTENT or base in STOPWORDS:
        polar = token.lemma in poles_of() or (word in PARTICLES and token.pos == "ADV")
        return base if polar and token.pos in _POLAR_FUNCTION_WORDS else ""
    return base
