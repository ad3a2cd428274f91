"""The subject and the verb of the main clause, told by their first words; no parser."""

import re

# "And, you see, …", "First of all, …"
_LEAD = re.compile(
    r"(?:\W{1,5}|(?:and|but|so|now|well|look|also|then|because|first|second|third|finally|first of all|in addition|you know"
    r"|i mean|you see|in fact|the fact is|actually|frankly|of course|let me|let me say|again|yes|no|okay|oh|however|moreover"
    r"|yet|indeed|still|meanwhile|likewise)\b[\s,:;.-]{0,4}){1,6}",
    re.IGNORECASE,
)
# "I think that trade grew": what is said is that trade grew
_FRAME = re.compile(
    r"(?:I|we) (?:(?:do|really|just|also|don't) ){0,2}(?:think|believe|say|know|guess|understand)(?: that)? (?=[a-z])",
    re.IGNORECASE,
)
# "In November 2015, after long talks, …": up to the comma before the subject
_FRONT = re.compile(
    r"(?:(?:in|on|at|by|for|under|during|after|before|since|with|over|from|among|when|whenever|while|as|because|although|though"
    r"|despite|within|last|this|every|today|unfortunately|fortunately)\b[^,;:]{0,80},\s){1,3}",
    re.IGNORECASE,
)
_SUBJECTS = {
    "I": r"I\b",
    "we": r"(?:we|our)\b",
    "you": r"(?:you|your)\b",
    "he": r"(?:he|she|his|her|my opponent)\b",
    "they": r"(?:they|their|these|those)\b",
    "that": r"(?:that|this|it|here|which)\b",
    "there": r"there\b",
    "noun": r"(?:the|a|an|some|many|most|every|all|my|one|its)\b",
    # a capital word, unless it only opens the sentence
    "name": r"(?!(?:If|Not|Each|Whether|Don't|Do|Does|Did|What|How|Why|Who|Where|Any|Both|Just|Only|Almost|Once|Another|Other"
    r"|People|Nobody|Even|Like|Number|More|Let|Is|Are|Was|Were|Can|Could|Would|Should|Will|Have|Has|In|On|At|By|For|As|To|When|While)\b)"
    r"(?-i:[A-Z])\w",
}
_SUBJECT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SUBJECTS.items()), re.IGNORECASE)
_VERB = re.compile(
    r"(?P<modal>\b(?:should|must|ought|would|could|can|can't|cannot|will|won't|might|may|shall|needs?|going|let's|let)\b|'(?:ll|d)\b)"
    r"|(?P<mental>\b(?:think|believe|hope|want|feel|guess|wish|know|understand|agree|disagree|mean|like|love|suppose|intend"
    r"|appreciate|respect|care|say|see)\b)"
    r"|(?P<past>\b(?!need|indeed|hundred)[a-z]{2,20}ed\b|\b(?:said|told|gave|took|got|went|came|made|brought|built|bought|sold|sent"
    r"|spent|lost|won|led|held|kept|met|paid|ran|saw|spoke|wrote|began|became|broke|chose|drove|fought|found|fell|grew|knew|rose"
    r"|stood|taught|threw|had|was|were|did|didn't|wasn't|weren't|left|cut|put|done|gone|taken|given|been)\b)"
    r"|(?P<perfect>\b(?:has|have)\b|'ve\b)"
    r"|(?P<be>\b(?:is|are|am|isn't|aren't)\b|'(?:s|re|m)\b)"
)
_HEAD = 12  # words in which the verb of the main clause is looked for


def subject_and_verb(sentence: str) -> tuple[str, str]:
    """Return the kinds of the subject (I we you he they that there noun name) and the verb (modal mental past perfect be).

    Each is "" where none of these fits.

    >>> subject_and_verb("In 2015, Kazakhstan joined the WTO."), subject_and_verb("And I think we should wait.")
    (('name', 'past'), ('we', 'modal'))
    """
    lead = _LEAD.match(sentence)
    rest = sentence[lead.end() :] if lead else sentence
    for skipped in (_FRAME, _FRONT):
        rest = skipped.sub("", rest, count=1) if skipped.match(rest) else rest
    subject = _SUBJECT.match(rest)
    verb = _VERB.search(" ".join(rest.split(maxsplit=_HEAD)[:_HEAD]))
    return (subject.lastgroup or "") if subject else "", (verb.lastgroup or "") if verb else ""
