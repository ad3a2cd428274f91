"""The fast entity model, from gold and silver labels: a spaCy CNN with a transition parser. Resumable, seeded.

A word whose label is unknown, or unsure, is missing: any label is right there.
"""

import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span as Phrase
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, NumpyOps, set_current_ops

from pipeline.model.span import Span
from pipeline.text.parse.fast import TOKEN, blank, doc_of
from pipeline.text.windows import TYPES
from training.entities.data import Text, texts
from training.entities.silver import read

KINDS = ("PERSON", "ORG", "PLACE")
WORDS = 1000  # a batch
RATES = (0.002, 0.0001)  # first and last, a straight line between


def example(nlp: Language, text: Text) -> Example:
    """Return what is seen and what is right."""
    tokens = [Span(*m.span()) for m in TOKEN.finditer(text.text)]
    made, right = (doc_of(nlp, text.text, tokens) for _ in range(2))
    starts, ends = {t.start: i for i, t in enumerate(tokens)}, {t.end: i + 1 for i, t in enumerate(tokens)}
    phrases, open_ = [], {i for i, t in enumerate(tokens) for span in text.unknown if t.overlaps(span)}
    for start, end, kind in text.entities:
        inner = {i for i, t in enumerate(tokens) if t.start < end and start < t.end}
        if kind != "MISC" and start in starts and end in ends and not open_ & inner:
            phrases.append(Phrase(right, starts[start], ends[end], label=kind))
        else:
            open_ |= inner
    right.set_ents(phrases, missing=[Phrase(right, i, i + 1) for i in sorted(open_)], default="outside")
    return Example(made, right)


def corpora(shared: Path, silver: Path) -> tuple[list[Text], dict[str, list[Text]]]:
    """Return the training texts, and each dev set: the same as of the accurate model."""
    ner = shared / "data" / "ner"
    redocred = list(texts(ner / "redocred_dev.jsonl"))
    gold = [*texts(ner / "ner_train_core.jsonl"), *texts(ner / "ner_re3d.jsonl"), *redocred[50:]]
    return [*gold, *read(silver)], {"core": list(texts(ner / "ner_dev.jsonl")), "redocred": redocred[:50]}


def batches(found: Sequence[Text], rng: random.Random) -> Iterator[list[Text]]:
    """Yield texts in random order, about WORDS words at a time."""
    batch: list[Text] = []
    size = 0
    for text in rng.sample(found, len(found)):
        batch.append(text)
        size += len(text.text.split())
        if size >= WORDS:
            yield batch
            batch, size = [], 0


def measure(nlp: Language, found: Sequence[Text]) -> float:
    """Strict F1 × 100 of persons, organisations and places."""
    correct = total = 0
    for text in found:
        right = example(nlp, text)
        doc = nlp.get_pipe("ner")(right.predicted)
        open_ = {i for i, token in enumerate(right.reference) if token.ent_iob == 0}
        predicted = {
            (e.start, e.end, e.label_) for e in doc.ents if e.label_ in KINDS and not open_ & {*range(e.start, e.end)}
        }
        gold = {(e.start, e.end, e.label_) for e in right.reference.ents if e.label_ in KINDS}
        correct, total = correct + len(predicted & gold), total + len(gold) + len(predicted)
    return 200 * correct / max(1, total)


def train(shared: Path, out: Path, seed: int, epochs: int) -> Path:
    """Train, print the dev scores of each epoch, keep a checkpoint to go on from; return the file of the best epoch."""
    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(seed)
    found, dev = corpora(shared, out / "silver.jsonl")
    nlp, adam = blank(), Adam(RATES[0], L2=0.01, grad_clip=1.0)
    for kind in TYPES:
        nlp.get_pipe("ner").add_label(kind)
    nlp.initialize(lambda: [example(nlp, text) for text in found[:200]])
    checkpoint, file, done, best, rng = out / "fast.ckpt", out / "entities_fast.bin", 0, 0.0, random.Random(seed)
    if checkpoint.exists():
        saved = pickle.loads(checkpoint.read_bytes())  # our own file
        nlp.from_bytes(saved["model"])
        done, best = saved["epoch"], saved["best"]
        for name, value in saved["adam"].items():
            setattr(adam, name, value)
        rng.setstate(saved["rng"])
    for number in range(done, epochs):
        epoch(nlp, found, adam, rng, (number, epochs))
        with nlp.use_params(adam.averages):
            scores = {name: measure(nlp, texts) for name, texts in dev.items()}
            print(f"epoch {number + 1}: {scores}", flush=True)
            if sum(scores.values()) > best:
                best = sum(scores.values())
                file.write_bytes(nlp.to_bytes(exclude=["vocab", "tokenizer", "meta"]))
        optimiser = {name: getattr(adam, name) for name in ("mom1", "mom2", "averages", "nr_update", "last_seen")}
        state = {"model": nlp.to_bytes(), "epoch": number + 1, "best": best, "adam": optimiser, "rng": rng.getstate()}
        checkpoint.write_bytes(pickle.dumps(state))
    return file


def epoch(nlp: Language, train: Sequence[Text], adam: Adam, rng: random.Random, at: tuple[int, int]) -> None:
    """Take one step a batch; at: the number of the epoch, and how many there are."""
    start, losses = time.process_time(), {"ner": 0.0}
    parts = list(batches(train, rng))
    for i, batch in enumerate(parts):
        share = (at[0] + i / len(parts)) / at[1]
        adam.learn_rate = RATES[0] + share * (RATES[1] - RATES[0])
        nlp.update([example(nlp, text) for text in batch], drop=0.15, sgd=adam, losses=losses)
        if i % 50 == 0:
            print(
                f"  {i}/{len(parts)} loss {losses['ner'] / (i + 1):.1f} {time.process_time() - start:.0f} s", flush=True
            )
