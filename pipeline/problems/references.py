"""References that nobody cites, that stand twice, or that lack what a reader needs to find the work."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import fragment
from pipeline.model import (
    Extraction,
    LinkStatus,
    Organisation,
    Person,
    Problem,
    ProblemCode,
    Reference,
    ReferenceKind,
)
from pipeline.model.problem import problem
from pipeline.model.reference import NOTE_LABEL
from pipeline.text.names import family_key, fold
from pipeline.text.reference_headings import strip_entry_label
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS

_FIRST_PAGE = regex(r"[A-Za-z]?\d{1,6}")
_SUBTITLE = regex(r"[:.?–]\s")
_TITLE = regex(r"\W{0,3}(?:\d{1,4}\W{1,3})?[“\"‘«„]")  # a quoted title opens the entry
_ADDRESS = regex(r"(?:https?://|www\.|doi:?\s?)\S{2,2000}|\b10\.\d{4,9}/\S{1,200}", re.IGNORECASE)
_DAY = regex(r"\b\d{1,2}\.?\s[^\W\d_]{3,12}\.?\s(?:1[5-9]|20)\d\d|\b[^\W\d_]{3,12}\.?\s\d{1,2},\s(?:1[5-9]|20)\d\d")
_ORAL = regex(rf"(?:[^\W\d_]{{2,12}}\s)?{fragment('references.oral_sources')}\b", re.IGNORECASE)
_SOME_WORDS = 2  # that were not read
_TELLING_WORDS = 3  # content words of a title that are no coincidence in two works of an author and a year
_MIN_TITLE = 12  # letters that a title without its subtitle must have to stand for it


@dataclass(frozen=True, slots=True)
class ListHabits:
    """What the entries of a list have as a rule. dates_pages: those that print an address have a year, too."""

    prints_titles: bool
    dates_pages: bool


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield uncited-reference, duplicate-reference, year-mismatch, inverted-name, reference-incomplete."""
    # a .bib holds a whole library: only what stands in the article's own list is expected to be cited
    listed = [ref for ref in extraction.references if ref.span]
    yield from _uncited(extraction, listed)
    yield from _duplicates(listed)
    yield from _years_of_notes(listed)
    # a note is a citation and leaves much unsaid
    entries = [ref for ref in listed if not ref.label.startswith(NOTE_LABEL)]
    habits = ListHabits(prints_titles=_prints_titles(entries), dates_pages=_dates_pages(entries))
    for ref in entries:
        yield from _incomplete(ref, habits)
    yield from _inverted(extraction)


def _uncited(extraction: Extraction, listed: list[Reference]) -> Iterator[Problem]:
    cited = {r for link in extraction.links for r in link.references}
    suggestions = {link.nearest: link.suggestion.partition(":")[0] for link in extraction.links if link.nearest}
    for ref in listed:
        is_note = ref.label.startswith(NOTE_LABEL)  # its own note cites it; a mark that was not found is another matter
        if extraction.citations and ref.id not in cited and not is_note:
            message = "no citation leads to this reference"
            if ref.id in suggestions:
                message += f"; {suggestions[ref.id]} comes near"
            yield problem(ProblemCode.UNCITED_REFERENCE, ref.id, ref.span, message, "cite it or drop it")


def _duplicates(listed: list[Reference]) -> Iterator[Problem]:
    """Yield the entries with the same DOI, or the same first author, year and title.

    A title may lack its subtitle, be longer or have its words in another order.
    """
    seen: dict[tuple[str, ...], Reference] = {}
    same_author: defaultdict[tuple[str, str], list[Reference]] = defaultdict(list)
    for ref in listed:
        keys: list[tuple[str, ...]] = [("doi", ref.doi)] if ref.doi else []
        if ref.title:
            head = _SUBTITLE.split(ref.title, maxsplit=1)[0]
            keys.append((_first_author(ref), ref.year, fold(head if len(head) > _MIN_TITLE else ref.title)))
        keys += _places(ref)
        by_author = (_first_author(ref), ref.year)
        twin = next((seen[key] for key in keys if key in seen and _same_subtitle(seen[key], ref)), None)
        twin = twin or next((other for other in same_author[by_author] if _words_title_alike(other, ref)), None)
        if ref.title and all(by_author):
            same_author[by_author].append(ref)
        if twin:
            yield problem(
                ProblemCode.DUPLICATE_REFERENCE,
                ref.id,
                ref.span,
                f"the same work as “{twin.raw[:80]}”",
                "keep one of them",
            )
        for key in keys:
            seen.setdefault(key, ref)


def _places(ref: Reference) -> list[tuple[str, ...]]:
    """Return where an article stands, whatever its title and its year: author, journal by its first letter, volume, first page."""
    page = _FIRST_PAGE.match(ref.pages)
    if not (ref.volume and page and ref.container and ref.authors):
        return []
    return [("place", _first_author(ref), fold(ref.container)[:1], ref.volume, page.group())]


def _same_subtitle(left: Reference, right: Reference) -> bool:
    """Tell whether two titles agree in their subtitles, where both have one: "Ports: North" is not "Ports: South"."""
    if set(_places(left)) & set(_places(right)):
        return True
    first, second = fold(left.title), fold(right.title)
    return (left.doi != "" and left.doi == right.doi) or first.startswith(second) or second.startswith(first)


def _words_title_alike(left: Reference, right: Reference) -> bool:
    """Tell whether two works of an author and a year have titles of the same words, one perhaps longer, and nothing against it."""
    first, second = (frozenset(fold(ref.title).split()) - STOPWORDS for ref in (left, right))
    shorter, longer = sorted((first, second), key=len)
    numbers = {word for word in first ^ second if any(c.isdigit() for c in word)}
    if len(shorter) < _TELLING_WORDS or not shorter <= longer or numbers or _days_differ(left, right):
        return False
    pairs = ((left.doi, right.doi), (left.pages, right.pages), (left.volume, right.volume))
    return all(one == other for one, other in pairs if one and other)


def _days_differ(left: Reference, right: Reference) -> bool:
    """Tell whether two items were printed on other days: two reports of one newspaper with nearly the same title."""
    first, second = (_DAY.search(ref.raw) for ref in (left, right))
    return first is not None and second is not None and first[0].split() != second[0].split()


def _years_of_notes(listed: list[Reference]) -> Iterator[Problem]:
    """Yield the notes that give a work another year than the first note of that work does."""
    seen: dict[tuple[str, str], Reference] = {}
    for ref in listed:
        key = (_first_author(ref), fold(ref.title))
        if not (ref.label.startswith(NOTE_LABEL) and all(key) and ref.year):
            continue
        first = seen.setdefault(key, ref)
        if first.year[:4] != ref.year[:4] and len(ref.title) > _MIN_TITLE:
            message = f"{ref.year} here, {first.year} in “{first.raw[:80]}”"
            yield problem(ProblemCode.YEAR_MISMATCH, ref.id, ref.span, message, "check which year is right")


def _first_author(ref: Reference) -> str:
    return family_key(_name(ref.authors[0])) if ref.authors else ""


def _name(author: Person | Organisation) -> str:
    return author.family if isinstance(author, Person) else author.name


def _prints_titles(listed: list[Reference]) -> bool:
    """Tell whether a list gives the titles of articles; physicists and astronomers give journal, volume and page only."""
    articles = [ref for ref in listed if ref.container and ref.volume]
    return 2 * sum(bool(ref.title) for ref in articles) >= len(articles)


def _dates_pages(listed: list[Reference]) -> bool:
    """Tell whether a list gives the years of the pages in it; a list of links gives addresses and a word about each."""
    pages = [ref for ref in listed if ref.url]
    return 2 * sum(bool(ref.year or ref.accessed) for ref in pages) > len(pages)


def _incomplete(ref: Reference, habits: ListHabits) -> Iterator[Problem]:
    if _ORAL.match(strip_entry_label(ref.raw)):
        return  # "Telephone interview, 29 January 2019"
    address = ref.url or ref.doi
    if address and (not habits.dates_pages or _words_beside(ref) < _SOME_WORDS):
        return  # the address is all that the list gives
    # a work that nobody signs stands under its title
    signed = ref.authors or ref.kind == ReferenceKind.LAW or _TITLE.match(ref.raw) or _opens_with_title(ref)
    unread = _unread_words(ref) >= _SOME_WORDS  # what is missing may stand in them
    wanted = (
        ("author", signed or ref.title),  # something stands before the title that was not read
        ("year", ref.year or ref.accessed),
        ("title", ref.title or not habits.prints_titles or (signed and unread)),
    )
    missing = [name for name, value in wanted if not value]
    if missing:
        fields = " and no ".join(missing)
        yield problem(
            ProblemCode.REFERENCE_INCOMPLETE, ref.id, ref.span, f"no {fields} could be read", "complete the entry"
        )


def _words_beside(ref: Reference) -> int:
    """Return how many words an entry has beside its addresses."""
    return len(fold(_ADDRESS.sub(" ", strip_entry_label(ref.raw))).split())


def _unread_words(ref: Reference) -> int:
    """Return how many words of an entry stand in none of its fields."""
    fields = (*map(str, ref.authors), ref.year, ref.title, ref.container, ref.publisher, ref.pages, ref.doi, ref.url)
    read = set(fold(" ".join(fields)).split())
    return sum(
        len(word) > 1 and word.isalpha() and word not in read for word in fold(strip_entry_label(ref.raw)).split()
    )


def _opens_with_title(ref: Reference) -> bool:
    """Tell whether the title stands in the place of the authors."""
    return bool(ref.title) and fold(strip_entry_label(ref.raw)).startswith(fold(ref.title))


def _inverted(extraction: Extraction) -> Iterator[Problem]:
    """Yield the entries whose family name another entry, or the citation, has as the given name of the same person."""
    swapped = list(_swapped(extraction))
    yield from swapped
    references = {p.about for p in swapped}
    yield from (p for p in _cited_by_given(extraction) if p.about not in references)


def _cited_by_given(extraction: Extraction) -> Iterator[Problem]:
    """Yield entries that the article cites by what stands as given name: Kolstø (2004) leads to "Pål, Kolstø (2004)"."""
    refs = {ref.id: ref for ref in extraction.references}
    seen = set()
    for citation, link in zip(extraction.citations, extraction.links, strict=True):
        ref = refs[link.references[0]] if link.status == LinkStatus.LINKED and citation.names else None
        author = ref.authors[0] if ref and ref.authors else None
        if not (ref and ref.span and isinstance(author, Person) and ref.id not in seen):
            continue
        cited = family_key(citation.names[0])
        if cited == family_key(author.given) != family_key(author.family):
            seen.add(ref.id)
            message = f"the article cites “{citation.names[0]}”, which stands here as the given name"
            yield problem(ProblemCode.INVERTED_NAME, ref.id, ref.span, message, "check which is the family name")


def _swapped(extraction: Extraction) -> Iterator[Problem]:
    """Yield entries whose family name another entry has as the given name ("Pål, Kolstø", "Kolstø, Pål")."""
    people = defaultdict(list)
    for ref in extraction.references:
        for author in ref.authors:
            if isinstance(author, Person) and author.given:
                people[family_key(author.family), fold(author.given)].append(ref)
    for (family, given), refs in people.items():
        twins = people.get((given.replace(" ", ""), family), [])
        if twins and (family, given) < (given, family):
            for ref in refs:
                message = f"“{twins[0].raw[:60]}” has the same two names the other way round"
                yield problem(ProblemCode.INVERTED_NAME, ref.id, ref.span, message, "check which is the family name")
