"""Checkable claims that cite nothing, where a checker would ask for a source."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.lexicon import fragment, words
from pipeline.lexicon.units import units
from pipeline.model import Claim, ClaimKind, Extraction, Figure, Problem, ProblemCode, Time, TimeKind
from pipeline.model.problem import problem
from pipeline.problems.unsourced import find_exercises, needs_no_source
from pipeline.settings import current
from pipeline.text.language import ENGLISH
from pipeline.text.note_numbers import find_note_numbers
from pipeline.text.regex import regex

# kinds that ask for no source, whatever figure stands in them
_NO_SOURCE = frozenset({ClaimKind.OWN, ClaimKind.OPINION})
# kinds that the message names
_KINDS = frozenset(
    {ClaimKind.QUANTITY, ClaimKind.COMPARISON, ClaimKind.DATED_EVENT, ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION}
)
_LEAST_WORDS = 6
# "12,8 mois pour des contraventions de 5ème classe.": an item of a list, without a verb
_FRAGMENT = regex(
    rf"\W{{0,3}}\d[\d.,]* ?[\w%€$°]{{1,12}} {fragment('claims.uncited.fragment_prepositions')} ", re.IGNORECASE
)
_MOST_OF_FRAGMENT = 10
_SENTENCE = regex(r"\W{0,3}[A-ZÀ-Þ0-9$€£].*[.!?][”\"»’)\]]{0,3}\d{0,2}", re.DOTALL)
_SUPPOSING = regex(rf"\W{{0,3}}{fragment('claims.uncited.supposing')}\b", re.IGNORECASE)
_NORM = regex(rf"\b{fragment('claims.uncited.norms')}\b", re.IGNORECASE)
_NO_SPEAKER = "".join(rf"(?<!\b{word})" for word in words("claims.uncited.no_speakers"))
# "according to the port", "Ada Moor, 55, said it sank", "the harbour board has reportedly said"
_ATTRIBUTED = regex(
    rf"\b{fragment('claims.kinds.source_phrases')}\b"
    rf"|[\w’'.”\"]{_NO_SPEAKER},?\s(?:{fragment('claims.uncited.before_saying')}\s){{0,2}}{fragment('claims.uncited.saying_verbs')}\b",
    re.IGNORECASE,
)
_ATTRIBUTED_ELSEWHERE = regex(rf"(?<!\w){fragment('languages.attributions.speech_patterns')}", re.IGNORECASE)
_MANY = 20  # a count from here on somebody has counted; "two boats" anybody sees
# "Art. 17, para 3", "§ 6", "section 12(b)": the provision is the source
_PROVISION = regex(rf"§|(?<!\w){fragment('claims.uncited.provisions')}\.?\s\d", re.IGNORECASE)
_LEGAL_RATE = 700  # a law, a judgment or a comment on one names a provision in so many letters


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield claim-uncited: a measured figure or a dated event with a name, and no citation that may cover it.

    Not told: the authors' own work, opinions, norms, suppositions, what the text itself ascribes to somebody, fragments.
    """
    figures = {figure.id: figure for figure in extraction.mentions.figures}
    dates = {time.id: time for time in extraction.mentions.times}
    names = {entity.id for entity in extraction.mentions.entities}
    is_legal = _is_legal(extraction.document.text)
    notes = find_note_numbers(extraction.document.text)
    exercises = find_exercises(extraction.document.text)
    for claim in extraction.claims:
        if not _may_ask(claim, claim.span.of(extraction.document.text), extraction.document.meta.language):
            continue
        if _has_note(claim, notes) or exercises.covers(claim.span):
            continue
        measured = any(_is_measured(figures[i], is_legal=is_legal) for i in claim.mentions if i in figures)
        dated = any(_is_dated(dates[i]) for i in claim.mentions if i in dates) and not names.isdisjoint(claim.mentions)
        if (ClaimKind.QUANTITY in claim.kinds and measured) or (ClaimKind.DATED_EVENT in claim.kinds and dated):
            kinds = ", ".join(kind for kind in claim.kinds if kind in _KINDS)
            yield problem(
                ProblemCode.CLAIM_UNCITED,
                claim.id,
                claim.span,
                f"a checkable claim ({kinds}) without a citation",
                "cite a source",
            )


def _has_note(claim: Claim, notes: Sequence[int]) -> bool:
    """Tell whether the number of a note stands in the sentence or right behind it; one at its start is of the sentence before."""
    i = bisect_right(notes, claim.span.start)
    return i < len(notes) and notes[i] <= claim.span.end + 1


def _is_attributed(sentence: str, language: str) -> bool:
    """Tell whether the sentence names who says it, in the words of its language."""
    if language in ("", ENGLISH):
        return bool(_ATTRIBUTED.search(sentence))
    return bool(_ATTRIBUTED_ELSEWHERE.search(sentence))


def _may_ask(claim: Claim, sentence: str, language: str) -> bool:
    """Tell whether a claim is a whole statement of the article, cites nothing, and is of a kind that has sources."""
    if (
        claim.citations
        or any(scope.may_cover(claim.span) for scope in claim.scope)
        or claim.score < current().thresholds.checkworthy
        or _NO_SOURCE & set(claim.kinds)
    ):
        return False
    if ClaimKind.ATTRIBUTION in claim.kinds or ClaimKind.QUOTATION in claim.kinds or _is_attributed(sentence, language):
        return False  # the text names who says it
    length = len(sentence.split())
    is_fragment = length <= _MOST_OF_FRAGMENT and _FRAGMENT.match(sentence)
    complete = length >= _LEAST_WORDS and _SENTENCE.fullmatch(sentence) and not is_fragment
    named_source = _NORM.search(sentence) or _PROVISION.search(sentence)
    return bool(complete) and not (_SUPPOSING.match(sentence) or named_source or needs_no_source(sentence))


def _is_legal(text: str) -> bool:
    """Tell whether a document is of law: it names provisions all the time."""
    return len(_PROVISION.findall(text)) > len(text) / _LEGAL_RATE


def _is_measured(figure: Figure, *, is_legal: bool) -> bool:
    """Tell whether somebody has measured or counted: money, a share, a unit; a count only from so many on.

    The periods of a law are no measures.
    """
    if is_legal and _is_period(figure):
        return False
    if figure.unit and figure.kind not in ("count", "rank", "ratio"):
        return True
    return abs(figure.high) >= _MANY


def _is_period(figure: Figure) -> bool:
    """Tell whether a figure is a length of time."""
    unit = units().get(figure.unit) or units().get(f"{figure.unit}s")
    return unit is not None and any(measure.dimension == "time" for measure in unit.measures)


def _is_dated(time: Time) -> bool:
    return time.kind == TimeKind.DATE and bool(time.first)
