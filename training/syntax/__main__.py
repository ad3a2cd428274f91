"""python -m training.syntax --shared DIR [--epochs N] [--seed N]: train pipeline/assets/syntax/. Resumable."""

import argparse
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops

from training.syntax.data import read
from training.syntax.settings import pipeline
from training.syntax.shrink import size, write
from training.syntax.train import train

OUT = Path("pipeline/assets/syntax")
METRICS = ("dep_las", "dep_uas", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "sents_f")


def describe_scores(nlp: Language, docs: list[Doc]) -> str:
    """Return the scores on gold texts in a line."""
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    return " ".join(f"{name} {100 * scores[name]:.1f}" for name in METRICS)


def main() -> None:
    """Train on UD English-EWT and GUM; the dev texts are measured after every second epoch and choose nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds data/ner")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoints", type=Path, default=Path("build/syntax"), help="where the checkpoint lies")
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))  # numpy's OpenBLAS is three times as fast as blis here
    nlp = pipeline()
    data = args.shared / "data" / "ner"
    docs, dev = (read(data / f"{name}.spacy", nlp) for name in ("syn_train_sa", "syn_dev"))
    for epoch in train(nlp, docs, args.epochs, args.seed, args.checkpoints / f"seed{args.seed}"):
        if epoch % 2 == 0 or epoch == args.epochs:
            print(f"dev after {epoch}: {describe_scores(nlp, dev)}", flush=True)
    write(nlp, OUT)
    print(f"{OUT}: {size(OUT):.1f} MB")


if __name__ == "__main__":
    main()
