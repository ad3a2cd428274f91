"""What an entry says at its end about another edition or translation; its year and place are not the work's."""

import re

_OTHER = re.compile(
    r"(?<=[\w.)])[.,;]?\s(?:[(\[](?:trad|tradu\S{2,5}|orig|originalmente|originally|first published|reprint|reimp"
    r"|ursprünglich|zuerst)\b.{0,400}"
    r"|reprint(?:ed)?[,.]\s.{0,200})$",
    re.IGNORECASE,
)
_HINTS = ("trad", "orig", "first publ", "repri", "reimp", "ursprünglich", "zuerst")  # one stands in every such note


def drop(text: str) -> str:
    """Return the string without the note.

    >>> drop("Lind, P. Hafen. Berlin: Anker, 1953 (Trad. cast. Puerto. Cádiz: Sol, 1969).")
    'Lind, P. Hafen. Berlin: Anker, 1953'
    """
    lower = text.lower()
    found = _OTHER.search(text) if any(map(lower.__contains__, _HINTS)) else None
    return text[: found.start()] if found and found.start() > 30 else text
