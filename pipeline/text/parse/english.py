"""spaCy brought up for our own models: with what they use, in half of the time that `spacy.load` takes.

A user's model is loaded by spaCy itself, for its packages may bring components.
"""

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

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
    return nlp.from_disk(folder, exclude=sorted(unused))
