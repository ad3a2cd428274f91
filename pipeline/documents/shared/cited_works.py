"""The works behind the citation fields of a file: their keys, and the marks that a citation makes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase

from pipeline.documents.shared import csl
from pipeline.documents.shared.citation_fields import CitedWork
from pipeline.model import Mark, MarkKind, Span


@dataclass
class CitedWorks:
    """Gives each work one key in the whole file. sources: tag → work, of Word's own list of sources."""

    sources: Mapping[str, csl.Item] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _dumped: set[str] = field(default_factory=set)

    def cite(self, works: list[CitedWork], text: str, start: int) -> Iterator[Mark]:
        """Yield the marks of a citation: the key of each work at its part, and the data of a work the first time.

        Args:
            works: what the field cites, in order.
            text: what it shows.
            start: where that begins in the block.
        """
        for work, (left, right) in zip(works, split_citation(text, len(works)), strict=True):
            item = work.item or self.sources.get(work.id, {})
            key = self._key(work, item)
            if key not in self._dumped and item:
                self._dumped.add(key)
                yield Mark(MarkKind.CSL, Span(start + len(text), start + len(text)), csl.dump(key, item))
            yield Mark(MarkKind.CITEKEY, Span(start + left, start + right), key)

    def _key(self, work: CitedWork, item: csl.Item) -> str:
        """Return the key of a work, the same in the whole file."""
        # two coauthors' libraries give the same number to two works
        identity = f"{work.id}\n{str(item.get('title') or '').casefold()}"
        if identity not in self._keys:
            key = work.id if not work.item and item else csl.citation_key(item, f"cited{len(self._keys) + 1}")
            twins = sum(k == key or (k.startswith(key) and k[len(key) :].isalpha()) for k in self._keys.values())
            self._keys[identity] = key + ascii_lowercase[min(twins, 25)] * bool(twins)
        return self._keys[identity]


def split_citation(text: str, count: int) -> list[tuple[int, int]]:
    """Return start and end of each work's part of "(Lee, 2017; Kim, 2018)", without the brackets.

    All works get the whole where it does not fall into so many parts.

    >>> split_citation("(Lee, 2017; Kim, 2018)", 2)
    [(1, 10), (12, 21)]
    """
    left = len(text) - len(text.lstrip("([ "))
    right = len(text.rstrip(")] "))
    inside = text[left:right]
    parts = next((split for split in (inside.split(";"), inside.split(",")) if len(split) == count), [])
    if not parts:
        return [(left, right)] * count
    extents, start = [], left
    for part in parts:
        extents.append((start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
        start += len(part) + 1
    return extents
