"""Ids of values: hashes of their words and of their sentence, never of their place.

An inserted paragraph changes no id, so a verdict stays with its claim.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2s
from typing import Protocol, TypeVar, runtime_checkable

from pipeline.model.span import Span

_MAX_LENGTH = 2000  # characters; of a longer part the digest is hashed, so that many values of one long line stay cheap


def make_id(prefix: str, *parts: str) -> str:
    """Return the id of a value with these words; white space does not count.

    >>> make_id("c", "Trade grew.") == make_id("c", "Trade  grew.")
    True
    """
    return _hash(prefix, *(_normalise(part) for part in parts))


def _normalise(part: str) -> str:
    """Return a part as it is hashed: white space collapsed, a long one as its digest."""
    plain = " ".join(part.split())
    return plain if len(plain) <= _MAX_LENGTH else blake2s(plain.encode("utf-8", "replace")).hexdigest()


def _hash(prefix: str, *parts: str) -> str:
    return f"{prefix}-{blake2s(chr(31).join(parts).encode('utf-8', 'replace'), digest_size=6).hexdigest()}"


def distinct(ids: Iterable[str]) -> list[str]:
    """Return the ids with a number behind each repetition: x, x-2, x-3."""
    seen: Counter[str] = Counter()
    out = []
    for name in ids:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out


@runtime_checkable
class Spanned(Protocol):
    """A frozen value with an id and a span."""

    @property
    def id(self) -> str: ...  # noqa: D102 — the protocol's fields speak for themselves
    @property
    def span(self) -> Span: ...  # noqa: D102


V = TypeVar("V", bound=Spanned)


def name_all(prefix: str, values: Iterable[V], text: str, sentences: Sequence[Span]) -> tuple[V, ...]:
    """Return the values in text order, each with its id: its words and those of its sentence.

    sentences: in text order, not overlapping.
    """
    values = sorted(values, key=lambda v: v.span)
    starts = [s.start for s in sentences]
    raw = []
    last, sentence = -1, ""
    for value in values:
        i = bisect_right(starts, value.span.start) - 1
        if i != last:  # values stand in text order, so each sentence is read once
            last, sentence = i, _normalise(sentences[i].of(text))
        raw.append(_hash(prefix, _normalise(value.span.of(text)), sentence))
    return tuple(replace(v, id=name) for v, name in zip(values, distinct(raw), strict=True))  # type: ignore[type-var]  # every Spanned here is a dataclass
