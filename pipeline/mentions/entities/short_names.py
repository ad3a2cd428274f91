"""Short names: "the Board" behind "the Harbour Board of Varna", where no other body of the text has that head word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads
from pipeline.text.regex import regex

_WITH_ARTICLE = regex(r"(?<![\w-])[Tt]he (?P<head>[A-Z][a-z]{3,20})(?![\w-]| of [A-Z]| [A-Z])")


def find_short_names(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield further mentions of organisations by their head word alone, behind the first full name; name: the full one.

    found: in text order.
    """
    bearers: dict[str, dict[str, int]] = defaultdict(dict)
    for entity in found:
        if entity.kind == "ORG":
            for word in entity.span.of(text).split():
                if heads().get(word) == "ORG" and " " in entity.name:
                    bearers[word].setdefault(entity.name, entity.span.end)
    for match in _WITH_ARTICLE.finditer(text):
        names = bearers.get(match["head"], {})
        if len(names) == 1:
            ((name, first_end),) = names.items()
            if match.start() >= first_end:
                yield Entity("", Span(*match.span("head")), "ORG", name, "rule:short-name")
