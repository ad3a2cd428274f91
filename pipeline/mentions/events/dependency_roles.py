"""What governs a date and who did it, read off the dependencies of a parsed sentence."""

from dataclasses import dataclass

from pipeline.lexicon import words
from pipeline.mentions.events.triggers import EVENT_NOUNS, Trigger
from pipeline.model.span import Span
from pipeline.text.parse import Sentence

_CLIMB = 6  # heads between a date and its verb
_LONGEST_VERB = 60  # characters of a verb with what belongs to it
_TEMPORAL_PREPOSITIONS = frozenset(words("events.temporal_prepositions"))
_CATENATIVE_LEMMAS = frozenset(words("events.catenative_lemmas"))
_RELATIVE_PRONOUNS = frozenset(words("vocabulary.pronouns.relative"))
_VERB_GROUP = ("auxiliary", "passive auxiliary", "copula", "particle")
_ASIDE = ("relative clause", "noun clause", "apposition", "parataxis", "adverbial clause", "punctuation", "coordinator")
# what depends on a noun from the left and is no part of its phrase: of a predicate its subject and its "is"
_NOT_IN_PHRASE = ("punctuation", "coordinator", "case", "marker", "subject", "passive subject", "copula", "auxiliary")
_SUBJECT = ("subject", "passive subject", "subject clause")
_SHARES_SUBJECT = ("conjunct", "open complement", "adverbial clause", "complement")  # with the verb that it depends on
_FINITE_TAGS = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Governor:
    """The trigger of a date; who: its subject. agent: who did it, of a passive."""

    trigger: Trigger
    who: str
    agent: str = ""


def shift(sentence: Sentence, offset: int) -> Sentence:
    """Return the sentence with spans that count in a longer text."""
    tokens = tuple(token._replace(span=token.span.shifted(offset)) for token in sentence.tokens)
    return Sentence(sentence.span.shifted(offset), tokens)


def find_governor(text: str, sentence: Sentence, date: Span) -> Governor | None:
    """Return what governs the date, None where nothing does or the parse cannot tell."""
    inside = [i for i, token in enumerate(sentence.tokens) if token.span.overlaps(date)]
    top = next((i for i in inside if sentence.tokens[i].head not in inside), None)
    if top is None:
        return None
    i = _climb(sentence, top)
    if i is None:
        return None
    token = sentence.tokens[i]
    if token.relation == "open complement" and token.tag in _FINITE_TAGS:
        return None  # a finite verb has a subject of its own: the sentence was misparsed
    if _is_event_noun(sentence, i) and not token.tag.startswith("VB"):
        agent = next((_noun_phrase(text, sentence, j, date) for j in sentence.below(i, "agent")), "")
        return Governor(Trigger(token.span, verb=False), agent)
    return _verb_governor(text, sentence, i, date)


def _is_event_noun(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].lemma.casefold() in EVENT_NOUNS and sentence.tokens[i].pos in ("NOUN", "PROPN")


def _climb(sentence: Sentence, top: int) -> int | None:
    """Climb from the date to a verb, to a predicate or to an event noun; return its index."""
    if sentence.tokens[top].relation == "conjunct" and sentence.tokens[top].head < top:
        top = sentence.tokens[top].head  # "between October and May"
    child, i = top, sentence.tokens[top].head
    case = next((sentence.tokens[j].lemma.casefold() for j in sentence.below(top, "case")), "")
    for _ in range(_CLIMB):
        token = sentence.tokens[i]
        predicate = any(True for _ in sentence.below(i, "copula"))
        if token.tag.startswith("VB") or predicate or _is_event_noun(sentence, i):
            return i
        if case not in _TEMPORAL_PREPOSITIONS or i in (token.head, child):
            return None
        child, i = i, token.head
    return None


def _verb_governor(text: str, sentence: Sentence, i: int, date: Span) -> Governor:
    """Return a verb with its auxiliaries and the catenative verb above it, and its subject."""
    subject = _subject(sentence, i)
    start, end = _verb_group(sentence, i)
    span = Span(sentence.tokens[start].span.start, sentence.tokens[end].span.end)
    if span.end - span.start > _LONGEST_VERB or span.overlaps(date):
        span = sentence.tokens[i].span
    who = _noun_phrase(text, sentence, subject, date) if subject is not None else ""
    agent = next((_noun_phrase(text, sentence, j, date) for j in sentence.below(i, "agent")), "")
    return Governor(Trigger(span, verb=True), who, agent.removeprefix("by ").strip())


def _verb_group(sentence: Sentence, i: int) -> tuple[int, int]:
    """Return the first and the last token of a verb with its auxiliaries; of a copula's noun only the copula."""
    copula = [j for j in sentence.below(i, "copula") if j < i]
    if copula:  # "has been a member": the noun is what
        return min([*copula, *(j for j in sentence.below(i, "auxiliary") if j < i)]), copula[-1]
    first, head = i, sentence.tokens[i].head
    complement = sentence.tokens[i].relation in ("open complement", "complement")
    if complement and sentence.tokens[head].lemma in _CATENATIVE_LEMMAS and head < i:
        first = head
    start = min([first, *(j for j in sentence.below(first, *_VERB_GROUP) if j < first)])
    return start, max([i, *(j for j in sentence.below(i, "particle") if j > i)])


def _subject(sentence: Sentence, i: int, depth: int = 0) -> int | None:
    """Return the index of the subject: the verb's own, that of the verb before, the noun of a relative clause; "there" is none."""
    token = sentence.tokens[i]
    if any(True for _ in sentence.below(i, "expletive")):
        return None
    subject = next(iter(sentence.below(i, *_SUBJECT)), None)
    if subject is not None and sentence.tokens[subject].lemma.casefold() not in _RELATIVE_PRONOUNS:
        return subject
    if token.relation in ("relative clause", "noun clause"):
        return token.head
    if depth == _CLIMB or token.head == i or token.relation not in _SHARES_SUBJECT:
        return None
    objects = sentence.below(token.head, "object") if token.relation == "open complement" else iter(())
    controller = next(objects, None)  # "expect the terminal to open"
    return controller if controller is not None else _subject(sentence, token.head, depth + 1)


def _noun_phrase(text: str, sentence: Sentence, i: int, date: Span) -> str:
    """Return the words of a noun phrase: from its first word to where a clause, an aside or the date begins behind its noun."""
    subtree = sentence.under(i)
    start, end = subtree.start, subtree.end
    for j, token in enumerate(sentence.tokens):
        if token.head != i:
            continue
        if j > i and token.relation in _ASIDE and not _continues_phrase(sentence, i, j):
            end = min(end, sentence.under(j).start)
        if j < i and (token.relation in _NOT_IN_PHRASE or _is_prepositional(sentence, j)):
            start = max(start, sentence.under(j).end)
    if start <= date.start < end:
        end = date.start
    phrase = text[start:end].strip(" ,;:–—“”‘’\"'")
    return phrase.removesuffix(" in").removesuffix(" on").strip(" ,")


def _is_prepositional(sentence: Sentence, j: int) -> bool:
    """Return whether a preposition depends on a token: "for that survey" before a noun, but not "Russia’s"."""
    return sentence.tokens[j].relation != "possessor" and any(
        sentence.tokens[k].span.start <= sentence.tokens[j].span.start for k in sentence.below(j, "case")
    )


def _continues_phrase(sentence: Sentence, i: int, j: int) -> bool:
    """Return whether a comma or an "and" stands inside a list of names, or a clause belongs to the noun: "that regulates banks"."""
    token = sentence.tokens[j]
    if token.relation in ("punctuation", "coordinator"):
        return any(k > j for k in sentence.below(i, "conjunct", "modifier"))
    start = sentence.under(j).start
    before = [t.lemma for t in sentence.tokens if start - 2 <= t.span.start <= start]
    return token.relation == "relative clause" and "," not in before
