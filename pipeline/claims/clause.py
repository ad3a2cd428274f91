"""The subject and the verb of the main clause, recognised by their first words; no parser."""

import re

from pipeline.lexicon import either, fragment, words
from pipeline.lexicon.loader import entry
from pipeline.text.regex import regex

# "And, you see, …", "First of all, …"
_DISCOURSE_MARKERS = regex(
    rf"(?:\W{{1,5}}|{fragment('claims.discourse_markers')}\b[\s,:;.-]{{0,4}}){{1,6}}", re.IGNORECASE
)
# "I think that trade grew": the claim is that trade grew
_FRAME = regex(
    rf"(?:I|we) (?:(?:do|really|just|also|don't) ){{0,2}}{fragment('claims.framing_verbs')}(?: that)? (?=[a-z])",
    re.IGNORECASE,
)
# "In November 2015, after long talks, …": up to the comma before the subject
_FRONTED = regex(rf"(?:{fragment('claims.fronted_openers')}\b[^,;:]{{0,80}},\s){{1,3}}", re.IGNORECASE)
_SUBJECTS = [rf"(?P<{label}>{either(forms)}\b)" for label, forms in entry("claims.subjects").items()]
# a capital word, unless it only opens the sentence
_NAME = rf"(?P<name>(?!{fragment('claims.capitalised_openers')}\b)(?-i:[A-Z])\w)"
_SUBJECT = regex("|".join([*_SUBJECTS, _NAME]), re.IGNORECASE)
_VERB = regex(
    rf"(?P<modal>\b{fragment('claims.clause_modals')}\b|'(?:ll|d)\b)"
    rf"|(?P<mental>\b{either([*words('claims.mental_verbs'), 'see'])}\b)"
    rf"|(?P<past>\b(?!{fragment('claims.no_past')})[a-z]{{2,20}}ed\b|\b{fragment('claims.irregular_past')}\b)"
    r"|(?P<perfect>\b(?:has|have)\b|'ve\b)"
    r"|(?P<be>\b(?:is|are|am|isn't|aren't)\b|'(?:s|re|m)\b)"
)
_MAX_WORDS = 12  # in which the verb of the main clause is looked for


def subject_and_verb(sentence: str) -> tuple[str, str]:
    """Return the kinds of the subject (I we you he they that there noun name) and the verb (modal mental past perfect be).

    Each is "" where none of these fits.

    >>> subject_and_verb("In 2015, Kazakhstan joined the WTO."), subject_and_verb("And I think we should wait.")
    (('name', 'past'), ('we', 'modal'))
    """
    marker = _DISCOURSE_MARKERS.match(sentence)
    clause = sentence[marker.end() :] if marker else sentence
    for skipped in (_FRAME, _FRONTED):
        clause = skipped.sub("", clause, count=1) if skipped.match(clause) else clause
    subject = _SUBJECT.match(clause)
    verb = _VERB.search(" ".join(clause.split(maxsplit=_MAX_WORDS)[:_MAX_WORDS]))
    return (subject.lastgroup or "") if subject else "", (verb.lastgroup or "") if verb else ""
