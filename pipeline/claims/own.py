"""What the authors say of their own work, and what a document only prints: neither asks for a source."""

import re
from collections.abc import Sequence

from pipeline.claims.sections import Section
from pipeline.claims.study import Study
from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Document, Span
from pipeline.model.span import blank
from pipeline.text.law_reports import law_report_places
from pipeline.text.regex import regex


def _fragment(name: str) -> str:
    return fragment(f"claims.own.{name}", blank=r"\s")


_WE = regex(rf"(?:^|[\s(“\"])(?:{_fragment('first_person')})\b", re.IGNORECASE)
# the work itself, one of its exhibits, a place in it
_THIS_WORK = regex(
    rf"\b{_fragment('demonstratives')}\s(?:{_fragment('adjectives')}\s|(?-i:(?:[A-Z][\w’']{{0,20}}\s){{1,3}}))?{_fragment('works')}\b"
    rf"|@{_fragment('reference_prefixes')}[-:]\w"  # a place in the work itself, as Quarto refers to it
    rf"|\b{_fragment('exhibits')}\s?[0-9A-Z][\w.]{{0,4}}\b|\b{_fragment('places')}\b",
    re.IGNORECASE,
)
_METHOD = regex(rf"\b(?:was|were)\s(?:\w{{3,14}}ly\s)?{_fragment('method_participles')}\b", re.IGNORECASE)
# captions, lines of sources, imprint, thanks
_PRINTED = regex(
    rf"^\W{{0,3}}(?:{fragment('documents.caption_labels')}\s?[0-9IVX]{{1,4}}[\w.]{{0,4}}\s?[.:–—|]"
    rf"|{fragment('documents.source_line_labels')}:|{_fragment('printed_openers')}\b)|\b{_fragment('printed_words')}|@[\w-]{{2,40}}\.\w|©",
    re.IGNORECASE,
)
# "Ada Moor is a senior lecturer at", "The author is professor of"
_CONTRIBUTOR = regex(
    rf"^(?:The\sauthors?|(?:(?:Dr|Prof)\.?\s)?[A-Z][\w.'’-]{{0,20}}(?:\s[A-Z][\w.'’-]{{0,20}}){{1,3}})\s(?:is|was|are|works\sas)\s(?:an?\s|the\s)?"
    rf"(?:[\w-]{{3,14}}\s){{0,3}}?{_fragment('professions')}\s(?:at|of|in|for|and|with|based)\b"
)
# where and when news were written: "OSLO, 4 May 2021"
_DATELINE = regex(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,30}(?:,[^.]{0,40}|\s\([^()]{2,30}\)[^.]{0,12})")
# "By Ann Reed, 3 June 2024"
_BY = regex(
    rf"^\W{{0,3}}(?:{fragment('documents.byline_nouns')}\s)?{fragment('documents.byline_prepositions')}:?\s",
    re.IGNORECASE,
)
_TOP, _LONGEST_BYLINE = 1_000, 160  # characters
# a row of a table that a PDF gave as a line: "29 Boolean Domain The domain is"
_TABLE_ROW = regex(r"\d{1,3}\s[A-Z].{0,200}?[a-z]\s(?:The|An?)\s[a-z]")
# behind a caption: "(Ada Moor/Associated Press)"
_CREDIT = regex(r"\s{0,3}\([^()\n]{3,60}/[^()\n]{2,60}\)")
_PLAIN_WORD = regex(r"(?<![\w.])[a-zß-ÿ]{3,}(?![\w.])")
_LEAST_WORDS = 4  # a sentence of fewer is nothing but places in law reports: "See Moor v. Tonna, 12 U. S. 18."
_LAST = 0.75  # notes on contributors stand in the last quarter of a document


def is_own(sentence: str, section: Section, study: Study, names: Sequence[str] = ()) -> bool:
    """Tell whether a sentence states the authors' own work: "we", this paper, its figures and tables, its methods and results.

    section: the one it stands in. sentence: without its citations, blanks single. study: of the whole document. names: in it.
    """
    if _WE.search(sentence) or _THIS_WORK.search(sentence) or _METHOD.search(sentence):
        return True
    return section == Section.OWN or study.is_of_the_authors(sentence, section, names)


def _is_of_places(sentence: str) -> bool:
    """Tell whether a sentence only says where a case stands."""
    places = list(law_report_places(sentence))
    return bool(places) and len(_PLAIN_WORD.findall(blank(sentence, places))) < _LEAST_WORDS


def _is_byline(document: Document, span: Span, sentence: str) -> bool:
    """Tell whether a line at the top only names the authors, whom the reader has taken from it, and the day."""
    if span.start > _TOP or len(sentence) > _LONGEST_BYLINE or not _BY.match(sentence):
        return False
    return any(author in sentence for author in document.meta.authors)


def is_printed(document: Document, span: Span, sentence: str) -> bool:
    """Tell whether a sentence is no statement: a caption, a line of the imprint, thanks, a note on a contributor."""
    if (
        _PRINTED.search(sentence)
        or _TABLE_ROW.match(sentence)
        or _DATELINE.fullmatch(sentence)
        or _is_of_places(sentence)
        or _is_byline(document, span, sentence)
        or _CREDIT.match(document.text, span.end)
    ):
        return True
    block = document.block_at(span.start)
    at_end = span.start >= _LAST * len(document.text) or (block >= 0 and document.blocks[block].kind == BlockKind.NOTE)
    return at_end and bool(_CONTRIBUTOR.match(sentence))
