"""Sentences with tags, lemmas and relations, in values of ours; and the names that a user's model finds."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.span import Span
from pipeline.text.parse.models import namer, parser
from pipeline.text.parse.pieces import Piece, pieces
from pipeline.text.parse.scheme import Node, relations, scheme, table
from pipeline.text.parse.threads import one_thread
from pipeline.text.parse.values import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

_BATCH = 15_000  # characters parsed together: more is no faster and takes memory, 13 MB a thousand words
_UNASKED = (
    "ner",
    "senter",
    "sentencizer",
    "textcat",
)  # a parse does not need them, and our rules say where sentences begin
_EMBEDDERS = frozenset(("tok2vec", "transformer", "curated_transformer"))


class Named(NamedTuple):
    """A name that a user's model found; kind: as in lexicon/relations.toml; confidence: 1, for such models tell none."""

    span: Span
    kind: str
    confidence: float


def parse(texts: Iterable[str]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the parsed sentences of each text; spans point into that text. Many texts at once cost less than one by one.

    Sentences begin where text/sentences.py says; those longer than pieces.SIZE characters are cut. Linear.
    Raises ModelError where no parser can be loaded.
    """
    cut = [tuple(pieces(text)) for text in texts]
    done = _parsed(piece for of in cut for piece in of)
    for of in cut:
        yield tuple(sentence for _ in of for sentence in next(done))


def named(text: str) -> Iterator[Named]:
    """Yield what the user's model names in a text, in text order. Call it only where naming() says so."""
    nlp = namer()
    off = [name for name in nlp.pipe_names if name != "ner" and name not in _EMBEDDERS]
    kinds = table("names")
    for batch in _batches(pieces(text)):
        with one_thread(), nlp.memory_zone():
            docs = nlp.pipe([nlp.make_doc(piece.text) for piece in batch], disable=off)
            found = [
                Named(_whole(piece, ent.start_char, ent.end_char), kinds[ent.label_], 1.0)
                for piece, doc in zip(batch, docs, strict=True)
                for ent in doc.ents
                if ent.label_ in kinds
            ]
        yield from found


def _whole(piece: Piece, start: int, end: int) -> Span:
    """Return where a stretch of several words stands in our text."""
    return Span(piece.place(start, start).start, piece.place(end - 1, end).end)


def _parsed(cut: Iterable[Piece]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each piece."""
    for batch in _batches(cut):
        nlp = parser()
        which = scheme(nlp.get_pipe("parser").labels)
        with one_thread(), nlp.memory_zone():  # else every new word of every text stays in memory
            docs = nlp.pipe([_doc(nlp, piece) for piece in batch], disable=_UNASKED)
            found = [_sentences(piece, doc, which) for piece, doc in zip(batch, docs, strict=True)]
        yield from found


def _batches(cut: Iterable[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = 0
    for piece in cut:
        batch.append(piece)
        size += len(piece.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _doc(nlp: "Language", piece: Piece) -> "Doc":
    """Return the tokens of a piece; a sentence of ours begins a sentence of the parser."""
    doc = nlp.make_doc(piece.text)
    for token in doc:
        token.is_sent_start = token.idx in piece.first or token.i == 0
    return doc


def _sentences(piece: Piece, doc: "Doc", which: str) -> list[Sentence]:
    starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
    return [
        _sentence(piece, [doc[i] for i in range(start, end)], which)
        for start, end in zip(starts, [*starts[1:], len(doc)], strict=True)
    ]


def _sentence(piece: Piece, words: "list[Word]", which: str) -> Sentence:
    first = words[0].i
    heads = [word.head.i - first for word in words]
    heads = [head if 0 <= head < len(words) else i for i, head in enumerate(heads)]  # a head never leaves its sentence
    nodes = [Node(w.dep_, head, w.pos_, w.lemma_) for w, head in zip(words, heads, strict=True)]
    said, governed = relations(nodes, which)
    tokens = tuple(
        Token(piece.place(w.idx, w.idx + len(w)), w.tag_, w.pos_, w.lemma_, str(w.morph), relation, head)
        for w, relation, head in zip(words, said, governed, strict=True)
    )
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tokens)
