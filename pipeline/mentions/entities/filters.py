"""Filters: common nouns in title case are no names, and a name has one kind a text."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.lexicon import fragment
from pipeline.lexicon import words as word_list
from pipeline.model import Acronym, Entity, Span
from pipeline.text.gazetteer import names, word_set
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences

_WORD = regex(r"[^\W\d_]{2,}")
_LOWERCASE = regex(r"(?<![\w-])[a-zß-ÿ]{2,}(?![\w-])")
_TITLE_CASE_LETTERS = 4  # of a word that a heading capitalises: "of", "and", "from" stay in lower case
_TITLE_CASE_WORDS = 3  # such words of a heading: a line "Olaf Scholz" is a name
_FOREIGN_TITLE = regex(rf"(?:{fragment('languages.titles', 'languages.role_nouns')}[ ])+(?=\S)")
# "James Gelvins Argument", "Henri Lefebvres späte Schriften": who ends in s, x or z has an apostrophe or "von"
_GENITIVE_BEHIND = regex(r" (?:[a-zäöüß]{3,20}(?<!t)e[nrsm]? )?[A-ZÄÖÜ][a-zäöüß]{3,}")
_NOUN = regex(r"(?<!\w)(?:[Dd](?:er|ie|as|em|es)|[Ee]ine[rsmn]?) (?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,30})(?!\w)")
_ARTICLES = frozenset(("das", "dem", "des"))  # in no name; "Friedrich der Große", "von den Bergen"
_NO_GENITIVE = regex(r"[sxzaeiou]s$")
_OF_TOWN = regex(r"(?P<town>[A-ZÀ-Þ][a-zß-ÿ]{3,30})er (?=[A-ZÀ-Þ][\w-]{1,30} [A-ZÀ-Þ])")
_OF_SOMETHING = regex(r" von \d")
_PLACE_BEFORE = regex(rf"(?<!\w){fragment('languages.place_prepositions')} $")
_DETERMINER_BEFORE = regex(rf"(?<!\w){fragment('languages.determiners')} ?$")
_HYPHENED = regex(r"[A-ZÀ-Þ][a-zß-ÿ]{2,20}(?:-[a-zß-ÿ]{2,4})*-[A-ZÀ-Þ][a-zß-ÿ]{2,20}")
_CAPITAL_BEFORE = regex(r"[A-ZÀ-Þ][a-zß-ÿ]{2,20} $")
_NAMED_AFTER = regex(rf"(?<!\w){fragment('languages.institution_nouns', 'languages.named_after')} $")
_PLURAL_ACRONYM = regex(r"(?<![\w-])(?P<short>[A-Z]{2,6})s(?![\w-])")
_INDEFINITE = regex(r"\b[Aa]n? $")
_NOUN_BEHIND = regex(r"[ -][a-z]")
_HYPHEN_BEHIND = regex(r"-[A-ZÀ-Þ][a-zß-ÿ]")
_GUESSES = frozenset(("model", "rule:head", "rule:small-head"))


def drop_common_nouns(text: str, found: Sequence[Entity], acronyms: Sequence[Acronym] = ()) -> Iterator[Entity]:
    """Yield the entities without common nouns that stand in a heading or behind an acronym.

    The capitals of "Toward a New Energy Policy" say nothing where the text also has "energy" and "policy" in lower case, unless it
    names the policy once more. "NGOs", and "IPT" for "Intermittent preventive treatment", are no names.
    """
    lowercase = frozenset(_LOWERCASE.findall(text))
    in_heading = bytearray(len(text))
    for sentence in sentences(text):
        if _is_heading(sentence.of(text)):
            in_heading[sentence.start : sentence.end] = b"\1" * len(sentence)
    outside = {e.name for e in found if not in_heading[e.span.start]}
    common = {a.short for a in acronyms if a.expansion and _is_common(a.expansion, lowercase)}
    common |= word_set("acronyms.well_known")
    # "two ITSPs": a class of firms
    common |= {form for match in _PLURAL_ACRONYM.finditer(text) for form in match.group(0, "short")}
    named = {entity.name for entity in found if not _is_behind_article(text, entity)}
    for entity in found:
        guessed = entity.by in _GUESSES and entity.name not in names()
        if not guessed or not (
            entity.name in common
            or (entity.name not in outside and _is_common(entity.name, lowercase))
            or (entity.by == "rule:head" and entity.name not in named)
        ):
            yield entity


def _is_behind_article(text: str, entity: Entity) -> bool:
    """Tell whether "a" or "an" makes one of many of it: "an Act of Parliament"; not of "a Senate vote"."""
    start, end = entity.span.start, entity.span.end
    return bool(_INDEFINITE.search(text, max(0, start - 4), start)) and not _NOUN_BEHIND.match(text, end)


def _is_common(name: str, lowercase: Collection[str]) -> bool:
    """Return whether the text has every word of a name in lower case too."""
    parts = _WORD.findall(name)
    return bool(parts) and all(word.lower() in lowercase for word in parts)


def _is_heading(sentence: str) -> bool:
    """Return whether a sentence or a line is in title case and has no full stop.

    >>> _is_heading("Toward a New Energy Security Policy"), _is_heading("Olaf Scholz flew to Astana."), _is_heading("Angela Merkel")
    (True, False, False)
    """
    long = [word for word in _WORD.findall(sentence) if len(word) >= _TITLE_CASE_LETTERS]
    return len(long) >= _TITLE_CASE_WORDS and sentence[-1] not in ".;,:" and all(word[0].isupper() for word in long)


def correct_german(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities of a German text; a full name before what is its bearer's stands without the s: "James Gelvin".

    Nouns are no persons: "Kim das Buch" of a gloss, "Lichtquelle Anzahl" where the text has "die Anzahl".
    """
    written = {entity.span.of(text) for entity in found if entity.kind == "PERSON"}
    nouns = frozenset(match["noun"] for match in _NOUN.finditer(text))
    for entity in found:
        if entity.kind == "PERSON" and _has_noun(entity.span.of(text).split(), nouns):
            continue
        name, stem = entity.span.of(text), entity.span.of(text)[:-1]
        is_genitive = stem in written or (
            not _NO_GENITIVE.search(name) and _GENITIVE_BEHIND.match(text, entity.span.end) is not None
        )
        if entity.kind == "PERSON" and " " in name and name.endswith("s") and entity.name == name and is_genitive:
            yield replace(entity, span=Span(entity.span.start, entity.span.end - 1), name=stem)
        else:
            yield entity


def _has_noun(parts: Sequence[str], nouns: frozenset[str]) -> bool:
    """Tell whether a full name has an article inside, or one of its words is a noun of the text."""
    if len(parts) < 2:
        return False
    is_given = parts[0] in word_set("people.given_names")
    return not _ARTICLES.isdisjoint(parts[1:]) or (not is_given and not nouns.isdisjoint((parts[0], parts[-1])))


def keep_certain(text: str, found: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the names of a text in another language that hold without English: listed ones, full names, what stands in capitals.

    A guess of one word is none: German capitalises every noun, and sentence starts are the rest.
    """
    lowercase = frozenset(_LOWERCASE.findall(text))
    places = _repeated_places(text, found)
    nouns = {entity.name for entity in found if entity.kind == "PERSON" and _is_behind_determiner(text, entity)}
    certain = [entity for entity in found if _is_certain(entity, lowercase) or entity.name in places]
    full_names = {entity.name for entity in certain if " " in entity.span.of(text)}
    towns = {entity.name for entity in found if entity.kind == "GPE"}
    return tuple(
        _without_title(text, entity, towns)
        for entity in certain
        if not _is_in_longer_name(text, entity)
        and not _is_plain_noun(text, entity)
        and not (entity.kind == "PERSON" and (entity.name in nouns or entity.name not in full_names))
    )


def _is_plain_noun(text: str, entity: Entity) -> bool:
    """Tell whether a listed town is a noun of the language here: "Porto" is postage, "in Porto" is the town."""
    is_word = entity.span.of(text) in word_list("languages.nouns_and_towns")
    return is_word and not _PLACE_BEFORE.search(text, max(0, entity.span.start - 8), entity.span.start)


def _is_behind_determiner(text: str, entity: Entity) -> bool:
    """Tell whether an article or a pronoun makes a noun of what is taken for a person: "in diesem Bereich", "son URL"."""
    return bool(_DETERMINER_BEFORE.search(text, max(0, entity.span.start - 12), entity.span.start))


def _repeated_places(text: str, found: Sequence[Entity]) -> Collection[str]:
    """Return the places that a text names several times, once behind a word that places stand behind; and those with a hyphen."""
    guesses = [e for e in found if e.by == "model" and e.kind in ("GPE", "LOC") and " " not in e.name]
    counts = Counter(e.name for e in guesses)
    behind = {e.name for e in guesses if _PLACE_BEFORE.search(text, max(0, e.span.start - 8), e.span.start)}
    nouns = {e.name for e in guesses if _OF_SOMETHING.match(text, e.span.end)}  # "in Höhe von 27 Euro"
    return {name for name in behind - nouns if counts[name] > 1 or _HYPHENED.fullmatch(name)}


def _without_title(text: str, entity: Entity, towns: Collection[str]) -> Entity:
    """Return a person without a title of another language or a home town: "Bundeskanzlerin Ada Moor", "Kieler Ada Moor"."""
    if entity.kind != "PERSON":
        return entity
    start, end = entity.span.start, entity.span.end
    title = _FOREIGN_TITLE.match(text, start, end) or _OF_TOWN.match(text, start, end)
    if not title or (title.lastgroup and title["town"] not in towns):
        return entity
    span = Span(title.end(), entity.span.end)
    return replace(entity, span=span, name=entity.name.removeprefix(title.group()))


def _is_in_longer_name(text: str, entity: Entity) -> bool:
    """Tell whether a listed name is a part of another one: the "Western" of "Best Western", the "Seine" of "Seine-Saint-Denis"."""
    if _HYPHEN_BEHIND.match(text, entity.span.end):
        return True
    if entity.kind == "PERSON" and _NAMED_AFTER.search(text, max(0, entity.span.start - 24), entity.span.start):
        return True  # "Institut Paul Tonna"
    return entity.kind == "NORP" and bool(
        _CAPITAL_BEFORE.search(text, max(0, entity.span.start - 24), entity.span.start)
    )


def _is_certain(entity: Entity, lowercase: Collection[str]) -> bool:
    """Return whether a list has the name, or it is a full name of words that the text never writes small, or capitals."""
    words = entity.name.split()
    if words[0] in word_list("languages.no_name_openers"):
        return False
    if entity.by == "gazetteer" and entity.kind == "NORP":
        return False  # a list of English words: "des Romans"
    if entity.name in names() or entity.by in ("rule:given-name", "rule:list"):
        return True
    if len(words) == 1:
        is_acronym = entity.name.isupper() and len(entity.name) > 1
        return entity.by == "rule:family-name" or (
            is_acronym and entity.kind != "PERSON" and entity.name not in word_set("acronyms.well_known")
        )
    return entity.kind == "PERSON" and not any(word.lower() in lowercase for word in words)


def one_sense_per_discourse(found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; a name that only the model found has its most frequent kind (Gale, Church and Yarowsky 1992).

    A name that has two kinds equally often keeps both.
    """
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in found:
        kinds[entity.name][entity.kind if entity.by == "model" else ""] += 1
    for entity in found:
        (kind, most), *others = kinds[entity.name].most_common(2)
        decided = entity.by == "model" and "" not in kinds[entity.name] and (not others or most > others[0][1])
        yield replace(entity, kind=kind) if decided else entity
