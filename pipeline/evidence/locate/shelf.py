"""The saved files of a run, found by what they say of themselves: an article asks for the few that can be its works."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from typing import overload

import numpy as np

from pipeline.model import Document, Source, SourceStatus

# what a file says of itself that it can be found by: its name, the addresses on its first page, the words of its title
KeysOf = Callable[[Document], Iterable[Hashable]]


class Shelf(Sequence[Document]):
    """Saved files in their order, with indexes that are made when first asked for; one shelf serves all articles of a run."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = tuple(documents)
        self._indexes: dict[tuple[KeysOf, bool], _Index] = {}

    @classmethod
    def of(cls, documents: Sequence[Document]) -> "Shelf":
        """Return the documents as a shelf; a shelf is one."""
        return documents if isinstance(documents, cls) else cls(documents)

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Document, ...]: ...
    def __getitem__(self, index: int | slice) -> Document | tuple[Document, ...]:
        return self._documents[index]

    @cached_property
    def unmatched(self) -> tuple[Source, ...]:
        """The row of each file where it is no reference of an article."""
        return tuple(map(_unmatched, self._documents))

    def find(self, keys_of: KeysOf, keys: Iterable[Hashable]) -> set[int]:
        """Return all files that have one of the keys, and perhaps others: equal hashes count as equal keys."""
        found = self._index(keys_of, rarest=False).find(keys)
        return {number for numbers in found for number in numbers}

    def find_within(self, keys_of: KeysOf, keys: Iterable[Hashable]) -> set[int]:
        """Return all files whose every key is among the keys, and perhaps others: those whose rarest key is."""
        found = self._index(keys_of, rarest=True).find(keys)
        return {number for numbers in found for number in numbers}

    def find_most(self, keys_of: KeysOf, keys: Iterable[Hashable], least: int) -> set[int]:
        """Return all files that have so many of the keys, and perhaps others.

        A file that has enough has one of the rarest, of which there is one more than it may lack: the filter by prefixes of
        Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006.
        """
        found = sorted(self._index(keys_of, rarest=False).find(keys), key=len)
        return {number for numbers in found[: len(found) - least + 1] for number in numbers}

    def _index(self, keys_of: KeysOf, *, rarest: bool) -> "_Index":
        if (keys_of, rarest) not in self._indexes:
            keys = [list(dict.fromkeys(keys_of(document))) for document in self._documents]
            if rarest:
                index = self._index(keys_of, rarest=False)
                keys = [sorted(of_file, key=lambda key: len(index.find([key])[0]))[:1] for of_file in keys]
            self._indexes[keys_of, rarest] = _Index(keys)
        return self._indexes[keys_of, rarest]


class _Index:
    """Key → numbers of the files that have it, in sixteen bytes each: hashes of keys in order, and the files beside them."""

    def __init__(self, keys: Sequence[Iterable[Hashable]]) -> None:
        pairs = np.array(
            [(hash(key), number) for number, of_file in enumerate(keys) for key in of_file], dtype=np.int64
        )
        pairs = pairs.reshape(-1, 2)
        self._hashes, self._numbers = pairs[np.argsort(pairs[:, 0], kind="stable")].T.copy()

    def find(self, keys: Iterable[Hashable]) -> list[list[int]]:
        """Return for each key the files that have it."""
        wanted = np.array(list(map(hash, keys)), dtype=np.int64)
        starts, ends = (np.searchsorted(self._hashes, wanted, side=side).tolist() for side in ("left", "right"))
        return [self._numbers[start:end].tolist() for start, end in zip(starts, ends, strict=True)]


def _unmatched(document: Document) -> Source:
    return Source(
        source=document.path or document.key,
        reference="",
        matched_by="",
        status=SourceStatus.READ if document.text.strip() else SourceStatus.UNREADABLE,
        title=document.meta.title,
        pages=len(document.pages),
        characters=len(document.text),
        sha256=document.digest,
    )
