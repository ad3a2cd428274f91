"""The file formats of reference managers, by the ending of the file's name."""

from collections.abc import Callable
from pathlib import Path

from pipeline.model import Reference, Trouble
from pipeline.references.libraries import bibtex, csl, ris

Library = tuple[tuple[Reference, ...], tuple[Trouble, ...]]

# ending → reader
LIBRARIES: dict[str, Callable[[bytes, str], Library]] = {".bib": bibtex.read, ".ris": ris.read, ".json": csl.read}


def read_library(data: bytes, path: str) -> Library:
    """Return the references of a .bib, .ris or CSL-JSON file and what could not be read; another ending is read as .bib."""
    return LIBRARIES.get(Path(path).suffix.lower(), bibtex.read)(data, path)
