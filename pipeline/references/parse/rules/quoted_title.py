"""A title in quotation marks, of any language."""

import re

from pipeline.references.parse.rules.placeholders import LINK, START

_QUOTES = {"“": '”"', '"': '"”', "«": "»", "„": "“”", "‘": "’", "'": "'", "”": "”", "›": "‹", "»": "«", "‚": "‘’"}


def split_quoted_title(text: str) -> tuple[str, str] | None:
    """Return what stands in the opening quotation marks, and what follows; None for a text that opens with none.

    >>> split_quoted_title("“Fees,” Ports 4"), split_quoted_title("Fees. Ports 4")
    (('Fees', ' Ports 4'), None)
    """
    text = text.lstrip(START + "(")
    closing = _QUOTES.get(text[:1])
    if not closing:
        return None
    # an apostrophe closes nothing: the mark that closes stands before a blank, a stop or the end
    for found in re.finditer(f"[{closing}]", text):
        end = found.start()
        free = not text[end + 1 : end + 2].isalnum() and (text[end - 1] != " " or text[0] == "«")
        if end > 4 and (free or (text[end - 1] in ",.?!" and text[end + 1 : end + 2].isupper())):
            return text[1:end].strip(" ,.;" + LINK), text[end + 1 :]
    return None
