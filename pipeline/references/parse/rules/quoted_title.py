"""A title in quotation marks, of any language."""

import re

from pipeline.references.parse.rules.placeholders import LINK, START

_QUOTES = {"“": '”"', '"': '"”', "«": "»", "„": "“”", "‘": "’", "'": "'", "”": "”", "›": "‹", "»": "«", "‚": "‘’"}


def take(text: str) -> tuple[str, str] | None:
    """Return (what stands in the opening quotation marks, what follows), None for a text that opens with none.

    >>> take("“Fees,” Ports 4"), take("Fees. Ports 4")
    (('Fees', ' Ports 4'), None)
    """
    text = text.lstrip(START + "(")
    closers = _QUOTES.get(text[:1])
    if not closers:
        return None
    # an apostrophe closes nothing: the mark that closes stands before a blank, a stop or the end
    for found in re.finditer(f"[{closers}]", text):
        end = found.start()
        loose = not text[end + 1 : end + 2].isalnum() and (text[end - 1] != " " or text[0] == "«")
        if end > 4 and (loose or (text[end - 1] in ",.?!" and text[end + 1 : end + 2].isupper())):
            return text[1:end].strip(" ,.;" + LINK), text[end + 1 :]
    return None
