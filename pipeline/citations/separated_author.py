"""A year in brackets whose author the sentence has named before: Conway had seen it coming: “Let them run” (1871, p. 8)."""

import re

from pipeline.citations.names import LISTED, Reading
from pipeline.citations.reference_names import ReferenceNames
from pipeline.text.authors import key_of

_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]{1,40}")
# a bracket of this kind backs a quotation, or names a page; "(1871)" alone may be a date
_QUOTED = re.compile(r"[”\"’»“]\s?$")
_STOP = re.compile(r"[.!?]\s+(?=[^\Wa-z_])")


def find_separated_author(
    text: str, start: int, end: int, year: str, known: ReferenceNames, *, located: bool
) -> Reading | None:
    """Return the one author of the sentence whose work of that year the list has, None where there is none or several.

    start, end: the line up to the bracket. located: the bracket names a page.
    """
    if not located and not _QUOTED.search(text, start, end):
        return None
    opens = [m.end() for m in _STOP.finditer(text, start, end)]
    sentence = opens[-1] if opens else start
    names = (m.group().removesuffix("’s").removesuffix("'s") for m in _NAME.finditer(text, sentence, end))
    listed = {key: name for name in names if ((key := key_of(name)), year) in known.pairs}
    return Reading(end, end, tuple(listed.values()), etal=False, sure=LISTED) if len(listed) == 1 else None
