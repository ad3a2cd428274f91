"""Entities from acronyms: the expansion, and the acronym wherever it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model import Acronym, Entity
from pipeline.text.gazetteer import heads, names, word_set
from pipeline.text.names import fold
from pipeline.text.phrases import plain


def find_acronym_entities(acronyms: Iterable[Acronym]) -> Iterator[Entity]:
    """Yield expansions and acronyms whose kind is plain: "Donetsk People's Republic (DNR)" → GPE, GPE.

    name: the expansion, as the gazetteer writes it where it is listed. "gross domestic product (GDP)" is no entity.
    """
    for acronym in acronyms:
        kind = kind_of(acronym.expansion)
        if not kind or _is_technical(acronym.expansion):
            continue
        listed = names().get(plain(acronym.expansion))
        name = listed.name if listed else acronym.expansion
        yield Entity("", acronym.span, kind, name, "acronym")
        if acronym.long_span:
            yield Entity("", acronym.long_span, kind, name, "acronym")


def _is_technical(expansion: str) -> bool:
    """Tell whether a head word makes no name here: "Voice over Internet Protocol", but not "Kyoto Protocol"."""
    parts = plain(expansion).split()
    return parts[-1] in word_set("heads.technical_heads") and not any(
        part in names() for part in (*parts, plain(expansion))
    )


def without_other_meanings(text: str, found: Iterable[Entity], acronyms: Iterable[Acronym]) -> Iterator[Entity]:
    """Yield the entities; one that the text defines otherwise than the gazetteer has the text's own name: "… Operator (ISO)".

    A place or a people is none then; nor is what the text defines in small letters, "intraclass coefficient (ICC)".
    """
    defined = {acronym.short: acronym.expansion for acronym in acronyms if _are_initials(acronym)}
    terms = {acronym.short: acronym.expansion for acronym in acronyms if acronym.fits and acronym.expansion.islower()}
    for entity in found:
        term = terms.get(entity.span.of(text), "")
        if term and entity.by in ("gazetteer", "model") and fold(term) != fold(entity.name):
            continue
        expansion = defined.get(entity.span.of(text), "")
        listed = names().get(plain(expansion)) if expansion else None
        if entity.by != "gazetteer" or not expansion or (listed and listed.name == entity.name):
            yield entity
        elif entity.kind == "ORG":
            yield replace(entity, name=expansion, by="acronym")


def _are_initials(acronym: Acronym) -> bool:
    """Tell whether the capitals of the expansion are the acronym, so that no chance made it one: not "Olaf Scholz (SPD)"."""
    return "".join(word[0] for word in acronym.expansion.split() if word[0].isupper()) == acronym.short


def kind_of(name: str) -> str:
    """Return the kind of a name by the gazetteer, else by its head word: the last one before "of" or "for", else the last one.

    >>> kind_of("Organization of Turkic States"), kind_of("Food and Agriculture Organization"), kind_of("net present value")
    ('ORG', 'ORG', '')
    """
    plain_name = plain(name)
    if plain_name in names():
        return names()[plain_name].kind
    parts = [part for part in re.split(r"[\s,]+", plain_name) if part]
    link = next((i for i, word in enumerate(parts) if word in word_set("heads.linking_words")), len(parts))
    return next((heads()[word] for word in (*parts[link - 1 : link], *parts[-1:]) if word in heads()), "")
