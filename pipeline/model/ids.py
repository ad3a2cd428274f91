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


def make_id(prefix: str, *parts: str) -> str:
    """Hash what a value says; white space does not count.

    >>> make_id("c", "Trade grew.") == make_id("c", "Trade  grew.")
    True
    """
    said = "\x1f".join(" ".join(part.split()) for part in parts)
    return f"{prefix}-{blake2s(said.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"


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
    for value in values:
        i = bisect_right(starts, value.span.start) - 1
        raw.append(make_id(prefix, value.span.of(text), sentences[i].of(text) if i >= 0 else ""))
    return tuple(replace(v, id=name) for v, name in zip(values, distinct(raw), strict=True))  # type: ignore[type-var]  # every Spanned here is a dataclass
