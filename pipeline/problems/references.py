"""References that nobody cites, that stand twice, or that lack what a reader needs to find the work."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Extraction, Organisation, Person, Problem, Reference
from pipeline.model.problem import problem
from pipeline.text.names import family_key, fold


def find(extraction: Extraction) -> Iterator[Problem]:
    """uncited-reference, duplicate-reference, inverted-name, reference-incomplete."""
    # a .bib holds a whole library: only what stands in the article's own list is expected to be cited
    listed = [ref for ref in extraction.references if ref.span]
    yield from _uncited(extraction, listed)
    yield from _duplicates(listed)
    for ref in listed:
        yield from _incomplete(ref)
    yield from _inverted(extraction)


def _uncited(extraction: Extraction, listed: list[Reference]) -> Iterator[Problem]:
    cited = {r for link in extraction.links for r in link.references}
    for ref in listed:
        if extraction.citations and ref.id not in cited:
            yield problem(
                "uncited-reference", ref.id, ref.span, "no citation leads to this reference", "cite it or drop it"
            )


def _duplicates(listed: list[Reference]) -> Iterator[Problem]:
    """Same DOI, or same first author, year and title."""
    seen: dict[tuple[str, ...], Reference] = {}
    for ref in listed:
        keys: list[tuple[str, ...]] = [("doi", ref.doi)] if ref.doi else []
        if ref.title:
            keys.append((_first(ref), ref.year, fold(ref.title)))
        twin = next((seen[key] for key in keys if key in seen), None)
        if twin:
            yield problem(
                "duplicate-reference", ref.id, ref.span, f"the same work as “{twin.raw[:80]}”", "keep one of them"
            )
        for key in keys:
            seen.setdefault(key, ref)


def _first(ref: Reference) -> str:
    return family_key(_name(ref.authors[0])) if ref.authors else ""


def _name(author: Person | Organisation) -> str:
    return author.family if isinstance(author, Person) else author.name


def _incomplete(ref: Reference) -> Iterator[Problem]:
    missing = [name for name, said in (("author", ref.authors), ("year", ref.year), ("title", ref.title)) if not said]
    if missing:
        words = " and no ".join(missing)
        yield problem("reference-incomplete", ref.id, ref.span, f"no {words} could be read", "complete the entry")


def _inverted(extraction: Extraction) -> Iterator[Problem]:
    """A family name that another entry has as the given name of the same person ("Pål, Kolstø", "Kolstø, Pål")."""
    people = defaultdict(list)
    for ref in extraction.references:
        for author in ref.authors:
            if isinstance(author, Person) and author.given:
                people[family_key(author.family), fold(author.given)].append(ref)
    for (family, given), refs in people.items():
        twins = people.get((given.replace(" ", ""), family), [])
        if twins and (family, given) < (given, family):
            for ref in refs:
                words = f"“{twins[0].raw[:60]}” has the same two names the other way round"
                yield problem("inverted-name", ref.id, ref.span, words, "check which is the family name")
