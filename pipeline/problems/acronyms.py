"""Short forms that do not fit, that look like a slip of another, that change their meaning, or that nobody explains."""

from collections.abc import Iterator

from pipeline.model import Acronym, Extraction, Problem
from pipeline.model.problem import problem
from pipeline.text.gazetteer import known_acronyms, word_set
from pipeline.text.names import fold

_SAME = 5  # letters by which two words count as one: Organization and Organisation, Neighborhood and Neighbourhood


def find(extraction: Extraction) -> Iterator[Problem]:
    """acronym-mismatch, acronym-redefined, acronym-undefined; the span is the short form, about is empty.

    "Eurasian Economic Union (EUEA)" and a later "EAEU" are both told, each with the other in its message.
    """
    acronyms = extraction.mentions.acronyms
    defined = [a for a in acronyms if a.long_span]
    undefined: dict[str, Acronym] = {}
    for acronym in acronyms:
        if not acronym.expansion:
            undefined.setdefault(acronym.short, acronym)
    slips = {short: slip for short in undefined if (slip := _slip_of(short, defined))}
    yield from _misfits(defined, slips)
    yield from _redefined(defined)
    for short, use in undefined.items():
        if short in slips:
            yield _looks_like(use, slips[short])
        elif not _known(short):
            yield problem(
                "acronym-undefined", "", use.span, f"{short} is never expanded", "write it out where it first stands"
            )


def _misfits(defined: list[Acronym], slips: dict[str, Acronym]) -> Iterator[Problem]:
    told = set()
    for acronym in defined:
        if acronym.fits or (acronym.short, acronym.expansion) in told:
            continue
        told.add((acronym.short, acronym.expansion))
        message = f"{acronym.short} cannot be read off “{acronym.expansion}”"
        others = [short for short, slip in slips.items() if slip.short == acronym.short]
        if others:
            message += f"; the article also writes {' and '.join(others)}"
        yield problem("acronym-mismatch", "", acronym.span, message, _suggestion(acronym))


def _suggestion(acronym: Acronym) -> str:
    """Say what the world calls it: by its name, else what the short form usually stands for."""
    for short, name in known_acronyms().items():
        if short.isalpha() and short != acronym.short and fold(name) == fold(acronym.expansion):
            return f"“{name}” is commonly {short}"
    usual = known_acronyms().get(acronym.short, "")
    if usual and not _alike(usual, acronym.expansion):
        return f"{acronym.short} is commonly “{usual}”: check which is meant"
    return "check the short form and the name"


def _looks_like(use: Acronym, slip: Acronym) -> Problem:
    message = f"{use.short} is never expanded and looks like {slip.short}, “{slip.expansion}”"
    return problem("acronym-mismatch", "", use.span, message, "write one form throughout")


def _slip_of(short: str, defined: list[Acronym]) -> Acronym | None:
    """Return the definition of which an unexplained short form is a slip.

    A form the world knows is a slip of none, unless the definition itself does not fit: UNDP beside "… (UNEP)" is fine.
    """
    for acronym in defined:
        if acronym.short != short and not (acronym.fits and _known(short)) and near(short, acronym.short):
            return acronym
    return None


def near(a: str, b: str) -> bool:
    """Tell whether two short forms are anagrams, or differ in one letter of four or more.

    >>> near("EUEA", "EAEU"), near("OSCE", "OSCA"), near("EU", "AU")
    (True, True, False)
    """
    if min(len(a), len(b)) < 3:
        return False
    if sorted(a) == sorted(b):
        return True
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    first = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[first + (len(short) == len(long)) :] == long[first + 1 :]


def _redefined(defined: list[Acronym]) -> Iterator[Problem]:
    first: dict[str, Acronym] = {}
    for acronym in defined:
        before = first.setdefault(acronym.short, acronym)
        if not _alike(before.expansion, acronym.expansion):
            message = f"{acronym.short} stood for “{before.expansion}”, here for “{acronym.expansion}”"
            yield problem("acronym-redefined", "", acronym.span, message, "use two short forms")


def _alike(a: str, b: str) -> bool:
    """Tell whether two long forms are the same but for spelling, number and small words."""
    one, two = ([w[:_SAME] for w in fold(name).split() if len(w) > 3] for name in (a, b))
    return one == two


def _known(short: str) -> bool:
    """Tell whether every reader knows it: EU, NATO, GDP."""
    bare = short.removesuffix("s")
    return bool({short, bare} & known_acronyms().keys()) or bool({short, bare} & word_set("acronyms.well_known"))
