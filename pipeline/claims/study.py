"""Is an article the report of the authors' own study, and what does it say of others: there most sentences state own work."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.claims.sections import Section
from pipeline.lexicon import fragment
from pipeline.model import Span
from pipeline.text.regex import regex

_WE = regex(r"\b(?:[Ww]e|[Oo]ur)\b")
_WORD = regex(r"[^\W\d_][\w-]*")
_METHOD = regex(rf"\b(?:was|were)\s(?:\w{{3,14}}ly\s)?{fragment('claims.own.method_participles')}\b")
# of its sentences so many are of "we" or of a method, and at least so many are
_SHARE, _LEAST = 0.12, 4


@dataclass(frozen=True, slots=True)
class Study:
    """What tells own from other in a document.

    is_report: it reports a study of its authors. words: those that it writes in small letters. own_name: what it calls its own
    work, the capitalised word that it has most often.
    """

    is_report: bool
    words: frozenset[str]
    own_name: str

    def is_of_the_authors(self, sentence: str, section: Section) -> bool:
        """Tell whether a sentence that cites nothing reports the study: not in an introduction, nor of a named thing of others."""
        if not self.is_report or section == Section.OTHER:
            return False
        first = _WORD.search(sentence)
        is_name = first and first.group()[0].isupper() and first.group().casefold() not in self.words
        return not is_name or (first is not None and first.group() == self.own_name)


def study_of(text: str, sentences: Sequence[Span], sections: Mapping[int, Section]) -> Study:
    """Return what a document's sentences and sections say of whose work it reports."""
    spoken = [span.of(text) for span in sentences]
    reporting = sum(bool(_WE.search(sentence) or _METHOD.search(sentence)) for sentence in spoken)
    has_methods = Section.OWN in sections.values()
    is_report = reporting >= _LEAST and (has_methods or reporting >= _SHARE * len(sentences))
    words = Counter(_WORD.findall(text))
    small = frozenset(word for word in words if word[0].islower())
    names = (
        (n, word) for word, n in words.items() if word[0].isupper() and word.casefold() not in small and len(word) > 2
    )
    return Study(is_report, small, max(names, default=(0, ""))[1])
