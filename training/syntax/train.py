"""The training loop: one batch at a time, a checkpoint after each epoch."""

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.pipeline.tok2vec import Tok2VecListener
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Model, Optimizer, fix_random_seed

from training.syntax.data import batches, examples

WORDS = 800  # a batch
RATE, WARM = 0.0015, 200  # Adam's highest rate, reached after so many batches, then falling in a line to nothing
DROPOUT = 0.15
CUTS = 3  # ways the training texts are cut, one an epoch in turn


def train(nlp: Language, docs: Sequence[Doc], epochs: int, seed: int, folder: Path) -> Iterator[int]:
    """Train in place; yield the number of each epoch when it is done. folder: of the checkpoint, continued when it is there."""
    # the same objects go through all components: telling batches apart by identity is enough, and quicker than by content
    Tok2VecListener.get_batch_id = staticmethod(lambda made: sum(map(id, made)))
    fix_random_seed(seed)
    nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc) for doc in docs])
    steps = epochs * (sum(len(doc) for doc in docs) // WORDS)
    adam = Adam(RATE, use_averages=False)
    done = _load(nlp, adam, folder)
    step = done * (steps // epochs)
    cuts = [examples(docs, nlp, random.Random(seed + i)) for i in range(CUTS)] if done < epochs else []
    for epoch in range(done, epochs):
        fix_random_seed(seed * 1000 + epoch)
        start, clock = time.time(), time.process_time()
        losses: dict[str, float] = {}
        for batch in batches(cuts[epoch % CUTS], WORDS, random.Random(seed * 1000 + epoch)):
            step += 1
            adam.learn_rate = RATE * max(0.01, min(step / WARM, 1 - step / (steps + 1)))
            update(nlp, batch, adam, losses)
        line = " ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
        print(
            f"epoch {epoch + 1}: {line}; {time.process_time() - clock:.0f} s CPU, {time.time() - start:.0f} s",
            flush=True,
        )
        _save(nlp, adam, epoch + 1, folder)
        yield epoch + 1


def update(nlp: Language, batch: list[Example], adam: Optimizer, losses: dict[str, float]) -> None:
    """Take one step with all components; Language.update copies and aligns every text anew, which costs a third of the time."""
    for _, pipe in nlp.pipeline:
        pipe.update(batch, drop=DROPOUT, sgd=None, losses=losses)
    for _, pipe in nlp.pipeline:
        pipe.finish_update(adam)


def _nodes(nlp: Language) -> Iterator[tuple[str, Model]]:
    """Yield the layers that have weights, under names that are the same in every run."""
    seen = set()
    for name, pipe in nlp.pipeline:
        for i, node in enumerate(pipe.model.walk()):
            if node.id not in seen:
                seen.add(node.id)
                yield f"{name}/{i}", node


def _save(nlp: Language, adam: Optimizer, epoch: int, folder: Path) -> None:
    """Write weights and moments, all or nothing."""
    arrays = {"epoch": np.array(epoch)}
    for name, node in _nodes(nlp):
        for param in node.param_names:
            if node.has_param(param):
                key = (node.id, param)
                arrays[f"{name}/{param}/weight"] = node.get_param(param)
                if key in adam.mom1:
                    arrays[f"{name}/{param}/mom1"], arrays[f"{name}/{param}/mom2"] = adam.mom1[key], adam.mom2[key]
                    arrays[f"{name}/{param}/updates"] = np.array(adam.nr_update[key])
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / "fresh.npz"
    np.savez(fresh, **arrays)
    fresh.replace(folder / "last.npz")


def _load(nlp: Language, adam: Optimizer, folder: Path) -> int:
    """Read the checkpoint where there is one; return how many epochs it has behind it."""
    if not (folder / "last.npz").exists():
        return 0
    with np.load(folder / "last.npz") as arrays:
        for name, node in _nodes(nlp):
            for param in node.param_names:
                at = f"{name}/{param}"
                if f"{at}/weight" in arrays:
                    node.set_param(param, arrays[f"{at}/weight"])
                if f"{at}/mom1" in arrays:
                    key = (node.id, param)
                    adam.mom1[key], adam.mom2[key] = arrays[f"{at}/mom1"], arrays[f"{at}/mom2"]
                    adam.nr_update[key] = int(arrays[f"{at}/updates"])
        return int(arrays["epoch"])
