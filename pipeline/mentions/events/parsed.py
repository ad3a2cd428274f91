"""What governs a date and who did it, read off a parsed sentence."""

from dataclasses import dataclass

from pipeline.mentions.events.triggers import EVENT_NOUNS, Trigger
from pipeline.model.span import Span
from pipeline.text.parse import Sentence

_CLIMB = 6  # heads between a date and its verb
# what ties a date to a verb through a noun phrase that the parser hung it on; "of", "for", "like" only say which one
_WHEN = frozenset("in on at since until till by before after during from between throughout through within".split())
_GROUP = ("auxiliary", "passive auxiliary", "copula", "particle")
_ASIDE = ("relative clause", "noun clause", "apposition", "parataxis", "adverbial clause", "punctuation", "coordinator")
# what hangs on a noun from the left and is no part of its phrase: of a predicate its subject and its "is"
_NO_PART = ("punctuation", "coordinator", "case", "marker", "subject", "passive subject", "copula", "auxiliary")
_SUBJECT = ("subject", "passive subject", "subject clause")
_FINITE = ("VBD", "VBZ", "VBP")
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
# verbs that take what is planned, begun or failed with them: "plans to open"
_LONGEST = 60  # characters of a verb with what belongs to it
_PLANS = frozenset(
    "plan expect intend aim hope agree decide vow promise pledge propose refuse fail decline schedule set due likely want"
    " begin start continue seek manage help be have threaten prepare project slate suppose".split()
)


@dataclass(frozen=True, slots=True)
class Governed:
    """The trigger of a date; who: its subject. agent: who did it, of a passive."""

    trigger: Trigger
    who: str
    agent: str = ""


def shifted(sentence: Sentence, offset: int) -> Sentence:
    """Return the sentence where it stands in a longer text."""
    tokens = tuple(t._replace(span=t.span.shifted(offset)) for t in sentence.tokens)
    return Sentence(sentence.span.shifted(offset), tokens)


def govern(text: str, sentence: Sentence, date: Span) -> Governed | None:
    """Return what governs the date, None where nothing does or the parse cannot tell."""
    inside = [i for i, t in enumerate(sentence.tokens) if t.span.overlaps(date)]
    top = next((i for i in inside if sentence.tokens[i].head not in inside), None)
    if top is None:
        return None
    i = _governor(sentence, top)
    if i is None:
        return None
    token = sentence.tokens[i]
    if token.relation == "open complement" and token.tag in _FINITE:
        return None  # a finite verb has a subject of its own: the sentence was misread
    if _is_event_noun(sentence, i) and not token.tag.startswith("VB"):
        agent = next((_phrase(text, sentence, j, date) for j in sentence.below(i, "agent")), "")
        return Governed(Trigger(token.span, verb=False), agent)
    return _verb(text, sentence, i, date)


def _is_event_noun(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].lemma.casefold() in EVENT_NOUNS and sentence.tokens[i].pos in ("NOUN", "PROPN")


def _governor(sentence: Sentence, top: int) -> int | None:
    """Climb from the date to a verb, to a predicate or to an event noun."""
    if sentence.tokens[top].relation == "conjunct" and sentence.tokens[top].head < top:
        top = sentence.tokens[top].head  # "between October and May"
    child, i = top, sentence.tokens[top].head
    case = next((sentence.tokens[j].lemma.casefold() for j in sentence.below(top, "case")), "")
    for _ in range(_CLIMB):
        token = sentence.tokens[i]
        predicate = any(True for _ in sentence.below(i, "copula"))
        if token.tag.startswith("VB") or predicate:
            return i
        if _is_event_noun(sentence, i):
            return i
        if case not in _WHEN or i in (token.head, child):
            return None
        child, i = i, token.head
    return None


def _verb(text: str, sentence: Sentence, i: int, date: Span) -> Governed:
    """Return a verb with its auxiliaries and the verb that plans it, and its subject."""
    subject = _subject(sentence, i)
    start, end = _group(sentence, i)
    span = Span(sentence.tokens[start].span.start, sentence.tokens[end].span.end)
    if span.end - span.start > _LONGEST or span.overlaps(date):
        span = sentence.tokens[i].span
    who = _phrase(text, sentence, subject, date) if subject is not None else ""
    agent = next((_phrase(text, sentence, j, date) for j in sentence.below(i, "agent")), "")
    return Governed(Trigger(span, verb=True), who, agent.removeprefix("by ").strip())


def _group(sentence: Sentence, i: int) -> tuple[int, int]:
    """Return the first and the last token of a verb with its auxiliaries; of a copula's noun only the copula."""
    copula = [j for j in sentence.below(i, "copula") if j < i]
    if copula:  # "has been a member": the noun is what
        return min([*copula, *(j for j in sentence.below(i, "auxiliary") if j < i)]), copula[-1]
    first, head = i, sentence.tokens[i].head
    if (
        sentence.tokens[i].relation in ("open complement", "complement")
        and sentence.tokens[head].lemma in _PLANS
        and head < i
    ):
        first = head
    start = min([first, *(j for j in sentence.below(first, *_GROUP) if j < first)])
    return start, max([i, *(j for j in sentence.below(i, "particle") if j > i)])


def _subject(sentence: Sentence, i: int, depth: int = 0) -> int | None:
    """Return the place of the subject: its own, that of the verb before, the noun of a relative clause; "there" is none."""
    token = sentence.tokens[i]
    if any(True for _ in sentence.below(i, "expletive")):
        return None
    own = next(iter(sentence.below(i, *_SUBJECT)), None)
    if own is not None and sentence.tokens[own].lemma.casefold() not in _RELATIVE:
        return own
    if token.relation in ("relative clause", "noun clause"):
        return token.head
    if (
        depth < _CLIMB
        and token.head != i
        and token.relation in ("conjunct", "open complement", "adverbial clause", "complement")
    ):
        if (
            token.relation == "open complement"
            and (given := next(iter(sentence.below(token.head, "object")), None)) is not None
        ):
            return given
        return _subject(sentence, token.head, depth + 1)
    return None


def _phrase(text: str, sentence: Sentence, i: int, date: Span) -> str:
    """Return the words of a noun phrase: from its first word to where a clause, an aside or the date begins behind its noun."""
    whole = sentence.under(i)
    start, end = whole.start, whole.end
    for j, token in enumerate(sentence.tokens):
        if token.head == i and j > i and (token.relation in _ASIDE) and not _goes_on(sentence, i, j):
            end = min(end, sentence.under(j).start)
        if token.head == i and j < i and (token.relation in _NO_PART or _is_placed(sentence, j)):
            start = max(start, sentence.under(j).end)
    if start <= date.start < end:
        end = date.start
    words = text[start:end].strip(" ,;:–—“”‘’\"'")
    return words.removesuffix(" in").removesuffix(" on").strip(" ,")


def _is_placed(sentence: Sentence, j: int) -> bool:
    """Tell "for that survey" before a noun from "Russia’s": a preposition hangs on it."""
    return sentence.tokens[j].relation != "possessor" and any(
        sentence.tokens[k].span.start <= sentence.tokens[j].span.start for k in sentence.below(j, "case")
    )


def _goes_on(sentence: Sentence, i: int, j: int) -> bool:
    """Tell a comma or an "and" inside a list of names from one behind the phrase; "that regulates banks" belongs to the noun."""
    token = sentence.tokens[j]
    if token.relation in ("punctuation", "coordinator"):
        return any(k > j for k in sentence.below(i, "conjunct", "modifier"))
    start = sentence.under(j).start
    near = [t.lemma for t in sentence.tokens if start - 2 <= t.span.start <= start]
    return token.relation == "relative clause" and "," not in near
