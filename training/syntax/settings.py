"""The network's settings. Sizes are bounded by 8 MB on disk, at two bytes a weight."""

from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_config
from thinc.api import Config

WIDTH, DEPTH = 128, 4
ROWS = {"NORM": 6000, "PREFIX": 600, "SUFFIX": 3000, "SHAPE": 800}  # of the hash embeddings
PIPES = ("tok2vec", "senter", "tagger", "morphologizer", "trainable_lemmatizer", "parser")

_LISTEN = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
_TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTEN}
_COMPONENTS: dict[str, dict[str, Any]] = {
    "tok2vec": {
        "factory": "tok2vec",
        "model": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": WIDTH,
                "attrs": list(ROWS),
                "rows": list(ROWS.values()),
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": WIDTH,
                "depth": DEPTH,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    },
    "senter": {"factory": "senter", "model": _TAGGER},
    "tagger": {"factory": "tagger", "model": _TAGGER, "label_smoothing": 0.05},
    "morphologizer": {"factory": "morphologizer", "model": _TAGGER, "label_smoothing": 0.05},
    "trainable_lemmatizer": {
        "factory": "trainable_lemmatizer",
        "model": _TAGGER,
        "min_tree_freq": 3,
        "top_k": 3,
        "backoff": "orth",
    },
    "parser": {
        "factory": "parser",
        "min_action_freq": 20,
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "parser",
            "extra_state_tokens": True,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": _LISTEN,
        },
    },
}


def pipeline() -> Language:
    """Return the untrained pipeline."""
    return load_model_from_config(
        Config({"nlp": {"lang": "en", "pipeline": list(PIPES)}, "components": _COMPONENTS}), auto_fill=True
    )
