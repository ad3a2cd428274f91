"""Sentences of which nobody asks a source: instructions, entries of a list of changes or of achievements, bulletins, exercises."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.lexicon import fragment
from pipeline.model import Span
from pipeline.text.regex import regex

# "Add 90 µl", "Then stir", "From this tube, take 10 µl"; "Run 3 was long" is none
_INSTRUCTION = regex(
    rf"(?i:\W{{0,4}}(?:{fragment('claims.uncited.before_instructions')},? |{fragment('claims.uncited.means_prepositions')} "
    r"[^,.\n]{3,40}, )?"
    rf"{fragment('claims.uncited.instructions')} )(?![A-Z]|(?:is|was|are|were|of)\b|[0-9]{{1,3}} (?:is|was)\b)"
)
# "Managed 3 clusters and 300 pods.": a verb opens the sentence, and no clause with a subject follows
_ACHIEVEMENT = regex(r"\W{0,4}(?:[A-Z][a-z]{2,14}ed|Led|Built|Wrote) (?:[^,.\n]{1,40} )?[^,\n]{4,}")
# "[#118]", "boats#12": the tracker has it; "births_2014.csv": the data beside the text
_TRACKED = regex(r"(?<![&\w])[\w/]{0,30}#[0-9]{1,7}\b|\b[\w-]{3,60}\.(?:csv|tsv|json|zip)\b")
_CAPITALS = 0.8  # of the letters of a sentence in a bulletin
_LEAST_LETTERS = 20
_PARAGRAPH = regex(r"[^\n]+")
# "How many boats are left?"
_TASK = regex(rf"\b{fragment('claims.uncited.tasks')}\b[^.!?\n]{{0,240}}[.?][\s)\"”]{{0,4}}", re.IGNORECASE)


def needs_no_source(sentence: str) -> bool:
    """Tell whether the form of a sentence says that nobody asks where it comes from.

    >>> needs_no_source("Add 90 ml of water to each of the tubes."), needs_no_source("Ships add 90 tonnes of soot to the air.")
    (True, False)
    """
    return bool(
        _INSTRUCTION.match(sentence)
        or _ACHIEVEMENT.fullmatch(sentence)
        or _TRACKED.search(sentence)
        or _is_in_capitals(sentence)
    )


def _is_in_capitals(sentence: str) -> bool:
    letters = [c for c in sentence if c.isalpha()]
    return len(letters) >= _LEAST_LETTERS and sum(c.isupper() for c in letters) >= _CAPITALS * len(letters)


@dataclass(frozen=True, slots=True)
class Exercises:
    """The paragraphs that end in a question about their own numbers, in text order."""

    spans: tuple[Span, ...]

    def covers(self, span: Span) -> bool:
        """Tell whether a sentence stands in such a paragraph."""
        i = bisect_right(self.spans, span.start, key=lambda paragraph: paragraph.start) - 1
        return i >= 0 and span.start < self.spans[i].end


def find_exercises(text: str) -> Exercises:
    """Return the exercises of a text: paragraphs of a figure and a question behind it.

    >>> text = "Ann has 12 boats. She sells 3. How many are left?"
    >>> find_exercises(text).covers(Span(0, 17))
    True
    """
    return Exercises(tuple(Span(*found.span()) for found in _PARAGRAPH.finditer(text) if _is_exercise(found.group())))


def _is_exercise(paragraph: str) -> bool:
    last = max(paragraph.rfind(mark, 0, len(paragraph.rstrip(' )"”?.'))) for mark in ".!?") + 1
    return last > 0 and any(c.isdigit() for c in paragraph[:last]) and _TASK.search(paragraph, last) is not None
