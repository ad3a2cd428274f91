"""How much a sentence is worth a check: a linear model over features of its words, with weights set by hand."""

import math
from collections import Counter

from pipeline.claims.clause import subject_and_verb
from pipeline.claims.features import FEATURES, features_of_text, features_of_word
from pipeline.text.regex import regex

_WORD = regex(r"[a-z][a-z']{0,40}")
_MAX_LENGTH = 2000  # code points that are read; a longer sentence is a table gone wrong

# Log odds, set by hand like the weights of lexicon/claims.toml: F1 was measured on the development part of ClaimBuster
# (Arslan et al. 2020) after each change; nothing was trained.
_INTERCEPT = -1.4  # a sentence without any feature
_SUBJECT = {"I": -0.5, "you": -0.5, "that": -0.3, "he": 0.4, "name": 0.3, "noun": 0.1, "we": 0.2, "they": 0.1, "": -0.2}
_VERB = {"modal": -0.8, "mental": -0.7, "past": 0.5, "perfect": 0.4}
_WE_DID = 0.2  # a first person plural in the past: on record
_NUMBER = 0.7
_HARD_NUMBER = 0.7  # a large number, money, or a number of something public
_MODAL_NUMBER, _OPINION_NUMBER = 0.2, 0.3  # "I think it will cost $5 billion" can be checked all the same
_NOTHING_NAMED = -0.5  # neither a number nor a name nor anything public
_FEW_WORDS, _SHORT = -0.3, 8  # a sentence of fewer words seldom says enough to be checked


def checkworthiness(sentence: str) -> float:
    """Return how likely somebody would check a sentence, 0…1; from 0.5 on it is worth a check.

    Figures, dates, names, public subjects and the past speak for it; questions, first-person opinion, advice and courtesy
    against. Never raises; linear in the length. The task is that of ClaimBuster (Arslan et al. 2020).

    >>> checkworthiness("Trade grew by 12% in 2023.") > 0.5 > checkworthiness("I think we should talk about this.")
    True
    """
    text = sentence[:_MAX_LENGTH].replace("’", "'")
    counts = _count_features(text)
    log_odds = _INTERCEPT + sum(min(n, FEATURES[name].limit) * FEATURES[name].weight for name, n in counts.items())
    return round(1 / (1 + math.exp(-(log_odds + _clause_weight(text) + _interactions(counts, text)))), 4)


def _count_features(text: str) -> Counter[str]:
    counts = Counter(name for word in _WORD.findall(text.lower()) for name in features_of_word(word))
    counts.update(dict(features_of_text(text)))
    return counts


def _clause_weight(text: str) -> float:
    """Return the weight of subject and verb: a named subject in the past is on record, an "I should" is not."""
    subject, verb = subject_and_verb(text)
    we_did = _WE_DID if subject == "we" and verb in {"past", "perfect"} else 0.0
    return _SUBJECT.get(subject, 0.0) + _VERB.get(verb, 0.0) + we_did


def _interactions(counts: Counter[str], text: str) -> float:
    """Return what features weigh only together: a number of something public, or nothing that could be looked up."""
    number = any(counts[name] for name in ("number", "scale", "share", "numeral"))
    hard = counts["scale"] or counts["money"] or (counts["number"] and (counts["share"] or counts["public"]))
    weight = _NUMBER * bool(number) + _HARD_NUMBER * bool(hard)
    if hard:
        weight += _MODAL_NUMBER * bool(counts["modal"]) + _OPINION_NUMBER * bool(counts["opinion"])
    if not (number or counts["public"] or counts["name"]):
        weight += _NOTHING_NAMED
    return weight + _FEW_WORDS * (len(text.split()) < _SHORT)
