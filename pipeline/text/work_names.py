"""The names by which running text may call a work: its body, its people, its title, the paper that it stands in."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.lexicon import fragment, words
from pipeline.model.reference import Organisation, Reference
from pipeline.text.authors import YEAR
from pipeline.text.reference_headings import strip_entry_label
from pipeline.text.regex import regex

# what an entry opens with: "State Audit Office, Electric buses", "Statistics Vessland: Who writes letters?"
_HEAD_END = regex(r"[,:.;(“”\"‘«„\[]|\s[–—-]\s")
_KIND = regex(rf"\b{fragment('citations.kinds_of_works')}\b", re.IGNORECASE)
_ARTICLE = regex(r"^[Tt]he\s")
_CAPITALISED = regex(r"[^\W\d_a-zß-ÿ][\w.’'&-]*")
_PREPOSITION = fragment("citations.place_prepositions")
_SMALL = frozenset(words("citations.institution_particles")) | frozenset(words("vocabulary.name_particles"))
# words in capitals that make a name
_FEWEST_WORDS = 2
# a title in small letters is no common phrase from so many words on
_LONG_TITLE = 4
_LONGEST_HEAD = 80


def names_of_works(references: Sequence[Reference], text: str) -> Mapping[str, Reference]:
    """Return the names that lead to exactly one work of a list, each with the work; names of two works are left out.

    A name may be cut to its last words, of which two are left at least: "Audit Office" for "State Audit Office". It may be cut
    to its first ones where the text has the others alone as well: "Riders' Voice" for "Riders' Voice Port Merrow".
    """
    full_names: defaultdict[str, list[Reference]] = defaultdict(list)
    parts: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        bodies = set(_names_of_bodies(reference))
        for name in bodies | set(_titles(reference)):
            full_names[name].append(reference)
        for part in {part for name in bodies for part in _parts(name, text)}:
            parts[part].append(reference)
    works = {**parts, **full_names}
    return {name: of_name[0] for name, of_name in works.items() if len(of_name) == 1}


def _names_of_bodies(reference: Reference) -> Iterator[str]:
    """Yield the names of who made a work: its institution, what its entry opens with, its paper."""
    bodies = [author.name for author in reference.authors if isinstance(author, Organisation)]
    entry = strip_entry_label(reference.raw)[:_LONGEST_HEAD]
    end = _HEAD_END.search(entry)
    for name in (*bodies, entry[: end.start()] if end else "", reference.container):
        plain = _ARTICLE.sub("", YEAR.sub("", name).strip(" ,.:"))
        if is_name(plain):
            yield plain


def _titles(reference: Reference) -> Iterator[str]:
    """Yield the title up to a colon, and a part that names its kind, if they are names or so long that they are no phrase."""
    main_title = reference.title.split(":")[0]
    for part in (main_title, *(part for part in main_title.split(", ")[1:] if _KIND.search(part))):
        title = _ARTICLE.sub("", " ".join(YEAR.sub("", part).strip(" ,.:").split()))
        if is_name(title) or title.count(" ") + 1 >= _LONG_TITLE:
            yield title


def is_name(text: str) -> bool:
    """Tell whether several words are written as a name: "Fleet Transition Review", not "Electric buses: the cost"."""
    others = [word for word in text.split() if not _CAPITALISED.fullmatch(word) and word.casefold() not in _SMALL]
    return capitals(text) >= _FEWEST_WORDS and not others


def capitals(text: str) -> int:
    """Count the words that begin with a capital."""
    return sum(_CAPITALISED.fullmatch(word) is not None for word in text.split())


def _parts(name: str, text: str) -> Iterator[str]:
    """Yield the ends of a name, and its beginnings before a place of the text: two words in capitals at least."""
    listed = name.split()
    for cut in range(1, len(listed)):
        first, last = " ".join(listed[:cut]), " ".join(listed[cut:])
        if is_name(last) and _CAPITALISED.fullmatch(listed[cut]):
            yield last
        if is_name(first) and _CAPITALISED.fullmatch(listed[cut - 1]) and _is_place(last, text):
            yield first


def _is_place(name: str, text: str) -> bool:
    """Tell whether the text names it by itself; of a single word something lies there."""
    return (is_name(name) and name in text) or re.search(rf"\b{_PREPOSITION} {re.escape(name)}\b", text) is not None
