"""Training texts: neighbouring sentences together, some of them in another typography or case."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

LONGEST = 3  # sentences a text
_CURLY = {"'": "’", "''": "”", "``": "“", "n't": "n’t", "'s": "’s", "--": "—", "-": "–"}


def read(path: Path, nlp: Language) -> list[Doc]:
    """Return the gold texts of a .spacy file."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def examples(docs: Sequence[Doc], nlp: Language, rng: random.Random) -> list[Example]:
    """Return every sentence once, in texts of one to LONGEST neighbours; the tokens are those of the raw text."""
    golds = [_augment(part.as_doc(), rng) for doc in docs for part in _parts(doc, rng)]
    return [Example(nlp.make_doc(gold.text), gold) for gold in golds]


def batches(all_examples: Sequence[Example], words: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield batches of about so many words, in a new order."""
    batch: list[Example] = []
    size = 0
    for example in rng.sample(all_examples, len(all_examples)):
        batch.append(example)
        size += len(example.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parts(doc: Doc, rng: random.Random) -> Iterator[Span]:
    """Cut a text between sentences: a third of the parts are one sentence."""
    found = list(doc.sents)
    start = 0
    while start < len(found):
        end = min(len(found), start + (1 if rng.random() < 1 / 3 else rng.randint(2, LONGEST)))
        yield doc[found[start].start : found[end - 1].end]
        start = end


def _augment(doc: Doc, rng: random.Random) -> Doc:
    """Return the text as it is (three in four), or in capitals, in lower case, with curly quotes, without its last stop."""
    chance = rng.random()
    words = [token.text for token in doc]
    if chance < 0.02:
        return _copy(doc, [word.upper() for word in words])
    if chance < 0.06:
        return _copy(doc, [word.lower() for word in words])
    if chance < 0.20:
        return _copy(doc, [_curly(word, token.tag_) for word, token in zip(words, doc, strict=True)])
    if chance < 0.25 and len(doc) > 2 and doc[-1].tag_ == "." and not any(t.head == doc[-1] for t in doc[:-1]):
        return doc[:-1].as_doc()
    return doc


def _curly(word: str, tag: str) -> str:
    """Return the typographic form of a quote, an apostrophe or a dash."""
    if word == '"':
        return "“" if tag == "``" else "”"
    if tag in ("``", "''", "POS", ":", ","):
        return _CURLY.get(word, word)
    return word.replace("'", "’") if "'" in word[:2] or word == "n't" else word


def _copy(doc: Doc, words: Sequence[str]) -> Doc:
    """Return the same annotations over other words."""
    return Doc(
        doc.vocab,
        words=list(words),
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        sent_starts=[bool(token.is_sent_start) for token in doc],
    )
