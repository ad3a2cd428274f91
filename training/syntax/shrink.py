"""Write a trained pipeline small: weights in two bytes, no words but those that labels and lemmas need."""

import shutil
from pathlib import Path

from spacy.language import Language

from training.syntax.settings import pipeline

META = {
    "name": "citetrail_syntax",
    "description": "Tags, morphology, lemmas, Universal Dependencies and sentence starts of English, for citetrail",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD English-EWT", "url": "https://universaldependencies.org", "license": "CC BY-SA 4.0"},
        {"name": "GUM", "url": "https://gucorpling.org/gum", "license": "CC BY 4.0 and CC BY-SA 4.0, by genre"},
    ],
    "spacy_version": ">=3.8.0,<4.0.0",
}


def write(nlp: Language, folder: Path) -> None:
    """Write what nlp has learned to a folder that spacy.load reads; its weights must be widened after loading."""
    small = pipeline()
    for string in _strings(nlp):
        small.vocab.strings.add(string)
    for name, pipe in nlp.pipeline:
        fresh = small.get_pipe(name)
        fresh.from_bytes(pipe.to_bytes(exclude=["vocab"]), exclude=["vocab"])
        for node in fresh.model.walk():
            for param in node.param_names:
                if node.has_param(param):
                    node.set_param(param, node.get_param(param).astype("float16"))
    small.meta.update(META)
    shutil.rmtree(folder, ignore_errors=True)
    small.to_disk(folder)


def size(folder: Path) -> float:
    """Return how many MB (10⁶ bytes) a folder holds."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _strings(nlp: Language) -> list[str]:
    """Return the labels of all components and the strings of the lemmatizer's trees."""
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    labels = [label for name, pipe in nlp.pipeline if pipe is not lemmatizer for label in getattr(pipe, "labels", ())]
    trees = lemmatizer.label_data["trees"]
    parts = {part for label in labels for part in (label, *label.replace("||", "|").split("|"))}
    return sorted({*parts, *(tree[key] for tree in trees for key in ("orig", "subst") if key in tree)})
