"""The saved files of a run, found by what they say of themselves: an article asks for the few that can be its works."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cached_property
from typing import overload

from pipeline.model import Document, Source, SourceStatus

# what a file says of itself that it can be found by: its name, the addresses on its first page, the words of its title
KeysOf = Callable[[Document], Collection[Hashable]]


class Shelf(Sequence[Document]):
    """Saved files in their order, with indexes that are made when first asked for; one shelf serves all articles of a run."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = tuple(documents)
        self._indexes: dict[tuple[KeysOf, bool], dict[Hashable, list[int]]] = {}

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
        """Return the files that have one of the keys."""
        index = self._index(keys_of, rarest=False)
        return {number for key in keys for number in index.get(key, ())}

    def find_within(self, keys_of: KeysOf, keys: Iterable[Hashable]) -> set[int]:
        """Return all files whose every key is among the keys, and perhaps others: those whose rarest key is."""
        index = self._index(keys_of, rarest=True)
        return {number for key in keys for number in index.get(key, ())}

    def find_most(self, keys_of: KeysOf, keys: Sequence[Hashable], least: int) -> set[int]:
        """Return the files that have so many of the keys.

        A file that has enough has one of the rarest, of which there is one more than it may lack: the filter by prefixes of
        Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006.
        """
        index = self._index(keys_of, rarest=False)
        by_rarity = sorted(keys, key=lambda key: len(index.get(key, ())))
        found = self.find(keys_of, by_rarity[: max(0, len(keys) - least + 1)])
        return {number for number in found if sum(map(keys_of(self[number]).__contains__, keys)) >= least}

    def _index(self, keys_of: KeysOf, *, rarest: bool) -> dict[Hashable, list[int]]:
        if (keys_of, rarest) not in self._indexes:
            index: dict[Hashable, list[int]] = defaultdict(list)
            everywhere = self._index(keys_of, rarest=False) if rarest else {}
            for number, document in enumerate(self._documents):
                keys = dict.fromkeys(keys_of(document))
                for key in sorted(keys, key=lambda key: len(everywhere[key]))[:1] if rarest else keys:
                    index[key].append(number)
            self._indexes[keys_of, rarest] = dict(index)
        return self._indexes[keys_of, rarest]


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
