"""Values to JSON and back (msgspec); Decimals travel as strings, so nothing is rounded."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def encode(value: object) -> bytes:
    """Return the JSON of a frozen value, keys in field order: the same value gives the same bytes."""
    return msgspec.json.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """Return the value again. Raises msgspec.ValidationError when the JSON does not fit."""
    return msgspec.json.decode(data, type=kind)
