"""Firms and bodies that the text itself calls so: "Codelco, the state copper firm", "shares of Albemarle"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Entity
from pipeline.text.gazetteer import names

_BODY = (
    r"(?:firms?|compan(?:y|ies)|corporation|conglomerate|manufacturer|maker|miner|producer|retailer|insurer|lender|utility|operator"
    r"|developer|contractor|supplier|publisher|airline|start-?up|subsidiary|consultancy|think[ -]tank|charity|watchdog|regulator"
    r"|newspaper|broadcaster|trade union|news agency|state bank)"
)
# behind the name: ", the state copper firm,", ", an Austrian maker of turbines"
_BEHIND = re.compile(rf",\s(?:the|an?|its|another)\s(?:[\w'’-]{{1,20}}\s){{0,4}}{_BODY}\b")
# before the name, or the first of two: "shares of Albemarle and of"; a country has no shares
_BEFORE = re.compile(
    r"\b(?i:shares?|shareholders|employees|subsidiary|subsidiaries|customers|boards?|chief executive|CEO|headquarters)"
    r"\s(?:of|in|at)\s(?:the\s)?(?:(?:[A-Z][\w’'-]{0,20}\s){1,4}and\s(?:of\s)?(?:the\s)?)?$"
)


def told(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a place that only the model found is a body where the text calls one of its mentions so."""
    bodies = {e.name for e in found if _guessed(e) and _is_body(text, e)}
    for entity in found:
        yield replace(entity, kind="ORG") if _guessed(entity) and entity.name in bodies else entity


def _guessed(entity: Entity) -> bool:
    return entity.by == "model" and entity.kind in ("GPE", "LOC", "ORG") and entity.name not in names()


def _is_body(text: str, entity: Entity) -> bool:
    start, end = entity.span.start, entity.span.end
    return bool(_BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - 80), start))
