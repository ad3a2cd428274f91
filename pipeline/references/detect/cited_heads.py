"""The author as the text cites him: "[tidekit contributors, 2026]" tells a name from a title, and an institution from a person."""

from collections.abc import Set
from dataclasses import replace

from pipeline.model import Organisation, Person, Reference
from pipeline.text.names import fold
from pipeline.text.reference_headings import strip_entry_label
from pipeline.text.regex import regex

# the first sentence of an entry, and what follows
_HEAD = regex(r"(?P<head>[^.(\[“\"]{2,120}?)(?:\.\s+(?=\S)|\s(?=[(\[](?:[^()\[\]]{0,20}\s)?(?:1[5-9]|20)\d\d))")

_DATE = regex(r"\s[(\[][^()\[\]]{0,30}(?:1[5-9]|20)\d\d[a-z]?[^()\[\]]{0,20}[)\]]")


def name_as_cited(reference: Reference, heads: Set[str]) -> Reference:
    """Return the reference with its first sentence as an institution, where the text cites it so and a title follows.

    heads: folded, what stands before years in the brackets of the text.
    """
    head = _HEAD.match(strip_entry_label(reference.raw))
    if not head or fold(head["head"]) not in heads:
        return reference
    name = head["head"].strip()
    if len(reference.authors) == 1 and isinstance(reference.authors[0], Person):
        person = reference.authors[0]
        is_cited_whole = " " in name and fold(f"{person.given} {person.family}") == fold(name)
        return replace(reference, authors=(Organisation(name),)) if is_cited_whole else reference
    dated = _DATE.match(strip_entry_label(reference.raw), head.end("head"))
    if dated and not reference.authors:  # "The Mercury (3 May 2021) Fire on the pier"
        title = reference.title.removeprefix(name).removeprefix(dated[0]).lstrip(" .,")
        return replace(reference, authors=(Organisation(name),), title=title)
    if reference.authors or not reference.title.startswith(f"{name}. "):
        return reference
    return replace(reference, authors=(Organisation(name),), title=reference.title[len(name) + 2 :].strip())
