"""Quotations that the source lets another person say."""

import pytest

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.quotes.find import find_quote
from pipeline.evidence.source.indexed_source import index_source
from pipeline.evidence.speaker import check_speaker
from pipeline.flow import find_quotes
from pipeline.model import Block, BlockKind, CheckOutcome, Document, Quote, Span

PROSE = [
    "Ada Moss, the chair, said: “Nobody will miss the old ferry.” Her deputy, Jan Rook, called it “a boat that sank too late”.",
    "“We paid for it twice over,” Moss added.",
]
OFFICES = [
    "“Nobody believed that it would happen,” said the managing director, Ingrid Sohl. "
    "The Energy Secretary, Mark Telfer, called the works “the best news in thirty years”.",
]
TRANSCRIPT = ["Moss: We paid for it twice over.", "Rook: Nobody told us about the second bill. The bank did not know."]


def speaker_told(words: str, speaker: str, paragraphs: list[str], authors: tuple[str, ...] = ()) -> str:
    """Return who speaks the words in the source, where that is another person."""
    text, blocks = "\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = text.index(paragraph)
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph))))
    source = index_source(Document("source", "", text, blocks=tuple(blocks)), AnnotatedText, authors)
    _, span = find_quote(words, text)
    assert span
    check = check_speaker(Quote("q-1", Span(0, 1), speaker), words, span, source, find_quotes)
    assert check is None or check.outcome == CheckOutcome.DIFFERS
    return check.found if check else ""


@pytest.mark.parametrize(
    ("words", "speaker", "paragraphs", "found"),
    [
        ("a boat that sank too late", "Moss", PROSE, "Jan Rook"),
        ("a boat that sank too late", "Jan Rook", PROSE, ""),
        ("Nobody will miss the old ferry", "Ada Moss", PROSE, ""),
        ("Nobody will miss the old ferry", "Rook", PROSE, "Ada Moss"),
        ("Nobody believed that it would happen", "Mark Telfer", OFFICES, "Ingrid Sohl"),
        ("Nobody believed that it would happen", "Ingrid Sohl", OFFICES, ""),
        ("the best news in thirty years", "Mark Telfer", OFFICES, ""),
        ("the best news in thirty years", "Sohl", OFFICES, "Mark Telfer"),
        ("Nobody will miss the old ferry", "Harlan", PROSE, ""),  # whom the source does not know
        ("Nobody will miss the old ferry", "the board", PROSE, ""),
        ("We paid for it twice over", "Rook", TRANSCRIPT, "Moss"),
        ("The bank did not know", "Moss", TRANSCRIPT, "Rook"),
        ("The bank did not know", "Rook", TRANSCRIPT, ""),
    ],
)
def test_another_speaker(words: str, speaker: str, paragraphs: list[str], found: str) -> None:
    assert speaker_told(words, speaker, paragraphs) == found


def test_author_who_quotes_is_no_other_speaker() -> None:
    assert not speaker_told("a boat that sank too late", "Moss", PROSE, ("Moss",))
