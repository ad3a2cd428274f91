"""Names for values, made of what they say and of their sentence, never of where they stand.

An inserted paragraph moves no id, so a verdict stays with its claim.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2s
from typing import Protocol, TypeVar, runtime_checkable

from pipeline.model.span import Span

_LONG = 2000  # characters; of a longer part the id takes in the digest, so that many values of one long line stay cheap


def make_id(prefix: str, *parts: str) -> str:
    """Hash what a value says; white space does not count.

    >>> make_id("c", "Trade grew.") == make_id("c", "Trade  grew.")
    True
    """
    return _hashed(prefix, *(_said(part) for part in parts))


def _said(part: str) -> str:
    """Return what counts of a part."""
    plain = " ".join(part.split())
    return plain if len(plain) <= _LONG else blake2s(plain.encode("utf-8", "replace")).hexdigest()


def _hashed(prefix: str, *said: str) -> str:
    return f"{prefix}-{blake2s(chr(31).join(said).encode('utf-8', 'replace'), digest_size=6).hexdigest()}"


def distinct(ids: Iterable[str]) -> list[str]:
    """Number what is said twice, word for word: x, x-2, x-3."""
    seen: Counter[str] = Counter()
    out = []
    for name in ids:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out


@runtime_checkable
class Spanned(Protocol):
    """A frozen value with an id and a place."""

    @property
    def id(self) -> str: ...  # noqa: D102 — the protocol's fields speak for themselves
    @property
    def span(self) -> Span: ...  # noqa: D102


V = TypeVar("V", bound=Spanned)


def name_all(prefix: str, values: Iterable[V], text: str, sentences: Sequence[Span]) -> tuple[V, ...]:
    """Give each value its id: its words, its place among them in the sentence, and the sentence's words.

    sentences: in text order, not overlapping.
    """
    values = sorted(values, key=lambda v: v.span)
    starts = [s.start for s in sentences]
    raw = []
    last, around = -1, ""
    for value in values:
        i = bisect_right(starts, value.span.start) - 1
        if i != last:  # values stand in text order, so each sentence is read once
            last, around = i, _said(sentences[i].of(text))
        raw.append(_hashed(prefix, _said(value.span.of(text)), around))
    return tuple(replace(v, id=name) for v, name in zip(values, distinct(raw), strict=True))  # type: ignore[type-var]  # every Spanned here is a dataclass
