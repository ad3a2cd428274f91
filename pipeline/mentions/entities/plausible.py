"""What a name's own letters and its neighbours say against it: initials, numerals, genera, journals, scores; titles say PERSON."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.lexicon import either, fragment, words
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names, word_set
from pipeline.text.regex import regex

# "B.", "II", "IV."; a lone letter is a name only of a language or a tool ("R")
_INITIAL_OR_NUMERAL = regex(r"(?:[A-Z]\.?|[IVX]{2,5}\.?|JJ?\.?)")
# the Union of a "Verordnung (EU) 2017/352"
_OF_ACT = regex(r"\) (?:No\.? |Nr\.? |n° ?)?\d")
# "Yersinia pestis": the name of a genus, with its species behind
_SPECIES = regex(rf"\s[a-z]{{2,20}}{fragment('entities.species_endings')}\b(?!-)")
_GENUS = regex(r"[A-Z][a-z]{3,18}")
# "J. Nat. Prod.", "Proc. Natl. Acad. Sci.": a journal
_JOURNAL = regex(r"(?:[A-Z][a-z]{0,6}\.\s){1,6}[A-Z][a-z]{1,6}")
# "Leeds 3-1": the score belongs to no name
_SCORE_BEHIND = regex(r"[ ]\d{1,3}$")
_HONORIFIC = regex(rf"(?<![\w-]){either(map(str.capitalize, words('vocabulary.honorifics')))}\.?[ ]$")
# "Christmas tree": the feast only says which tree
_ADJUNCT = regex(rf"[ ](?!{fragment('dates.holiday_followers')}\b)[a-z]{{3,20}}")
# "HMG was supported by": the initials of an author
_AUTHORS_INITIALS = regex(r"[A-Z]{2,4}")
_THANKS = regex(rf" (?:and [A-Z]{{2,4}} )?{fragment('gazetteer/acronyms.thanking_verbs')}\b")
# "N.J.", "SAM": initials and acronyms that were taken for a person
_CAPITALS = regex(r"(?:[A-Z]\.){2,4}|[A-Z]{2,5}")
# "Art. 69", "Fig. 3", "Op. 111": what numbers a part; "Marvin 20.19": a version
_LABEL_BEHIND, _VERSION_BEHIND = regex(r"\.?[ ]\d"), regex(r"[ ]v?\d{1,2}\.\d")
_LONG_LABEL = regex(rf"{fragment('entities.long_labels')}s?")  # "in Chapter and": its number was a reference
_LABELS = frozenset(word.capitalize().rstrip(".") for word in words("figures.labels"))
_BACK_REFERENCES = ("Ibid", "Id", "Supra")
_BYLINES = ("Ed", "Eds", "Ed.", "Q", "A")  # "Ed: the author is wrong"
_CODE, _CODE_BEFORE, _CODE_AFTER = regex(r"[A-Z]\d{1,4}"), regex(r"[A-Z]\d{1,4}, $"), regex(r", [A-Z]\d{1,4}\b")
# "Tukey's procedure", "the Watson test": the person gave a method its name
_METHOD_BEHIND = regex(
    rf"(?:['’]s? (?:\S{{1,20}} ){{0,4}}?|['’]? (?:[a-z][a-z-]{{2,20}} ){{0,2}}?){fragment('entities.method_nouns')}\b"
)
# "merTools": a name of a program
_PROGRAM = regex(r"[a-z]{2,}[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*\(\)")
# "17,429 cal BP", "12 ka BP": years before the present
_BEFORE_PRESENT, _YEARS_BEFORE = "BP", regex(r"(?:\d|\bcal\.?|\b[kM]a|\bk?yrs?|\byears?)[ ]$")
# "V NP": an initial and the name of a class of words or a code; "J LEE" has a vowel that is no part of an abbreviation
_INITIAL_AND_CAPITALS = regex(r"(?:[A-Z]\.? ){1,3}[A-Z]{2,3}")
# "Manichaeism", "Stoicism"
_DOCTRINE = regex(r"[A-Z][a-z]{3,18}isms?")
_EDITED, _SMALL = 2_000, regex(r"[a-zß-ÿ]{3,}")  # letters of an article; a question on the web may have no capitals
# "Huntington's disease", "Commerson's dolphin": the name of a thing
_TERM_BEHIND = regex(rf"['’]s {fragment('entities.eponymous_nouns')}\b")
_OF_TERMS = ("PERSON", "ORG", "GPE")
_LEAST_METHODS = 2  # half the mentions may leave the method out: "a von Bertalanffy model, and the von Bertalanffy"
_DISEASE = regex(fragment("entities.diseases_in_capitals"))
_LEAST_SMALL = 2  # so often in small letters a word is no name, or as often as with its capital
_ONE_WORD = regex(r"[\w-]+")
_RUN_TOGETHER = regex(r"[^\W\d_]{25,}")  # words without their blanks, by a scan or a PDF
_QUOTES = tuple("\"“«„'‘_*")  # before a title of one word; else it is a genus or a term
_GUESSES = ("model",)


def drop_implausible(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities that may be names, without a score behind them; who bears a title ("Mr Houston") is a person.

    What the gazetteer lists is believed.
    """
    eponyms = _eponyms(text, found)
    counts_years = any(_is_key_or_era(text, e) for e in found if e.span.of(text) == _BEFORE_PRESENT)
    for entity in found:
        is_era = counts_years and entity.span.of(text) == _BEFORE_PRESENT
        if entity.name in eponyms or is_era or _is_key_or_era(text, entity):
            continue
        if _bears_title(text, entity):
            yield replace(entity, kind="PERSON", name=entity.span.of(text))
        elif not _is_implausible(text, entity, entity.span.of(text)):
            yield _without_score(text, entity)


def _is_key_or_era(text: str, entity: Entity) -> bool:
    """Tell whether a name is a citation key or an account ("@moor:2009"), or years are counted by it ("2,100 cal BP")."""
    before = text[max(0, entity.span.start - 12) : entity.span.start]
    return before.endswith("@") or (entity.span.of(text) == _BEFORE_PRESENT and bool(_YEARS_BEFORE.search(before)))


def _eponyms(text: str, found: Sequence[Entity]) -> frozenset[str]:
    """Return the persons of one word whom the text only names in the name of a method."""
    guesses = [
        entity for entity in found if entity.kind in _OF_TERMS and entity.by in _GUESSES and _is_family_name(entity)
    ]
    mentions = Counter(entity.name for entity in guesses)
    methods = Counter(
        e.name for e in guesses if (_METHOD_BEHIND if e.kind == "PERSON" else _TERM_BEHIND).match(text, e.span.end)
    )
    return frozenset(
        name for name, n in methods.items() if n == mentions[name] or n >= max(_LEAST_METHODS, mentions[name] / 2)
    )


def _is_family_name(entity: Entity) -> bool:
    """Tell whether a name is one word, or one behind a particle: "von Bertalanffy"."""
    particle, _, last = entity.name.rpartition(" ")
    return " " not in last and (not particle or particle.lower() in words("vocabulary.name_particles"))


def _bears_title(text: str, entity: Entity) -> bool:
    """Tell whether a name of one word that is taken for no person stands behind a title: "Mr. Rome"."""
    guessed = entity.by in (*_GUESSES, "gazetteer") and entity.kind != "PERSON" and " " not in entity.span.of(text)
    return guessed and bool(_HONORIFIC.search(text, max(0, entity.span.start - 8), entity.span.start))


def _without_score(text: str, entity: Entity) -> Entity:
    """Return the name without the first number of a score: "Leeds" of "Leeds 3-1"."""
    score = _SCORE_BEHIND.search(entity.span.of(text)) if text[entity.span.end : entity.span.end + 1] in "-–" else None
    if not score or entity.by not in _GUESSES:
        return entity
    span = Span(entity.span.start, entity.span.start + score.start())
    return replace(entity, span=span, name=span.of(text))


def _is_implausible(text: str, entity: Entity, written: str) -> bool:
    """Tell whether a name is none by its letters or by the word behind it."""
    if entity.kind == "EVENT" and written == "Christmas":
        return bool(_ADJUNCT.match(text, entity.span.end))
    if _OF_ACT.match(text, entity.span.end) and text[entity.span.start - 1 : entity.span.start] == "(":
        return True
    if entity.by == "rule:title" and " " not in written:
        return _is_written_small(text, written)  # "Count Certificate": the title is a word as well
    if entity.by not in _GUESSES or entity.name in names():
        return False
    return _is_no_guess(text, entity, written)


def _is_no_guess(text: str, entity: Entity, written: str) -> bool:
    """Tell whether a name that only the model found is none."""
    if _INITIAL_OR_NUMERAL.fullmatch(written):
        return entity.kind != "PRODUCT" or len(written) > 1
    if _AUTHORS_INITIALS.fullmatch(written) and _THANKS.match(text, entity.span.end):
        return True
    if (
        written in word_set("heads.modifiers")
        or written in _BACK_REFERENCES
        or (len(text) >= _EDITED and _SMALL.fullmatch(written))
        or (_CODE.fullmatch(written) and _is_among_codes(text, entity.span))
        or (written in _BYLINES and text.startswith(":", entity.span.end))
        or (written in _LABELS and _LABEL_BEHIND.match(text, entity.span.end))
    ):
        return True
    if entity.kind == "PERSON" and _is_no_person(text, entity, written):
        return True
    if (
        _RUN_TOGETHER.fullmatch(written)
        or _DISEASE.fullmatch(written)
        or (entity.kind in ("PERSON", "GPE") and _DOCTRINE.fullmatch(written))
        or (entity.kind in _OF_TERMS and _LONG_LABEL.fullmatch(written))
        or (entity.kind == "WORK_OF_ART" and " " not in written and text[entity.span.start - 1] not in _QUOTES)
        or written.endswith(("-", " L."))  # "87 Harbour L. Rev. 10"
        or _JOURNAL.fullmatch(written)
        or (entity.kind == "ORG" and _PROGRAM.fullmatch(written))
    ):
        return True
    return bool(_GENUS.fullmatch(written) and _SPECIES.match(text, entity.span.end))


def _is_among_codes(text: str, span: Span) -> bool:
    """Tell whether a code stands among codes of its form: "B20, Q54, F35", of a classification; not the road A23 alone."""
    before = _CODE_BEFORE.search(text, max(0, span.start - 7), span.start)
    return bool(before or _CODE_AFTER.match(text, span.end))


def _is_no_person(text: str, entity: Entity, written: str) -> bool:
    """Tell whether a person is none: initials, a version, a title, a phrase, a word that the text writes small as well."""
    if _CAPITALS.fullmatch(written) or _INITIAL_AND_CAPITALS.fullmatch(written):
        return True
    if _VERSION_BEHIND.match(text, entity.span.end):
        return True
    parts = written.split()
    if all(_only_says_which(part) for part in parts) or _is_phrase(parts):
        return True
    if len(parts) > 1 and parts[0] not in word_set("people.given_names"):
        return all(_ONE_WORD.fullmatch(part) and _is_written_small(text, part) for part in parts)
    if len(parts) > 1 or not written.istitle():
        return False
    return _is_written_small(text, written)


def _is_written_small(text: str, written: str) -> bool:
    """Tell whether the text has a word in small letters too, twice or as often as with its capital."""
    return _count(text, written.lower(), "s") >= min(_LEAST_SMALL, _count(text, written))


def _count(text: str, written: str, ending: str = "") -> int:
    """Return how often words stand in the text, with the ending or without, and no part of a longer word."""
    if _ONE_WORD.fullmatch(written):
        uses = _uses(text)
        return uses[written] + (uses[written + ending] if ending else 0)
    ending = f"{ending}?" if ending else ""
    return len(re.findall(rf"(?<![\w-]){re.escape(written)}{ending}(?![\w-])", text))


@lru_cache(maxsize=4)
def _uses(text: str) -> Counter[str]:
    """Return word → how often it stands in the text; several names of one text ask."""
    return Counter(_ONE_WORD.findall(text))


def _only_says_which(word: str) -> bool:
    """Tell whether a word is a title or a people: "the Roman Pontiff", "a Princess" names nobody."""
    return word in word_set("people.titles") or (word in names() and names()[word].kind == "NORP")


def _is_phrase(parts: Sequence[str]) -> bool:
    """Tell whether words are of a foreign phrase: an article or a pronoun opens it, or a small word is no particle."""
    particles, openers = words("vocabulary.name_particles"), words("languages.function_words")
    opens = parts[0].lower() in openers and parts[0].lower() not in particles
    if parts[-1][-1] in "'’":  # "Ajdh L'": an article that lost its noun
        return True
    return len(parts) > 1 and (opens or any(part.islower() and part not in particles for part in parts[1:]))
