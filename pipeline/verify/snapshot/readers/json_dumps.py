"""Dumps of JSON lines: Crossref, OpenAlex, DataCite, arXiv."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

import msgspec

from pipeline.indexes import arxiv as arxiv_shape
from pipeline.indexes import crossref as crossref_shape
from pipeline.indexes import datacite as datacite_shape
from pipeline.indexes import openalex as openalex_shape
from pipeline.model.work import Record

_T = TypeVar("_T")


def crossref(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the works of a public data file of Crossref: JSON lines, or {"items": […]}."""
    return _records(file, crossref_shape.Work, crossref_shape.record_of)


def openalex(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the works of a snapshot of OpenAlex."""
    return _records(file, openalex_shape.Work, openalex_shape.record_of)


def datacite(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the works of a public data file of DataCite."""
    return _records(file, datacite_shape.Work, datacite_shape.record_of)


def arxiv(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the preprints of arXiv's metadata file."""
    return _records(file, arxiv_shape.Work, arxiv_shape.record_of)


def _records(file: BinaryIO, shape: type[_T], record_of: Callable[[_T], Record | None]) -> Iterator[Record | None]:
    return (record_of(work) if work else None for work in _decode(file, shape))


def _decode(file: BinaryIO, shape: type[_T]) -> Iterator[_T | None]:
    """Yield each object of JSON lines or of {"items": […]}; None for one that has another shape."""
    decoder = msgspec.json.Decoder(shape)
    for line in file:
        text = line.strip().rstrip(b",")
        if text.startswith(b'{"items"'):
            yield from (_one(decoder, bytes(raw)) for raw in _items(text + file.read()))
        elif text not in (b"", b"[", b"]"):
            yield _one(decoder, text)


def _items(text: bytes) -> list[msgspec.Raw]:
    try:
        return msgspec.json.decode(text, type=dict[str, list[msgspec.Raw]])["items"]
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError):
        return [msgspec.Raw(b"")]


def _one(decoder: msgspec.json.Decoder[_T], text: bytes) -> _T | None:
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError):
        return None
