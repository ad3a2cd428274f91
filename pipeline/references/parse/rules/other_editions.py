"""Notes at the end of an entry on another edition or translation: their year and place are not the work's."""

import re

from pipeline.lexicon import fragment, words
from pipeline.text.regex import regex

_NOTE = regex(
    rf"(?<=[\w.)])[.,;]?\s(?:[(\[](?:{fragment('references.other_edition_words')}|tradu\S{{2,5}})\b.{{0,400}}"
    r"|reprint(?:ed)?[,.]\s.{0,200})$",
    re.IGNORECASE,
)
_HINTS = (*words("references.other_edition_words"), "tradu")  # one is in every such note
_SHORTEST = 30  # characters of the entry before the note


def drop_other_editions(text: str) -> str:
    """Return a reference string without the note on another edition.

    >>> drop_other_editions("Lind, P. Hafen. Berlin: Anker, 1953 (Trad. cast. Puerto. Cádiz: Sol, 1969).")
    'Lind, P. Hafen. Berlin: Anker, 1953'
    """
    lower = text.lower()
    found = _NOTE.search(text) if any(map(lower.__contains__, _HINTS)) else None
    return text[: found.start()] if found and found.start() > _SHORTEST else text
