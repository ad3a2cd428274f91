"""Acronyms that do not fit their expansion, that look like a misspelling of another, that have two meanings, or none."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.lexicon import fragment, words
from pipeline.model import Acronym, Extraction, Problem, ProblemCode
from pipeline.model.problem import problem
from pipeline.text.gazetteer import known_acronyms, word_set
from pipeline.text.names import fold

_PREFIX = 5  # letters by which two words count as one: Organization and Organisation, Neighborhood and Neighbourhood

# what stands once is a name, a code or somebody's initials more often than a term to explain; in a long text what stands twice too
_LEAST_USES, _LETTERS_A_USE = 2, 25_000
_MOST_SLIPS = 1  # so often a slip of the hand stands in a text
_LEAST_LETTERS = 3  # initials of words in small letters; two are chance
_FUNCTION_WORDS = frozenset(words("languages.function_words.en"))


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield acronym-mismatch, acronym-redefined, acronym-undefined; the span is the short form, about is empty.

    "Eurasian Economic Union (EUEA)" and a later "EAEU" are both reported, each with the other in its message.
    """
    text = extraction.document.text
    persons = {entity.span.end for entity in extraction.mentions.entities if entity.kind == "PERSON"}
    acronyms = [a for a in extraction.mentions.acronyms if a.long_span or a.span.end not in persons]  # "ADA MOOR:"
    defined = [a for a in acronyms if a.long_span]
    undefined: dict[str, Acronym] = {}
    uses = Counter(fold(acronym.short) for acronym in acronyms)
    explained = {form for acronym in defined for form in _forms(acronym.short)}
    seen: set[str] = set()
    for acronym in acronyms:
        if not acronym.expansion and not explained & _forms(acronym.short) and fold(acronym.short) not in seen:
            seen.add(fold(acronym.short))  # "ASTREE" is "ASTRÉE"
            undefined.setdefault(acronym.short, acronym)
    least = _LEAST_USES + len(text) // _LETTERS_A_USE
    misspelled = {
        short: meant
        for short in undefined
        if (meant := _misspelling_of(short, defined, uses)) and not _is_glossed(short, text)
    }
    yield from _mismatches(defined, misspelled)
    yield from _redefined(defined)
    for short, use in undefined.items():
        if short in misspelled:
            yield _looks_like(use, misspelled[short])
        elif not _is_well_known(short) and uses[fold(short)] >= least and not _is_explained(short, text):
            yield problem(
                ProblemCode.ACRONYM_UNDEFINED,
                "",
                use.span,
                f"{short} is never expanded",
                "write it out where it first stands",
            )


def _mismatches(defined: list[Acronym], misspelled: dict[str, Acronym]) -> Iterator[Problem]:
    seen = set()
    for acronym in defined:
        if acronym.fits or (acronym.short, acronym.expansion) in seen:
            continue
        seen.add((acronym.short, acronym.expansion))
        message = f"{acronym.short} cannot be read off “{acronym.expansion}”"
        variants = [short for short, meant in misspelled.items() if meant.short == acronym.short]
        if variants:
            message += f"; the article also writes {' and '.join(variants)}"
        yield problem(ProblemCode.ACRONYM_MISMATCH, "", acronym.span, message, _suggestion(acronym))


def _suggestion(acronym: Acronym) -> str:
    """Return the usual acronym of the name, else what the acronym usually stands for."""
    for short, name in known_acronyms().items():
        if short.isalpha() and short != acronym.short and fold(name) == fold(acronym.expansion):
            return f"“{name}” is commonly {short}"
    usual = known_acronyms().get(acronym.short, "")
    if usual and not _same_expansion(usual, acronym.expansion):
        return f"{acronym.short} is commonly “{usual}”: check which is meant"
    return "check the short form and the name"


def _looks_like(use: Acronym, meant: Acronym) -> Problem:
    message = f"{use.short} is never expanded and looks like {meant.short}, “{meant.expansion}”"
    return problem(ProblemCode.ACRONYM_MISMATCH, "", use.span, message, "write one form throughout")


def _misspelling_of(short: str, defined: list[Acronym], uses: Counter[str]) -> Acronym | None:
    """Return the definition of which an unexplained acronym is a misspelling.

    A well-known acronym is a misspelling of none, unless the definition itself does not fit: UNDP beside "… (UNEP)" is fine.
    Nor is one that the text uses often, with another letter: GPSG beside HPSG.
    """
    for acronym in defined:
        is_own = uses[fold(short)] > _MOST_SLIPS and sorted(short) != sorted(acronym.short)
        if (
            acronym.short != short
            and not (acronym.fits and (is_own or _is_well_known(short)))
            and is_near_miss(short, acronym.short)
        ):
            return acronym
    return None


def is_near_miss(left: str, right: str) -> bool:
    """Tell whether two acronyms are anagrams, or differ in one letter of four or more.

    >>> is_near_miss("EUEA", "EAEU"), is_near_miss("OSCE", "OSCA"), is_near_miss("EU", "AU")
    (True, True, False)
    """
    if min(len(left), len(right)) < 4:
        return False
    if sorted(left) == sorted(right):
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    first = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[first + (len(short) == len(long)) :] == long[first + 1 :]


def _redefined(defined: list[Acronym]) -> Iterator[Problem]:
    first: dict[str, Acronym] = {}
    for acronym in defined:
        before = first.setdefault(acronym.short, acronym)
        if not _same_expansion(before.expansion, acronym.expansion):
            message = f"{acronym.short} stood for “{before.expansion}”, here for “{acronym.expansion}”"
            yield problem(ProblemCode.ACRONYM_REDEFINED, "", acronym.span, message, "use two short forms")


def _same_expansion(left: str, right: str) -> bool:
    """Tell whether two expansions are the same but for spelling, number and small words."""
    stems = [[word[:_PREFIX] for word in fold(name).split() if len(word) > 3] for name in (left, right)]
    if stems[0] == stems[1]:
        return True
    # "experience sampling", later "experience sampling method"
    if stems[0] and stems[1] and (set(stems[0]) < set(stems[1]) or set(stems[1]) < set(stems[0])):
        return True
    # "Voice over IP" is "Voice over Internet Protocol"
    short, long = sorted((left.split(), right.split()), key=len)
    return any(map(str.isupper, short)) and all(word.isupper() or word in long for word in short)


def _forms(short: str) -> frozenset[str]:
    """Return the singular and the plural of an acronym, without accents: GLMM and GLMMs are one."""
    singular = fold(short.removesuffix("s"))
    return frozenset({singular, f"{singular}s"})


def _is_explained(short: str, text: str) -> bool:
    """Tell whether the text says what an acronym is: by its initials, in brackets, in apposition; or it is a gene or a format."""
    return _is_glossed(short, text) or _is_written_out(short, text)


def _is_glossed(short: str, text: str) -> bool:
    """Tell whether words and acronym stand beside each other as each other's gloss, though not all letters can be read off.

    "the single-use password (QTP)", "QTP (Quittung des Trägers)", "QTP, the trade association of …", "the QTP gene",
    "referred to as QTP", "§ 62 Abs. 1 QTP".
    """
    acronym, first, last = re.escape(short), re.escape(short[0]), re.escape(short.removesuffix("s")[-1])
    before = rf"\b(?:[A-ZÀ-Þ]|(?i:{last}))[\w.’'-]{{2,30}}[”\"»]? \((?:the )?[\"“]?(?:\w{{1,5}}[-‐‑])?{acronym}[\"”]?(?:[)\s,;/-])"
    behind = rf"\b{acronym}(?: \(|\s?[:=–—]\s)(?i:{first})[\w’'-]+ [\w’'-]+ [\w’'-]+"
    apposition = rf"\b{acronym}, {fragment('gazetteer/acronyms.apposition_openers')} [\w.’'-]+ [\w’'-]{{3,}}"
    gene = rf"\b{acronym}[ -]{fragment('gazetteer/acronyms.gene_nouns', 'gazetteer/acronyms.format_nouns')}\b"
    called = rf"\b(?:refer(?:red)? to as|called|abbreviated as|denoted) {acronym}\b"
    code_of_law = rf"(?:§|\b(?:Abs|Nr|Art|art|S)\.)\s?\d{{1,4}}[a-z]?\s{acronym}\b"
    return any(re.search(pattern, text) for pattern in (before, behind, apposition, gene, called, code_of_law))


def _is_written_out(short: str, text: str) -> bool:
    """Tell whether the text has words with these initials anywhere: "the Energy Information Administration", later "the EIA"."""
    small = rf"(?:{fragment('gazetteer/acronyms.small_words')}[\s-]{{1,2}}){{0,2}}"
    parts = [rf"(?:{re.escape(letter)}[^\W\d_]{{2,20}}|{letter.lower()}(?:f|n|r|nd|he|or)\b)" for letter in short]
    if re.search(r"\b" + rf"[\s,-]{{1,2}}{small}".join(parts), text):
        return True
    # "locational marginal price", later "LMP"; "the slow and the" is chance
    in_small = re.compile(r"\b" + r"[\s-]".join(rf"({part})" for part in parts), re.IGNORECASE)
    written = (match.groups() for match in in_small.finditer(text)) if len(short) >= _LEAST_LETTERS else ()
    return any(_FUNCTION_WORDS.isdisjoint(map(str.lower, words)) for words in written)


def _is_well_known(short: str) -> bool:
    """Tell whether every reader knows it: EU, NATO, GDP."""
    singular = short.removesuffix("s")
    return bool({short, singular} & known_acronyms().keys()) or bool(
        {short, singular} & word_set("acronyms.well_known")
    )
