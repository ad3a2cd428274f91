"""Transcripts of talks: what is said under a speaker's name is the speaker's, and no claim of the document."""

from collections import Counter

from pipeline.model import BlockKind, Document
from pipeline.text.regex import regex

# the name of a speaker, in front of a colon, or in capitals in front of a full stop
_LABEL = regex(
    r"(?P<speaker>[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){0,3}(?=:\s)"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ’'-]{1,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]{0,20}){1,3}(?=\.\s))"
)
# of a transcript two speakers have so many turns each, all turns together so many, and that share of its paragraphs
_LEAST_TURNS, _LEAST_SPEAKERS, _LEAST_TOGETHER, _SHARE = 3, 2, 6, 0.25


def start_of_dialogue(document: Document) -> int:
    """Return where the first turn of a transcript starts; behind the end of the text where it is none."""
    paragraphs = [block.span for block in document.blocks if block.kind == BlockKind.PARAGRAPH]
    labels = {span.start: match["speaker"] for span in paragraphs if (match := _LABEL.match(document.text, span.start))}
    turns = {speaker: n for speaker, n in Counter(labels.values()).items() if n >= _LEAST_TURNS}
    together = sum(turns.values())
    if len(turns) < _LEAST_SPEAKERS or together < max(_LEAST_TOGETHER, _SHARE * len(paragraphs)):
        return len(document.text) + 1
    return min(start for start, speaker in labels.items() if speaker in turns)
