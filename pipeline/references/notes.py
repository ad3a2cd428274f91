"""What an entry says at its end about another edition or translation; its year and place are not the work's."""

import re

_OTHER = re.compile(
    r"(?<=[\w.)])[.,;]?\s(?:[(\[](?:trad|tradu\S{2,5}|orig|originalmente|originally|first published|reprint|reimp"
    r"|ursprünglich|zuerst)\b.{0,400}"
    r"|reprint(?:ed)?[,.]\s.{0,200})$",
    re.IGNORECASE,
)


def drop(text: str) -> str:
    """Return the string without the note.

    >>> drop("Lee, D. Mut. Berlin: Brill, 1953 (Trad. cast. Coraje. Barcelona: Estela, 1969).")
    'Lee, D. Mut. Berlin: Brill, 1953'
    """
    found = _OTHER.search(text)
    return text[: found.start()] if found and found.start() > 30 else text
