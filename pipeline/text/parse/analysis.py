"""What a model says of the tokens of a chunk, and the sentences that this makes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.span import Span
from pipeline.text.parse.chunks import Chunk
from pipeline.text.parse.values import Sentence, Token


class WordClass(NamedTuple):
    """What is said of a word by itself; as in Token."""

    tag: str
    pos: str
    lemma: str
    morph: str


class Analysis(NamedTuple):
    """One item for each token; offsets and indices are those of the chunk.

    Attributes:
        offsets: where each token begins.
        lengths: of each token, in characters.
        opens: whether a sentence begins with it.
        classes: what is said of it by itself.
        relations: to its head, as in Token.
        heads: index of its head; one outside of the sentence counts for none.
    """

    offsets: Sequence[int]
    lengths: Sequence[int]
    opens: Sequence[bool]
    classes: Sequence[WordClass]
    relations: Sequence[str]
    heads: Sequence[int]


def sentences_of(chunk: Chunk, analysis: Analysis) -> Iterator[Sentence]:
    """Yield the sentences of a chunk; spans point into the whole text."""
    spans = list(chunk.spans_in_text(analysis.offsets, analysis.lengths))
    starts = [i for i, opens in enumerate(analysis.opens) if opens or not i]
    for start, end in zip(starts, [*starts[1:], len(spans)], strict=True):
        tokens = []
        for i in range(start, end):
            tag, pos, lemma, morph = analysis.classes[i]
            head = analysis.heads[i] if start <= analysis.heads[i] < end else i
            tokens.append(Token(spans[i], tag, pos, lemma, morph, analysis.relations[i], head - start))
        yield Sentence(Span(spans[start].start, spans[end - 1].end), tuple(tokens))
