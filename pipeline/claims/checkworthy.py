"""How much a sentence is worth a check, by cues added up; no model, no training."""

import math
import re
from collections import Counter

from pipeline.claims.clause import subject_and_verb
from pipeline.claims.cues import CUES, cues_of

_WORD = re.compile(r"[a-z][a-z']{0,40}")

_START = -1.4  # log odds of a sentence without any cue
_LONGEST = 2000  # code points that are read; a longer sentence is a table gone wrong
_SHORT = 8  # words; a shorter one seldom says enough to be checked
_SUBJECT = {"I": -0.5, "you": -0.5, "that": -0.3, "he": 0.4, "name": 0.3, "noun": 0.1, "we": 0.2, "they": 0.1, "": -0.2}
_VERB = {"modal": -0.8, "mental": -0.7, "past": 0.5, "perfect": 0.4}
_ANY_NUMBER, _HARD_NUMBER = 0.7, 0.7
_NOTHING_NAMED = -0.5


def checkworthiness(sentence: str) -> float:
    """Return 0…1; 0.5 and more says that a checker would look it up.

    Figures, dates, names, public subjects and the past speak for it; questions, first-person opinion, advice and courtesy
    against. Measured on ClaimBuster (Arslan et al. 2020), whose task this is. Never raises; linear.

    >>> checkworthiness("Trade grew by 12% in 2023.") > 0.5 > checkworthiness("I think we should talk about this.")
    True
    """
    text = sentence[:_LONGEST].replace("’", "'")
    seen = _seen(text)
    points = _START + sum(min(count, CUES[name].most) * CUES[name].points for name, count in seen.items())
    return round(1 / (1 + math.exp(-(points + _clause(text) + _together(seen, text)))), 4)


def _seen(text: str) -> Counter[str]:
    """Count the cues: word by word where a word is enough, by pattern elsewhere."""
    seen = Counter(name for word in _WORD.findall(text.lower()) for name in cues_of(word))
    seen.update({name: len(cue.pattern.findall(text)) for name, cue in CUES.items() if not cue.words})
    return seen


def _clause(text: str) -> float:
    """Who does what: a named subject in the past is on record, an "I should" is not."""
    subject, verb = subject_and_verb(text)
    first_person_plural = 0.2 if subject == "we" and verb in {"past", "perfect"} else 0.0
    return _SUBJECT.get(subject, 0.0) + _VERB.get(verb, 0.0) + first_person_plural


def _together(seen: Counter[str], text: str) -> float:
    """What cues say only together: a number of something public, or nothing that could be looked up."""
    number = any(seen[name] for name in ("number", "scale", "share", "spelled"))
    hard = seen["scale"] or seen["money"] or (seen["number"] and (seen["share"] or seen["public"]))
    points = _ANY_NUMBER * bool(number) + _HARD_NUMBER * bool(hard)
    if hard:  # "I think it will cost $5 billion" can be checked all the same
        points += 0.2 * bool(seen["modal"]) + 0.3 * bool(seen["opinion"])
    if not (number or seen["public"] or seen["name"]):
        points += _NOTHING_NAMED
    return points - 0.3 * (len(text.split()) < _SHORT)
