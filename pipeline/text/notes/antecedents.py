"""The works that a short form or a back reference in a note may mean: those of the list and those of earlier notes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.lexicon import fragment, words
from pipeline.model.reference import Organisation, Reference, ReferenceKind
from pipeline.text.authors import author_keys, head_of, key_of, party_names
from pipeline.text.names import fold
from pipeline.text.notes.back_references import FINAL_LOCATOR
from pipeline.text.notes.short_forms import ShortForms, known_works
from pipeline.text.notes.split import Note
from pipeline.text.regex import regex

_CONJUNCTION = regex(rf"\s(?:{fragment('citations.name_conjunctions')}|et\sal)(?!\w)", re.IGNORECASE)
# a person whom the parser took for a part of the title: "Klaus Dörre: Quays of the North"
_OPENING_NAME = regex(r"(?P<name>(?:[^\W\d_a-z][\w.’'-]{0,30}\s){1,3}(?P<family>[^\W\d_a-z][\w’'-]{1,30}))[:,/]\s?\S")
_REPORTER = regex(r"(?<!\w)(\d{1,4}\s[A-Z][\w.’']{0,9}(?:\s[A-Z\d][\w.’']{0,9}){0,3})\s(?:at\s)?\d")
_FINAL_YEAR = regex(r",?\s\(?(?:1[5-9]|20)\d\d\)?$")  # "Street Trading Act 1999"
_YEAR = regex(r"(?:1[5-9]|20)\d\d")
_IMPRINT = regex(r"\s\([^()]{0,90}(?P<year>(?:1[5-9]|20)\d\d)\)?")
_TITLE_STOPWORDS = frozenset(words("citations.title_stopwords"))
_SHARED = 0.6  # of the words of a short title stand in the title
_SHORTEST_TITLE = 8  # letters of a title that stands for its work
_RECENT = 40  # works of one author that a short form is compared with


@dataclass(slots=True)
class Antecedents:
    """What the notes read so far let a statement mean. listed: the reference list by author.

    cited: the works of the notes by author, in order. by_note: the same by (part, label of the note). by_container: pieces by their
    newspaper or journal. by_reporter: cases by volume and reporter. last: the last of all. forms: the works by their words; later:
    those that the notes give further down.
    """

    listed: dict[str, list[Reference]]
    cited: dict[str, list[Reference]] = field(default_factory=lambda: defaultdict(list))
    by_note: dict[tuple[int, str], list[Reference]] = field(default_factory=lambda: defaultdict(list))
    by_container: dict[str, Reference] = field(default_factory=dict)
    by_reporter: dict[str, Reference] = field(default_factory=dict)
    last: Reference | None = None
    forms: ShortForms = field(default_factory=ShortForms)
    later: ShortForms = field(default_factory=ShortForms)

    def add(self, note: Note, reference: Reference, *, short_title: str = "", is_latest: bool = True) -> None:
        """Add a work that a note cites; a work cited again is the latest of its author.

        short_title: by which the note says that it will cite the work. is_latest: "Id." in the next statement means it.
        """
        for key in (*_keys(reference), *((key_of(short_title),) if short_title else ())):
            self.cited[key].append(reference)
        self.by_note[note.part, note.label].append(reference)
        if reference.container:
            self.by_container[key_of(reference.container)] = reference
        for found in _REPORTER.finditer(reference.raw):
            self.by_reporter[found[1]] = reference
        self.forms.add(reference)
        if is_latest:
            self.last = reference

    def in_note(self, part: int, label: str, name: str) -> Reference | None:
        """Return the work of a note that the words before "supra note" name; without words the last, None where none fits them."""
        works = self.by_note.get((part, label), ())
        named = [word for word in fold(name).split() if word not in _TITLE_STOPWORDS]
        shared = [sum(word in set(fold(f"{work.raw} {work.title}").split()) for word in named) for work in works]
        best = max(range(len(works)), key=lambda i: (shared[i], i), default=None)
        return works[best] if best is not None and (shared[best] or not named) else None

    def by_author(self, name: str, *, listed: bool = True) -> list[Reference]:
        """Return the works of an author, those of the notes last, the latest of them at the end.

        listed: whether works of the reference list count.
        """
        first = _CONJUNCTION.split(name.strip(" .,"), maxsplit=1)[0]
        parts = first.replace("(", " ").split()
        for key in dict.fromkeys(key_of(part) for part in (first, *parts[-1:], *parts[:1])):
            works = [*(self.listed.get(key, [])[:_RECENT] if listed else ()), *self.cited.get(key, [])[-_RECENT:]]
            if key and works:
                return works
        return []

    def by_title(self, statement: str) -> Reference | None:
        """Return the unsigned work of an earlier note whose title a statement is, and nothing more: "Street Trading Act."."""
        title = fold(statement)
        works = self.cited.get(key_of(statement.strip(" .")), ()) if len(title) >= _SHORTEST_TITLE else ()
        return next((work for work in reversed(works) if not work.authors and fold(work.title).startswith(title)), None)

    def reported(self, statement: str) -> Reference | None:
        """Return the case of an earlier note that a volume of a reporter stands for: "423 P.3d at 965"."""
        found = _REPORTER.match(statement)
        return self.by_reporter.get(found[1]) if found and " at " in statement else None

    def by_last_author(self) -> Sequence[Reference]:
        """Return the works of the notes by the author of the last work."""
        keys = _keys(self.last) if self.last else ()
        return self.cited.get(keys[0] if keys else "", ())


def start(references: Sequence[Reference], later: Iterable[Reference] = ()) -> Antecedents:
    """Return the antecedents before the first note: the reference list, and the works that the notes will give."""
    listed: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        for key in _keys(reference):
            listed[key].append(reference)
    return Antecedents(listed, forms=known_works(references), later=known_works(later))


def best_title_match(title: Sequence[str], works: Sequence[Reference]) -> Reference | None:
    """Return the work that has the most words of a short title and its years, the latest of equals; None where none has enough."""
    best, best_share = None, _SHARED
    years = {word for word in title if _YEAR.fullmatch(word)}
    for work in works if title else ():
        work_words = set(fold(f"{work.title} {work.raw}").split())
        if not years <= work_words:
            continue
        share = sum(word in work_words for word in title) / len(title)
        if share >= best_share:
            best, best_share = work, share
    return best


def title_words(title: str) -> list[str]:
    """Return the content words of a short title and the year of its imprint, without the rest of that and the page behind it."""
    title = _IMPRINT.sub(r" \g<year>", title)
    locator = FINAL_LOCATOR.search(title)
    folded = fold(title[: locator.start()] if locator else title).split()
    return [word for word in folded if word not in _TITLE_STOPWORDS and len(word) > 1]


def _keys(reference: Reference) -> tuple[str, ...]:
    if reference.kind == ReferenceKind.LAW and not reference.authors:
        undated = _FINAL_YEAR.sub("", reference.title)
        return tuple(dict.fromkeys(key_of(name) for name in (undated, reference.title, *party_names(reference.title))))
    if reference.authors:
        return author_keys(reference.authors[0])
    name = _OPENING_NAME.match(reference.raw)
    named = (key_of(name["name"]), key_of(name["family"])) if name else ()
    return tuple(dict.fromkeys((*author_keys(Organisation(head_of(reference.raw))), *named)))
