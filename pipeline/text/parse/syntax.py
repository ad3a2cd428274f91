"""Parsed sentences with tags, lemmas and dependency relations, in values of ours; and the entities that a user's model finds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.span import Span
from pipeline.text.parse.analysis import Analysis, WordClass, sentences_of
from pipeline.text.parse.blas import one_thread
from pipeline.text.parse.chunks import Chunk, chunks
from pipeline.text.parse.label_schemes import Node, detect_scheme, label_table, unify
from pipeline.text.parse.models import namer, parser, parser_name
from pipeline.text.parse.shipped import shipped
from pipeline.text.parse.values import Sentence

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
    analyse = analyse_by_users_model if parser_name() else shipped().analyse
    for batch in _batches(all_chunks):
        for chunk, analysis in zip(batch, analyse(batch), strict=True):
            yield list(sentences_of(chunk, analysis))


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


def analyse_by_users_model(chunks: Sequence[Chunk]) -> list[Analysis]:
    """Return what the parser that the user named says of some chunks, whatever its parts are."""
    nlp = parser()
    scheme = detect_scheme(nlp.get_pipe("parser").labels)
    with one_thread(), nlp.memory_zone():  # else every new word of every text stays in memory
        docs = [_doc(nlp, chunk) for chunk in chunks]
        return [_analysis(doc, scheme) for doc in nlp.pipe(docs, disable=_UNUSED)]


def _doc(nlp: "Language", chunk: Chunk) -> "Doc":
    """Return the tokens of a chunk; a sentence of ours begins a sentence of the parser."""
    doc = nlp.make_doc(chunk.text)
    for token in doc:
        token.is_sent_start = token.idx in chunk.sentence_starts or token.i == 0
    return doc


def _analysis(doc: "Doc", scheme: str) -> Analysis:
    opens = [bool(token.is_sent_start) or not token.i for token in doc]
    starts = [i for i, first in enumerate(opens) if first]
    relations: list[str] = []
    heads: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        nodes = [_node(token, start, end) for token in doc[start:end]]
        of_sentence, heads_in_it = unify(nodes, scheme)
        relations += of_sentence
        heads += [start + head for head in heads_in_it]
    return Analysis(
        [token.idx for token in doc],
        [len(token) for token in doc],
        opens,
        [WordClass(token.tag_, token.pos_, token.lemma_, str(token.morph)) for token in doc],
        relations,
        heads,
    )


def _node(token: "SpacyToken", start: int, end: int) -> Node:
    """Return a token of the sentence from start to end; a head never leaves it."""
    head = token.head.i if start <= token.head.i < end else token.i
    return Node(token.dep_, head - start, token.pos_, token.lemma_)
