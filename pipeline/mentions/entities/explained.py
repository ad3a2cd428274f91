"""Entities that the text itself explains: a long form and its short form everywhere."""

import re
from collections.abc import Iterable, Iterator

from pipeline.model import Acronym, Entity
from pipeline.text.gazetteer import heads, names, words
from pipeline.text.parse import plain


def explained(acronyms: Iterable[Acronym]) -> Iterator[Entity]:
    """Yield long forms and short forms whose kind is plain: "Donetsk People's Republic (DNR)" → GPE, GPE.

    name: the long form, as the gazetteer writes it where it knows it. "gross domestic product (GDP)" is no entity.
    """
    for acronym in acronyms:
        kind = kind_of(acronym.expansion)
        if not kind:
            continue
        known = names().get(plain(acronym.expansion))
        name = known.name if known else acronym.expansion
        yield Entity("", acronym.span, kind, name, "acronym")
        if acronym.long_span:
            yield Entity("", acronym.long_span, kind, name, "acronym")


def kind_of(name: str) -> str:
    """Tell the kind of a name by the lists, else by its head word: the last one before "of", "for", else the last one.

    >>> kind_of("Organization of Turkic States"), kind_of("Food and Agriculture Organization"), kind_of("net present value")
    ('ORG', 'ORG', '')
    """
    same = plain(name)
    if same in names():
        return names()[same].kind
    parts = [p for p in re.split(r"[\s,]+", same) if p]
    first = next((i for i, word in enumerate(parts) if word in words("heads", "links")), len(parts))
    for word in (*parts[first - 1 : first], *parts[-1:]):
        if word in heads():
            return heads()[word]
    return ""
