"""What the words beside a name call it: "Codelco, the state copper firm", "shares of Albemarle", "the Chrome extension"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.lexicon import fragment
from pipeline.model import Entity
from pipeline.text.gazetteer import names
from pipeline.text.regex import regex

# behind the name: ", the state copper firm,", ", an Austrian maker of turbines"
_APPOSITION = regex(
    rf",\s(?:the|an?|its|another)\s(?:[\w'’-]{{1,20}}\s){{0,4}}{fragment('entities.organisation_nouns')}\b"
)
# before the name, or before the first of two: "shares of Albemarle and of"; a country has no shares
_POSSESSED = regex(
    rf"\b(?i:{fragment('entities.organisation_possessions')})"
    r"\s(?:of|in|at)\s(?:the\s)?(?:(?:[A-Z][\w’'-]{0,20}\s){1,4}and\s(?:of\s)?(?:the\s)?)?$"
)
# behind the name: "the Chrome extension", "Debian packages"
_PRODUCT_BEHIND = regex(rf"[ ]{fragment('entities.product_nouns')}\b")
_LEAST_AS_PRODUCT = 1 / 3  # of its mentions: a firm has an app too


def retype_products(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; what only the model took for an organisation is a PRODUCT where the text often calls it one."""
    guesses = [e for e in found if _is_guess(e) and e.kind == "ORG"]
    mentions = Counter(e.name for e in guesses)
    called = Counter(e.name for e in guesses if _PRODUCT_BEHIND.match(text, e.span.end))
    products = {name for name, count in called.items() if count >= _LEAST_AS_PRODUCT * mentions[name]}
    for entity in found:
        yield replace(entity, kind="PRODUCT") if _is_guess(entity) and entity.name in products else entity


def retype_organisations(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a place that only the model found is an ORG where the text calls one of its mentions an organisation."""
    organisations = {e.name for e in found if _is_guess(e) and _is_called_organisation(text, e)}
    for entity in found:
        yield replace(entity, kind="ORG") if _is_guess(entity) and entity.name in organisations else entity


def _is_guess(entity: Entity) -> bool:
    return entity.by == "model" and entity.kind in ("GPE", "LOC", "ORG") and entity.name not in names()


def _is_called_organisation(text: str, entity: Entity) -> bool:
    start, end = entity.span.start, entity.span.end
    return bool(_APPOSITION.match(text, end) or _POSSESSED.search(text, max(0, start - 80), start))
