"""Parsed sentences with tags, lemmas and dependency relations, in values of ours; and the entities that a user's model finds."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.span import Span
from pipeline.text.parse.blas import one_thread
from pipeline.text.parse.chunks import Chunk, chunks
from pipeline.text.parse.label_schemes import Node, detect_scheme, label_table, unify
from pipeline.text.parse.models import namer, parser
from pipeline.text.parse.values import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

_BATCH = 15_000  # characters parsed together: more is no faster and takes memory, 13 MB a thousand words
# a parse does not need them, and our rules say where sentences begin
_UNUSED = ("ner", "senter", "sentencizer", "textcat")
_EMBEDDERS = frozenset(("tok2vec", "transformer", "curated_transformer"))


class Named(NamedTuple):
    """An entity that a user's model found; kind: as in lexicon/relations.toml; confidence: 1, for such models give none."""

    span: Span
    kind: str
    confidence: float


def parse(texts: Iterable[str]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the parsed sentences of each text; spans point into that text. Many texts at once cost less than one by one.

    Sentences begin where text/sentences.py says; those longer than chunks.SIZE characters are cut. Linear.
    Raises ModelError where no parser can be loaded.
    """
    chunks_of_texts = [tuple(chunks(text)) for text in texts]
    parsed = _parse_chunks(chunk for chunks_of_text in chunks_of_texts for chunk in chunks_of_text)
    for chunks_of_text in chunks_of_texts:
        yield tuple(sentence for _ in chunks_of_text for sentence in next(parsed))


def named(text: str) -> Iterator[Named]:
    """Yield the entities that the user's model finds in a text, in text order. Call it only where naming() says so."""
    nlp = namer()
    disabled = [name for name in nlp.pipe_names if name != "ner" and name not in _EMBEDDERS]
    kinds = label_table("names")
    for batch in _batches(chunks(text)):
        with one_thread(), nlp.memory_zone():
            docs = nlp.pipe([nlp.make_doc(chunk.text) for chunk in batch], disable=disabled)
            found = [
                Named(_span_of_words(chunk, ent.start_char, ent.end_char), kinds[ent.label_], 1.0)
                for chunk, doc in zip(batch, docs, strict=True)
                for ent in doc.ents
                if ent.label_ in kinds
            ]
        yield from found


def _span_of_words(chunk: Chunk, start: int, end: int) -> Span:
    """Return where several words of a chunk stand in our text."""
    return Span(chunk.span_in_text(start, start).start, chunk.span_in_text(end - 1, end).end)


def _parse_chunks(all_chunks: Iterable[Chunk]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each chunk."""
    for batch in _batches(all_chunks):
        nlp = parser()
        scheme = detect_scheme(nlp.get_pipe("parser").labels)
        with one_thread(), nlp.memory_zone():  # else every new word of every text stays in memory
            docs = nlp.pipe([_doc(nlp, chunk) for chunk in batch], disable=_UNUSED)
            parsed = [_sentences(chunk, doc, scheme) for chunk, doc in zip(batch, docs, strict=True)]
        yield from parsed


def _batches(all_chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    batch: list[Chunk] = []
    size = 0
    for chunk in all_chunks:
        batch.append(chunk)
        size += len(chunk.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _doc(nlp: "Language", chunk: Chunk) -> "Doc":
    """Return the tokens of a chunk; a sentence of ours begins a sentence of the parser."""
    doc = nlp.make_doc(chunk.text)
    for token in doc:
        token.is_sent_start = token.idx in chunk.sentence_starts or token.i == 0
    return doc


def _sentences(chunk: Chunk, doc: "Doc", scheme: str) -> list[Sentence]:
    starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
    return [
        _sentence(chunk, [doc[i] for i in range(start, end)], scheme)
        for start, end in zip(starts, [*starts[1:], len(doc)], strict=True)
    ]


def _sentence(chunk: Chunk, words: "list[SpacyToken]", scheme: str) -> Sentence:
    first = words[0].i
    heads = [word.head.i - first for word in words]
    heads = [head if 0 <= head < len(words) else i for i, head in enumerate(heads)]  # a head never leaves its sentence
    nodes = [Node(w.dep_, head, w.pos_, w.lemma_) for w, head in zip(words, heads, strict=True)]
    tokens = tuple(
        Token(chunk.span_in_text(w.idx, w.idx + len(w)), w.tag_, w.pos_, w.lemma_, str(w.morph), relation, head)
        for w, relation, head in zip(words, *unify(nodes, scheme), strict=True)
    )
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tokens)
