"""What the model and the head words name, and the text itself speaks against."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Acronym, Entity
from pipeline.text.gazetteer import names, words
from pipeline.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = re.compile(r"(?<![\w-])[a-zß-ÿ]{2,}(?![\w-])")
_SHORTEST = 4  # letters of a word that a heading writes with a capital: "of", "and", "from" stay small
_LEAST = 3  # such words of a heading: a line "Olaf Scholz" is a name
_GUESSED = frozenset(("model", "rule:head", "rule:small-head"))


def undoubted(text: str, found: Sequence[Entity], acronyms: Sequence[Acronym] = ()) -> Iterator[Entity]:
    """Yield the entities without those that are common nouns: in a heading, or behind a short form.

    "Toward a New Energy Policy" says nothing by its capitals where the text knows "energy" and "policy" in small letters,
    unless it names the policy once more. "NGOs", and "IPT" for "Intermittent preventive treatment", are no names.
    """
    small = frozenset(_SMALL.findall(text))
    heading = bytearray(len(text))
    for sentence in sentences(text):
        if _heading(sentence.of(text)):
            heading[sentence.start : sentence.end] = b"\1" * len(sentence)
    outside = {e.name for e in found if not heading[e.span.start]}
    common = words("acronyms", "known") | {a.short for a in acronyms if a.expansion and _common(a.expansion, small)}
    for entity in found:
        guessed = entity.by in _GUESSED and entity.name not in names()
        if not guessed or not (entity.name in common or (entity.name not in outside and _common(entity.name, small))):
            yield entity


def _common(name: str, small: Collection[str]) -> bool:
    """Tell whether the text has every word of a name in small letters too."""
    said = _WORD.findall(name)
    return bool(said) and all(word.lower() in small for word in said)


def _heading(sentence: str) -> bool:
    """Tell whether a sentence or a line writes every word with a capital, short ones apart, and has no full stop.

    >>> _heading("Toward a New Energy Security Policy"), _heading("Olaf Scholz flew to Astana."), _heading("Angela Merkel")
    (True, False, False)
    """
    long = [word for word in _WORD.findall(sentence) if len(word) >= _SHORTEST]
    return len(long) >= _LEAST and sentence[-1] not in ".;,:" and all(word[0].isupper() for word in long)


def one_sense(found: Sequence[Entity]) -> Iterator[Entity]:
    """Give each name that only the model found the kind that it mostly has there: one sense a discourse (Gale et al. 1992).

    A name that has two kinds equally often keeps both.
    """
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in found:
        kinds[entity.name][entity.kind if entity.by == "model" else ""] += 1
    for entity in found:
        (kind, most), *others = kinds[entity.name].most_common(2)
        sure = entity.by == "model" and "" not in kinds[entity.name] and (not others or most > others[0][1])
        yield replace(entity, kind=kind) if sure else entity
