"""Canonical names: one for what a text names in several ways, a person by one word, an organisation by an acronym in brackets."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from pipeline.mentions.entities.capitals import UP
from pipeline.mentions.entities.coreference import find_repeated, resolve_full_names
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, word_set
from pipeline.text.regex import regex

# the Republican People's Party (CHP): no letters of the English name, but its acronym all the same
_BRACKETED_ACRONYM = regex(r" \((?P<acronym>[A-ZÀ-Þ][A-Za-zÀ-þ]?[A-ZÀ-Þ]{1,5})\)")
_CAPITALS = regex(r"(?<![\w&-])[A-ZÀ-Þ]\w{1,7}(?![\w&-])")
# Keane and Oduya (2022), Lee, Moor & Tano (2020), Silva et al.
_AUTHORS = regex(
    rf"(?<![\w'-])(?P<first>{UP}[\w'-]{{1,30}})"
    rf"(?:(?:, (?P<second>{UP}[\w'-]{{1,30}}),?)? (?:and|&) (?P<third>{UP}[\w'-]{{1,30}})"
    r"(?=\s{4,}| \((?:1[89]|20)\d\d)| et al\b)"
)
# Bessen (2018); the year may be blanked
_CITED_BEHIND = regex(r"\s{4,}(?=[a-z(,.;])| \((?:1[89]|20)\d\d")
_FAMILY_NAME = regex(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])?[A-ZÀ-Þ][a-zß-ÿ]{1,20}(?:-[A-ZÀ-Þ][a-zß-ÿ]{1,20})?")
_SHORT, _SMALL = regex(r"[A-Z]{2,4}"), regex(r"(?<![\w-])[a-z]{3,30}(?![\w-])")
_COUPLED = regex(r" (?:and|or|&|und|et) ")
_ORGANISED = ("ORG", "LAW", "PROGRAMME", "EVENT")  # kinds that go by acronyms


def give_canonical_names(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities with their canonical names, and further mentions of persons and acronyms. They may overlap.

    found: in text order; text: as plain() gives it.
    """
    by_acronym, persons = _bracketed_acronyms(text, found), [e for e in found if e.kind == "PERSON"]
    parts_of_names = {word for person in persons if " " in person.name for word in person.name.split(" ")}
    authors = _cited_authors(text)
    cited = {e.name for e in found if e.by == "model" and _CITED_BEHIND.match(text, e.span.end)}
    for entity in found:
        if entity.kind == "PERSON":
            continue
        if _is_person(entity, parts_of_names, authors, cited):
            persons.append(replace(entity, kind="PERSON"))
        else:
            expanded = by_acronym.get(entity.span.of(text))
            yield replace(entity, kind=expanded.kind, name=expanded.name) if expanded else entity
    yield from resolve_full_names(persons)
    yield from find_repeated(text, persons)
    for span in authors.values():
        if not _is_no_family_name(span.of(text)):
            yield Entity("", span, "PERSON", span.of(text), "rule:cited")
    for match in _CAPITALS.finditer(text) if by_acronym else ():
        if match.group() in by_acronym:
            yield replace(by_acronym[match.group()], span=Span(*match.span()), by="rule:bracket")


def _is_person(
    entity: Entity, parts_of_names: Collection[str], authors: Collection[int], cited: Collection[str]
) -> bool:
    """Return whether the model took a person for a place or an organisation that is not listed.

    "Meles" beside "Meles Zenawi" is no place; who is cited with another, or "et al.", is no organisation.
    """
    if entity.by != "model" or entity.kind not in ("GPE", "ORG") or entity.name in names():
        return False
    if (entity.kind == "GPE" and entity.name in parts_of_names) or entity.span.start in authors:
        return True
    return bool(_FAMILY_NAME.fullmatch(entity.name)) and entity.name in cited


def _cited_authors(text: str) -> dict[int, Span]:
    """Return the authors of narrative citations by their start; the year may be blanked.

    "Information, Communication and Society (2019)" are no authors, for the text writes all three words small too.
    """
    found: dict[int, Span] = {}
    for match in _AUTHORS.finditer(text):
        authors = [Span(*match.span(name)) for name in ("first", "second", "third") if match[name]]
        written = [span.of(text) for span in authors]
        if not (
            all(map(_small_words(text).__contains__, map(str.lower, written))) or any(map(_SHORT.fullmatch, written))
        ):
            found.update((span.start, span) for span in authors)
    return found


@lru_cache(maxsize=2)
def _small_words(text: str) -> frozenset[str]:
    return frozenset(_SMALL.findall(text))


def name_couples(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a given name beside a full one has the other's family name: "Ada" of "Ada and Olaf Moor"."""
    previous_end = -1
    for entity, following in zip_longest(found, found[1:]):
        in_list = text[previous_end : entity.span.start] == ", "  # "Joi, Rebecca and Jim Moore"
        previous_end = entity.span.end
        if following and not in_list and _is_couple(text, entity, following):
            yield replace(entity, name=f"{entity.span.of(text)} {following.span.of(text).split(' ')[-1]}")
        else:
            yield entity


def _is_couple(text: str, entity: Entity, following: Entity) -> bool:
    """Tell whether a given name and a full one are joined: "Ada and Olaf Moor"."""
    given_names = word_set("people.given_names")
    written, full = entity.span.of(text), following.span.of(text)
    return (
        entity.kind == following.kind == "PERSON"
        and " " in full
        and {written, full.split(" ")[0]} <= given_names
        and _COUPLED.fullmatch(text, entity.span.end, following.span.start) is not None
    )


def _is_no_family_name(word: str) -> bool:
    """Return whether a word is a listed place or organisation, a head word, or a word that opens sentences."""
    return word in names() or word in heads() or word in word_set("people.non_names")


def _bracketed_acronyms(text: str, found: Collection[Entity]) -> dict[str, Entity]:
    """Return acronym → the entity behind which it stands in brackets, without those that are listed or defined."""
    bracketed: dict[str, Entity] = {}
    defined = {entity.span.of(text) for entity in found if entity.by.startswith("acronym")}
    for entity in found:
        if entity.kind not in _ORGANISED or " " not in entity.name:
            continue
        match = _BRACKETED_ACRONYM.match(text, entity.span.end)
        if match and entity.kind == "LAW" and entity.by == "rule:head" and match["acronym"][0] != entity.name[0]:
            continue  # "Voice over Internet Protocol (VoIP)" is no act
        if match and match["acronym"] not in names() and match["acronym"] not in defined:
            bracketed.setdefault(match["acronym"], entity)
    return bracketed
