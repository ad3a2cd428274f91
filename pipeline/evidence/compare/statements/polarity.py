"""Which words of a parsed sentence are denied: negators, negative determiners and verbs that deny their complement."""

from collections import Counter
from collections.abc import Sequence

from pipeline.lexicon import words
from pipeline.text.parse import Sentence, Token

NEGATORS = frozenset((*words("vocabulary.negations"), "n't", "n’t", "cannot"))
_DENYING_VERBS = frozenset(words("statements.denials.verbs"))
# "no", "neither": they deny their noun, and what is said of it
_DETERMINERS = frozenset(words("statements.denials.determiners"))
_OBJECT_DENYING_VERBS = frozenset(words("statements.denials.object_verbs"))
_NOT_DENYING_BEFORE = frozenset(words("statements.denials.followed_by"))
# "the least favourable case"
_INVERTING = frozenset(("least", "less"))
_ARGUMENTS = ("subject", "passive subject", "object")
_GIVING_VERBS = frozenset(words("statements.denials.giving_verbs"))
_DENIED_WITH_NOUN = frozenset(words("statements.denials.denied_with_noun"))
_TURNED_BY_AGAINST = frozenset(words("statements.denials.turned_by_against"))
_INFINITE = ("VB", "VBG", "")  # "" where a user's model tags nothing
_COMPLEMENTS = ("open complement", "complement")
_PREDICATE_OF = ("subject", "passive subject", "object", "expletive")
_DEEPEST = 12
# a negator stands before what it denies, or right behind it
_BEHIND = 2


def count_denials(text: str, sentence: Sentence) -> Counter[int]:
    """Return how often each token is denied. text: that the spans of the sentence point into.

    "did not fail to win" denies "fail" once and "win" twice, which is no denial.
    """
    denied: Counter[int] = Counter()
    children: dict[int, list[int]] = {}
    for i, token in enumerate(sentence.tokens):
        if token.head != i:
            children.setdefault(token.head, []).append(i)
    for i in range(len(sentence.tokens)):
        following = sentence.tokens[i + 1].span.of(text).casefold() if i + 1 < len(sentence.tokens) else ""
        for j in _denied_by(sentence.tokens, children, i, following):
            denied[j] += 1
            _deny_coordinated(sentence.tokens, children, j, denied)
    _deny_complements(sentence.tokens, denied)
    _deny_through_nouns(sentence.tokens, denied)
    return denied


def _denied_by(tokens: Sequence[Token], children: dict[int, list[int]], i: int, following: str) -> list[int]:
    """Return what the token at i denies: as a negator, as "least" before an adjective, or as a verb that denies."""
    lemma = tokens[i].lemma
    if lemma in NEGATORS:
        return [] if following in _NOT_DENYING_BEFORE else _targets(tokens, i, lemma)
    if lemma in _INVERTING:
        return _inverted(tokens, i)
    if lemma == "against":
        return [j for j in _verbs_above(tokens, i) if tokens[j].lemma in _TURNED_BY_AGAINST]
    if tokens[i].pos != "VERB":
        return []
    complements = _COMPLEMENTS if lemma in _DENYING_VERBS else ()
    objects = ("object",) if lemma in _OBJECT_DENYING_VERBS else ()
    return [
        j
        for j in children.get(i, ())
        if tokens[j].relation in objects or (tokens[j].relation in complements and tokens[j].tag in _INFINITE)
    ]


def _inverted(tokens: Sequence[Token], i: int) -> list[int]:
    """Return the adjective behind "least", whatever the parser hangs it from; none behind "at least"."""
    if (i and tokens[i - 1].lemma == "at") or (i + 1 < len(tokens) and tokens[i + 1].lemma == "than"):
        return []
    if i + 1 < len(tokens) and tokens[i + 1].pos == "ADJ":
        return [i + 1]
    head = tokens[i].head
    return [head] if tokens[i].relation == "adverb" and tokens[head].pos == "ADJ" and head > i else []


def _verbs_above(tokens: Sequence[Token], i: int) -> list[int]:
    """Return the verb that governs the phrase of a preposition: itself or through its noun."""
    above = [tokens[i].head, tokens[tokens[i].head].head]
    return [j for j in dict.fromkeys(above) if tokens[j].pos == "VERB" and j != i]


def _targets(tokens: Sequence[Token], i: int, lemma: str) -> list[int]:
    """Return what the negator at i denies: its predicate; of a negative determiner the predicate of its noun."""
    head = _content_head(tokens, tokens[i].head)
    if head == i:
        return []
    if lemma not in _DETERMINERS and i - head > _BEHIND:
        return []  # "the Liberals changed sides and the Greens did not": the verb is denied of another
    targets = [head]
    if lemma in _DETERMINERS:
        if tokens[i].pos in ("PRON", "NOUN"):
            return targets if tokens[i].relation in _ARGUMENTS else []
        if tokens[head].relation in _PREDICATE_OF and tokens[head].head != head:
            return [tokens[head].head]
    return targets


def _content_head(tokens: Sequence[Token], i: int) -> int:
    """Return the content word that an auxiliary, a marker or an adverb stands for."""
    for _ in range(_DEEPEST):
        if tokens[i].pos not in ("AUX", "PART", "ADP", "SCONJ") or tokens[i].head == i:
            return i
        i = tokens[i].head
    return i


def _deny_coordinated(tokens: Sequence[Token], children: dict[int, list[int]], i: int, denied: Counter[int]) -> None:
    """Deny what "or" and "nor" join to a denied word: "neither rose nor fell"."""
    for j in children.get(i, ()):
        coordinators = {tokens[k].lemma for k in children.get(j, ()) if tokens[k].relation == "coordinator"}
        if tokens[j].relation == "conjunct" and coordinators & {"or", "nor"}:
            denied[j] += 1


def _deny_complements(tokens: Sequence[Token], denied: Counter[int]) -> None:
    """Hand a denial down to the open complement: "was not expected to rise" denies "rise" too."""
    for i, token in enumerate(tokens):
        if token.relation == "open complement" and token.head != i and denied[token.head] % 2:
            denied[i] += 1


def _deny_through_nouns(tokens: Sequence[Token], denied: Counter[int]) -> None:
    """Hand a denial down through the verb's noun: "gives no right to sue" denies "sue", "did not ask the same people" "same"."""
    for i, token in enumerate(tokens):
        noun = tokens[token.head]
        if noun.relation not in _ARGUMENTS or not denied[noun.head] % 2 or noun.head == token.head:
            continue
        is_content = token.relation == "noun clause" and token.tag == "VB" and tokens[noun.head].lemma in _GIVING_VERBS
        if is_content or (token.relation == "adjective" and token.lemma in _DENIED_WITH_NOUN):
            denied[i] += 1
