"""What stands beside a name, over all of its mentions: a version, the rest of a term, names of another kind in the same list."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicon import fragment
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, word_set
from pipeline.text.regex import regex

# "Mosaic 2", "Mosaic 1.2 was"; no page, no share, no score
_VERSION = regex(r"[ -][1-9](?:\.\d{1,2})?(?![\w%/:–-]|[ ]?(?:\)|[-–:,]?\d))")
_LEAST_VERSIONS, _LEAST_SHARE = 2, 1 / 3
_UNTITLED = ("model", "rule:given-name", "rule:family-name")
# "Latin Hypercube sampling", "the Spanish Train"
_REST_OF_TERM = regex(r"[ -](?P<word>[A-Z][a-z]{2,20})(?![\w'’])")
_LEAST_TERMS = 2
_WORK_BEHIND = regex(rf" (?:[A-Z][\w-]{{2,20}} ){{0,3}}{fragment('entities.work_heads')}\b")
_NO_TERMS = ("titles", "offices", "given_names", "non_names")
_SEPARATOR = regex(r"(?:,?\s(?:and|or|und|et)\s|,\s|\s&\s)(?:the\s)?")
_LEAST_IN_LIST, _LONG_LIST, _LISTED_TOGETHER = 3, 4, ("GPE", "PERSON", "PRODUCT")
_WORD = regex(r"[A-ZÀ-Þ][a-zß-ÿ]{2,30}")
_FAMILY = 2  # words of a full name, in front of what it founded
_INVERTED = regex(r"(?:^|\n)(?P<family>[A-ZÀ-Þ][a-zß-ÿ'’-]{1,24}), $")
_OF_LIST = regex(r",? \d|\.|\s*\(|\s*$|\n| (?:and|&) [A-Z]")  # behind: pages, a stop, a year, another author
_GIVEN = regex(r"[A-ZÀ-Þ][a-zß-ÿ]{1,20}(?: [A-Z]\.)?")
_COUPLE = regex(r"(?P<given>[A-ZÀ-Þ][a-zß-ÿ]{1,20}) (?:and|&) $")


def retype_versioned(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a person without a title, whose name has versions behind it, is a PRODUCT: "Mosaic 2"."""
    persons = [entity for entity in found if entity.kind == "PERSON" and entity.by in _UNTITLED]
    mentions = Counter(entity.name for entity in persons)
    versions = Counter(entity.name for entity in persons if _VERSION.match(text, entity.span.end))
    products = {
        name for name, count in versions.items() if count >= max(_LEAST_VERSIONS, _LEAST_SHARE * mentions[name])
    }
    for entity in found:
        is_product = entity.kind == "PERSON" and entity.name in products
        yield replace(entity, kind="PRODUCT", name=entity.span.of(text)) if is_product else entity


def drop_parts_of_terms(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities without peoples that only open one term of the text: "Latin" of "Latin Hypercube".

    Nor has "British Cohort Study" a people, nor "Labour Force Survey" a body.
    """
    found = [entity for entity in found if not _opens_work(text, entity)]
    starts = {entity.span.start for entity in found}
    behind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entity in found:
        if entity.kind == "NORP":
            behind[entity.name][_term(text, entity, starts)] += 1
    terms = {
        name for name, words in behind.items() if len(words) == 1 and "" not in words and words.total() >= _LEAST_TERMS
    }
    yield from (entity for entity in found if entity.kind != "NORP" or entity.name not in terms)


def _opens_work(text: str, entity: Entity) -> bool:
    """Tell whether a people or a guess is only the first part in the name of a study: the head word stands behind it."""
    is_part = entity.kind == "NORP" or (entity.kind == "ORG" and entity.by == "model")
    return is_part and bool(_WORK_BEHIND.match(text, entity.span.end))


def _term(text: str, entity: Entity, starts: set[int]) -> str:
    """Return the word that makes a term of the people before it, "" for none: a title, a name, another people."""
    rest = _REST_OF_TERM.match(text, entity.span.end)
    if not rest or rest.start("word") in starts:
        return ""
    word = rest["word"]
    is_title = any(form in word_set(f"people.{kind}") for form in (word, word.removesuffix("s")) for kind in _NO_TERMS)
    return "" if is_title or word in names() or word in heads() else word


def agree_in_lists(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a guess between names of another kind in a list has theirs: "Agrigentum, Sybaris and Tarentum"."""
    wanted: dict[str, str] = {}
    for members in _lists(text, found):
        kinds = Counter(_class(entity) for entity in members)
        kind, count = kinds.most_common(1)[0]
        if len(members) >= _LEAST_IN_LIST and count == len(members) - 1 and kind in _LISTED_TOGETHER:
            odd = next(entity for entity in members if _class(entity) != kind)
            # "Sandia Laboratories, Albuquerque, New Mexico": a body and where it lies
            among_places = kind == "GPE" and len(members) >= _LONG_LIST and odd is not members[0]
            if _is_guess(text, odd) or (odd.by == "rule:head" and odd.kind == "ORG" and among_places):
                wanted[odd.name] = kind
    for entity in found:
        is_odd = entity.name in wanted and (entity.by == "rule:head" or _is_guess(text, entity))
        yield replace(entity, kind=wanted[entity.name]) if is_odd else entity


def _class(entity: Entity) -> str:
    return "GPE" if entity.kind == "LOC" else entity.kind


def _is_guess(text: str, entity: Entity) -> bool:
    """Tell whether a list of names may say what a word is."""
    guessed = entity.by == "model" and entity.kind in ("PERSON", "ORG", "GPE")
    return guessed and bool(_WORD.fullmatch(entity.span.of(text)))


def _lists(text: str, found: Sequence[Entity]) -> Iterator[list[Entity]]:
    """Yield the runs of entities that only commas and "and" separate."""
    members: list[Entity] = []
    for entity in found:
        if members and not _SEPARATOR.fullmatch(text, members[-1].span.end, entity.span.start):
            yield members
            members = []
        members.append(entity)
    if members:
        yield members


def join_couples(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a foundation of two persons has both names: "Ada and Olaf Moor Foundation". It overlaps "Ada"."""
    given_names = word_set("people.given_names")
    couples, others = [], []
    for entity in found:
        words = entity.span.of(text).split()
        before = _COUPLE.search(text, max(0, entity.span.start - 26), entity.span.start)
        is_foundation = (
            entity.kind == "ORG" and len(words) > _FAMILY and words[-1] in heads() and words[0] not in names()
        )
        if is_foundation and before and before["given"] in given_names:
            span = Span(before.start(), entity.span.end)
            couples.append(replace(entity, span=span, name=" ".join(span.of(text).split())))
        else:
            others.append(entity)
    yield from (*couples, *others)


def join_seats(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a university has the town of its name, which it overlaps: "University of Ostland at Greensboro"."""
    joined = []
    for body, town in pairwise(found):
        is_seat = body.kind == "ORG" and town.kind == "GPE" and text[body.span.end : town.span.start] == " at "
        if is_seat and body.span.of(text).startswith("University of "):
            span = Span(body.span.start, town.span.end)
            joined.append(replace(body, span=span, name=" ".join(span.of(text).split())))
    yield from (*joined, *found)


def complete_inverted(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a given name behind a family name that opens its line has both: "Tenen, Dennis", in a list."""
    given_names = word_set("people.given_names")
    for entity in found:
        written, start = entity.span.of(text), entity.span.start
        is_given = entity.kind == "PERSON" and written.split(" ")[0] in given_names and _GIVEN.fullmatch(written)
        family = _INVERTED.search(text, max(0, start - 30), start) if is_given else None
        if family and _OF_LIST.match(text, entity.span.end):
            span = Span(family.start("family"), entity.span.end)
            yield replace(entity, span=span, name=f"{written} {family['family']}")
        else:
            yield entity
