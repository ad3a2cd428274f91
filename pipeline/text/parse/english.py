"""spaCy brought up for our own models: with what they use, in half of the time that `spacy.load` takes.

A user's model is loaded by spaCy itself, for its packages may bring components.
"""

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pipeline.text.compile import compile_pattern

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_COMMANDS = "spacy.cli.info"  # takes in typer, httpx and jinja2


def import_spacy() -> Any:
    """Return spaCy, imported without its command line; who wants that imports `spacy.cli` as ever."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    placeholder: Any = ModuleType(_COMMANDS)
    placeholder.info = None  # spaCy takes the name in
    sys.modules[_COMMANDS] = placeholder
    try:
        import spacy
    finally:
        del sys.modules[_COMMANDS]
    return spacy


def blank_english() -> "Language":
    """Return English without components, whose tokenizer has no rules: a model's own are read with it."""
    import_spacy()
    from spacy.lang.en import English
    from spacy.tokenizer import Tokenizer

    return English(create_tokenizer=lambda nlp: Tokenizer(nlp.vocab))


def load_shipped(folder: Path, unused: frozenset[str]) -> "Language":
    """Return the pipeline of a folder that training/syntax/ wrote, some of its components left out."""
    nlp = blank_english()
    from spacy.util import load_config

    config = load_config(folder / "config.cfg")
    for name in config["nlp"]["pipeline"]:
        if name not in unused:
            component = dict(config["components"][name])
            nlp.add_pipe(component.pop("factory"), name, config=component, validate=False)
    nlp.from_disk(folder, exclude=["tokenizer", *sorted(unused)])
    nlp.tokenizer = _tokenizer(nlp, folder / "tokenizer")
    return nlp


def _tokenizer(nlp: "Language", path: Path) -> "Tokenizer":
    """Return the tokenizer of a file; its patterns are taken from an earlier start of the program, as ours are."""
    from msgspec import msgpack
    from spacy.tokenizer import Tokenizer

    saved = msgpack.decode(path.read_bytes())
    return Tokenizer(
        nlp.vocab,
        rules=saved["exceptions"],
        prefix_search=compile_pattern(saved["prefix_search"], 0).search,
        suffix_search=compile_pattern(saved["suffix_search"], 0).search,
        infix_finditer=compile_pattern(saved["infix_finditer"], 0).finditer,
        token_match=saved["token_match"] and compile_pattern(saved["token_match"], 0).match,
        url_match=saved["url_match"] and compile_pattern(saved["url_match"], 0).match,
        faster_heuristics=saved["faster_heuristics"],
    )
