"""The spaCy pipeline in use: our own of assets/syntax/ (made by training/syntax/), or one that the user names."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ModelError
from pipeline.text.parse.english import import_spacy, load_shipped

if TYPE_CHECKING:
    from spacy.language import Language

OWN = ""
_UNUSED = frozenset({"senter"})  # our rules say where sentences begin
_CHOSEN: ContextVar[str] = ContextVar("chosen", default=OWN)


@contextmanager
def using(name: str) -> Iterator[None]:
    """Parse and name by an installed model, or the folder of one, inside of the context; "" is our own. Raises ModelError.

    Nothing is downloaded. A model is code of its maker: only a name that the user gave is loaded.
    """
    if name:
        load(name)
    token = _CHOSEN.set(name)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def ready() -> bool:
    """Return whether there is a parser, without loading our own: a checkout may lack the weights."""
    return _has("parser") or (_shipped_model() / "config.cfg").is_file()


def naming() -> bool:
    """Return whether a user's model is there that names entities."""
    return _has("ner")


def parser_name() -> str:
    """Return the name of the model that parses, "" of our own."""
    return _CHOSEN.get() if _has("parser") else OWN


def parser() -> "Language":
    """Return the user's model where it has a parser, else our own. Raises ModelError."""
    return load(parser_name())


def namer() -> "Language":
    """Return the user's model. Call it only where naming() says so."""
    return load(_CHOSEN.get())


def _has(pipe: str) -> bool:
    return bool(_CHOSEN.get()) and pipe in load(_CHOSEN.get()).pipe_names


@cache
def load(name: str) -> "Language":
    """Load a pipeline, once a process."""
    spacy = import_spacy()
    try:
        nlp = spacy.load(name) if name else load_shipped(_shipped_model(), _UNUSED)
    # not installed; not a model, or of another version; needs a package
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(_reason(name, error)) from error
    if not {"parser", "ner"} & set(nlp.pipe_names):
        raise ModelError(f"the model {name} has neither a parser nor entities")
    _speed_up(nlp)
    return nlp


def _shipped_model() -> Path:
    return Path(str(files("pipeline.assets") / "syntax"))


def _reason(name: str, error: Exception) -> str:
    if not name:
        return f"the parser of citetrail could not be loaded: {_one_line(error)}"
    if "E050" in str(error):  # spaCy's code for a name that is neither a package nor a folder
        return f"no spaCy model {name} is installed, and no such folder is here; nothing is downloaded"
    return f"the model {name} could not be loaded: {_one_line(error)}"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _speed_up(nlp: "Language") -> None:
    """Multiply by numpy's OpenBLAS, 1.7 times the words a second of blis; and widen weights that are stored in two bytes."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    models = [getattr(pipe, "model", None) for _, pipe in nlp.pipeline]  # None: a lemmatizer that looks up
    for node in chain.from_iterable(model.walk() for model in models if isinstance(model, Model)):
        if isinstance(node.ops, NumpyOps):
            node.ops = ops
        for name in node.param_names:
            if node.has_param(name) and node.get_param(name).dtype == "float16":
                node.set_param(name, ops.asarray_f(node.get_param(name), dtype="float32"))
