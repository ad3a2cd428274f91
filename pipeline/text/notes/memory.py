"""What a reader of notes keeps in mind: the list, and the works that the notes before have named."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.model.reference import Organisation, Reference
from pipeline.text.authors import author_keys, head_of, key_of
from pipeline.text.names import fold
from pipeline.text.notes.back import PAGES
from pipeline.text.notes.cut import Note

LAST_PAGE = re.compile(rf"[,:.]\s(?:(?:here|hier|ici|aquí|aqui)\s)?(?P<locator>{PAGES})[\s.)]*$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|und|et|y|e|&|et\sal)\b", re.IGNORECASE)
_SMALL = frozenset(
    "the and for with from von der die das und den dem des las los del una les des aux dos das p pp s in a an of to on".split()
)
_SHARED = 0.6  # of the words of a short title stand in the title
_RECENT = 40  # works of one author that a short form is held against


@dataclass(slots=True)
class Memory:
    """The list by author, and what the notes have named so far: by author, by note, and last."""

    listed: dict[str, list[Reference]]
    said: dict[str, list[Reference]] = field(default_factory=lambda: defaultdict(list))
    by_note: dict[tuple[int, str], list[Reference]] = field(default_factory=lambda: defaultdict(list))
    last: Reference | None = None

    def add(self, note: Note, reference: Reference) -> None:
        """Keep what was named; a work named again is the latest of its author."""
        for key in _keys(reference):
            self.said[key].append(reference)
        self.by_note[note.part, note.label].append(reference)
        self.last = reference


def candidates(name: str, memory: Memory, *, listed: bool = True) -> list[Reference]:
    """Return the works of a name, those of the notes last; the latest of them comes last of all."""
    first = _AND.split(name.strip(" .,"), maxsplit=1)[0]
    words = first.replace("(", " ").split()
    found: list[Reference] = []
    for key in dict.fromkeys(key_of(part) for part in (first, *words[-1:], *words[:1])):
        works = [*(memory.listed.get(key, [])[:_RECENT] if listed else ()), *memory.said.get(key, [])[-_RECENT:]]
        if key and works:
            return works
    return found


def fitting(title: Sequence[str], works: Sequence[Reference]) -> Reference | None:
    """Return the work whose title holds most words of a short title, the latest of the best."""
    best, share = None, _SHARED
    for work in works if title else ():
        words = set(fold(f"{work.title} {work.raw}").split())
        held = sum(word in words for word in title) / len(title)
        if held >= share:
            best, share = work, held
    return best


def words_of(title: str) -> list[str]:
    """Return the words that a short title is told by."""
    page = LAST_PAGE.search(title)
    words = fold(title[: page.start()] if page else title).split()
    return [w for w in words if w not in _SMALL and len(w) > 1]


def remember(references: Iterable[Reference]) -> Memory:
    """Return the memory of a reader who knows the list and has read no note."""
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        for key in _keys(reference):
            found[key].append(reference)
    return Memory(found)


def _keys(reference: Reference) -> tuple[str, ...]:
    return author_keys(reference.authors[0] if reference.authors else Organisation(head_of(reference.raw)))


def first_key(reference: Reference | None) -> str:
    """Return the plain key of the first author, "" where there is none."""
    keys = _keys(reference) if reference else ()
    return keys[0] if keys else ""
