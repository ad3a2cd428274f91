"""Who speaks a quotation in its source: the speaker named beside it there, or at the head of the paragraph of a transcript."""

import re
from collections.abc import Callable, Sequence

from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.model import Check, CheckKind, CheckOutcome, Document, Quote, Span
from pipeline.text.names import fold
from pipeline.text.regex import regex

FindQuotes = Callable[[str], Sequence[Quote]]

_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]{0,30}(?: [^\W\d_a-zß-ÿ][\w.’'-]{0,30}){0,4}"
# the name and a colon: "Ferrell: We drilled 340 wells."
_LABEL = regex(rf"\W{{0,3}}(?P<speaker>{_NAME})\W{{0,2}}:\W{{0,2}}\s")
_IS_NAME = regex(_NAME)
_PERSON = r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w.’'-]{0,30}){1,3}"
# "Ingrid Sohl. The Secretary": the speaker and the sentence behind; "Ch. Moss" is one name
_NEXT_SENTENCE = regex(r"\. (?:The|An?|Her|His) .*$")
# an office has an article: "the managing director", "The Energy Secretary"
_PERSON_NAME = regex(rf"(?!The\b){_PERSON}")
# a longer paragraph is read around the quotation only
_REACH = 1500
# fewer words may be anybody's
_FEWEST_WORDS = 4


def check_speaker(
    quote: Quote, words: str, found: Span, source: IndexedSource, find_quotes: FindQuotes
) -> Check | None:
    """Return the contradiction of a quotation that the source lets another person say; None where it does not, or does not tell.

    Both speakers are named in the source, so that a pseudonym, an office or a spokesman is no other person.

    Args:
        quote: of the article, with its speaker.
        words: of the quotation.
        found: where it stands in the source.
        source: the work.
        find_quotes: finds the quotations of a text, with their speakers.
    """
    claimed = quote.speaker
    if not _IS_NAME.fullmatch(claimed) or len(words.split()) < _FEWEST_WORDS or not source.contains_name(claimed):
        return None
    speaker = _speaker_at(found, source.document, find_quotes)
    if not _IS_NAME.fullmatch(speaker) or set(fold(speaker).split()) & set(fold(claimed).split()):
        return None
    if any(fold(name) == fold(claimed) for name in source.authors) or not source.contains_name(speaker):
        return None
    detail = f"article {claimed}, source {speaker}; the quotation is another person's there"
    return Check(CheckKind.SUBJECT, claimed, speaker, CheckOutcome.DIFFERS, detail, quote.id, by="other-speaker")


def _speaker_at(found: Span, document: Document, find_quotes: FindQuotes) -> str:
    """Return the speaker of the words at a place of the source, "" where nobody is named."""
    block = document.block_at(found.start)
    start = max(document.blocks[block].span.start if block >= 0 else 0, found.start - _REACH)
    end = min(document.blocks[block].span.end if block >= 0 else len(document.text), found.end + _REACH)
    text = document.text[start:end]
    place = found.shifted(-start)
    around = [quote for quote in find_quotes(text) if quote.span.overlaps(place)]
    if around:
        named = _NEXT_SENTENCE.sub("", around[0].speaker)
        return _apposed_name(named, text) or named
    label = _LABEL.match(text)
    return label["speaker"] if label and label.end() <= place.start else ""


def _apposed_name(office: str, text: str) -> str:
    """Return the name behind an office, "" where none stands there: "Ingrid Sohl" of "the managing director, Ingrid Sohl"."""
    match = re.search(rf"{re.escape(office)}, (?P<name>{_PERSON})(?=[.,;:]|\s[^\W\d_A-Z])", text) if office else None
    return match["name"] if match and not _PERSON_NAME.fullmatch(office) else ""
