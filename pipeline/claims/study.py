"""Is an article the report of the authors' own study, and what does it say of others: there most sentences state own work."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.claims.sections import Section
from pipeline.lexicon import fragment
from pipeline.model import Span
from pipeline.text.gazetteer import word_set
from pipeline.text.regex import regex

_WE = regex(rf"(?<!\w){fragment('claims.own.plural_person')}\b", re.IGNORECASE)
_WORD = regex(r"[^\W\d_][\w-]*")
# a capital behind a word in lower case: no sentence starts there
_CAPITAL_INSIDE = regex(r"(?<=[a-zß-ÿ,;] )[A-ZÀ-Þ][\w-]*")
_METHOD = regex(rf"\b(?:was|were|[Ww]e)\s(?:\w{{3,14}}ly\s)?{fragment('claims.own.method_participles')}\b")
_STUDY_WORDS = fragment("claims.own.study_words", blank=r"\s")
_OF_STUDIES = regex(rf"(?<!\w){_STUDY_WORDS}(?!\w)", re.IGNORECASE)
# a line that only the record of a meeting has, at its beginning: "Minutes of the board", "Présents : Ada, Paul"
_RECORD_WORDS = fragment("claims.own.records", blank=r"\s")
_RECORD = regex(rf"^\W{{0,4}}{_RECORD_WORDS}(?!\w)", re.IGNORECASE | re.MULTILINE)
_HEAD = 800  # letters in which a document says what it is
_ADVERB = regex(r"[A-Z][a-z]+(?:ly|ing)")  # "Notably", "Barring": opens a sentence
# of its sentences so many are of "we" or of a method, at least so many are, and so many of a method: an editorial says "we" too
_SHARE, _LEAST, _LEAST_OF_METHOD = 0.12, 4, 2
_LEAST_WITH_METHODS = 2  # where a section is of methods or results
# a name in more of its sentences is what the document is about: no matter of others
_SUBJECT_SHARE, _LEAST_OF_SUBJECT = 0.04, 5


@dataclass(frozen=True, slots=True)
class Study:
    """What tells own from other in a document.

    is_report: it reports a study of its authors. has_methods: sections say so. words: those that it writes in small letters.
    inner_names: those that it writes with a capital inside a sentence. subjects: the words that it has in many sentences.
    own_name: what it calls its own work, the capitalised word that it has most often. is_record: it is the minutes of a meeting.
    """

    is_report: bool
    has_methods: bool
    words: frozenset[str]
    inner_names: frozenset[str]
    subjects: frozenset[str]
    own_name: str
    is_record: bool = False

    def is_of_the_authors(self, sentence: str, section: Section, names: Sequence[str] = ()) -> bool:
        """Tell whether a sentence that cites nothing reports the study: not in an introduction, nor of a named thing of others.

        names: those in the sentence; where no section says that the study is reported, a sentence with one is of the world.
        """
        if self.is_record:
            return True
        if not self.is_report or section == Section.OTHER:
            return False
        if _OF_STUDIES.search(sentence):
            return True
        if (section == Section.DISCUSSION or not self.has_methods) and any(map(self._is_of_others, names)):
            return False
        first = _WORD.search(sentence)
        return not first or not self._is_name(first.group()) or first.group() == self.own_name

    def _is_name(self, word: str) -> bool:
        """Tell whether the first word of a sentence is a name: it has its capital elsewhere too, or it is no opener."""
        if not word[0].isupper() or word.casefold() in self.words:
            return False
        opens = word in word_set("people.non_names") or _ADVERB.fullmatch(word)
        return word in self.inner_names or not opens

    def _is_of_others(self, name: str) -> bool:
        return name not in self.subjects


def study_of(text: str, sentences: Sequence[Span], sections: Mapping[int, Section]) -> Study:
    """Return what a document's sentences and sections say of whose work it reports."""
    spoken = [span.of(text) for span in sentences]
    method = [bool(_METHOD.search(sentence) or _OF_STUDIES.search(sentence)) for sentence in spoken]
    of_method = sum(method)
    reporting = sum(is_method or bool(_WE.search(sentence)) for is_method, sentence in zip(method, spoken, strict=True))
    has_methods = Section.OWN in sections.values()
    is_report = (
        reporting >= _LEAST_WITH_METHODS
        if has_methods
        else reporting >= _LEAST and of_method >= _LEAST_OF_METHOD and reporting >= _SHARE * len(sentences)
    )
    words = Counter(_WORD.findall(text))
    small = frozenset(word for word in words if word[0].islower())
    names = (
        (n, word) for word, n in words.items() if word[0].isupper() and word.casefold() not in small and len(word) > 2
    )
    return Study(
        is_report,
        has_methods,
        small,
        frozenset(_CAPITAL_INSIDE.findall(text)),
        frozenset(word for word, n in words.items() if n >= max(_LEAST_OF_SUBJECT, _SUBJECT_SHARE * len(sentences))),
        max(names, default=(0, ""))[1],
        bool(_RECORD.search(text, 0, _HEAD)),
    )
