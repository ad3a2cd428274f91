"""The noun that a number counts: "27 member states" → "member states"; rules over closed word lists, no tagger."""

import re
from dataclasses import dataclass

_NEXT = re.compile(r"(?P<gap>[ \t\u00a0]{1,2}|-|[ ]-[ ]|’s |'s )(?P<word>[^\W\d_](?:[\w&’']|\.(?=\w)|-(?=\w)){0,30})")
# words that a noun phrase cannot go on with
_STOP = frozenset(
    """
    of in on at by to for from with without within against among between into onto over under above below about
    around after before during since until till through throughout across along behind beyond near per via than as
    but or nor and if while when where whereas because although though that which who whom whose what this these
    those the a an his her their its our my your is are was were be been being has have had do does did will would
    shall should can could may might must not no yes it he she they we you i me him them us there here then also
    only just even still yet already again ever never always often soon later earlier ago away back down up off
    out once said says say told added reported announced reached fell rose went came made took got became began
    left won lost died killed per each every either neither both so too very much plus minus versus vs etc et
    compared according including excluding except despite due like unlike amid today yesterday tomorrow now last
    next almost nearly respectively overall together apart alone is’t isn’t voted live lived work worked weigh weighs remain
    remained go going attend attended took take takes make makes saw see give gave given put monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october
    november december
    """.split()
)
_PLURALS = frozenset(
    """
    people men women children persons police staff troops personnel aircraft sheep fish deer cattle species
    series feet teeth mice media data criteria phenomena alumni clergy youth folk kin offspring headquarters
    crew infantry livestock poultry salmon swine spacecraft hovercraft percent businesswomen businessmen firemen
    fishermen policemen women’s gentlemen congressmen lawmakers countrymen airmen servicemen
    """.split()
)
# end in -s and are no plurals
_SINGULAR_S = re.compile(r"(?:ss|us|is|ous|ics|ness|’s|'s)$")
_ADJECTIVE = re.compile(
    r"(?:[a-z]{2,}(?:ous|ful|less|able|ible|ical|ional|ial|tual|ular|ivil|etic|atic|istic|omic|ific|itary"
    r"|inary|ese|ish|est|ary|ory|ern|ntly|ally|ly|ed)"
    r"|[a-z]{3,}(?:tive|sive|ant|ent|nal|ral|cal|bal|ral|tal|ic|ian|ean|ar))$"
)
# nouns that look like adjectives to the pattern
_NOUNS = frozenset(
    """
    student agent patient parent client event incident accident president resident percent government department
    document apartment investment settlement comment payment statement agreement treatment movement element
    segment instrument monument appointment opponent component continent consent rent cent restaurant assistant
    immigrant migrant tenant plant participant applicant merchant servant giant grant infant merchant consultant
    accountant defendant descendant elephant hospital journal signal animal mineral rival festival capital
    terminal criminal trial material official tutorial memorial editorial individual manual seminar dollar
    calendar car war star year bar pillar library factory story history victory territory laboratory dictionary
    diary secretary anniversary salary century country category theory memory military civilian politician
    technician pedestrian librarian guardian historian veteran vegetarian musician physician clinic picnic topic
    critic mechanic republic public fabric seed bed shed feed weed breed bead bid need deed speed family ally
    bully assembly supply reply relative executive native detective alternative representative initiative motive
    objective archive cooperative guest forest harvest request test nest interest protest arrest contest west east
    chest vessel channel fuel hotel tunnel israeli chemical medal sandal vandal principal total metal pedal
    cathedral arsenal cardinal admiral general mural
    """.split()
)
_ADJECTIVES = frozenset(
    """
    new old young big small large great huge tiny high low long short major minor main key top other more further
    extra additional first second third different same similar various several many few single double own current
    former past previous future present recent late early extra full empty free open closed public private foreign
    active local national international global domestic federal regional rural urban other rich poor black white red
    green blue brown male female adult teenage senior junior key core chief prime super such good bad best worst
    better worse real true whole entire average net gross annual daily weekly monthly quarterly total overall
    initial final live dead ill sick safe secure leading remaining existing missing growing developing emerging
    surviving competing participating consecutive straight separate distinct specific individual key elite mere
    odd even whopping staggering record estimated reported so-called strong plus fold wide tall deep heavy hot
    cold fast slow thick thin non commercial civil military russian chinese american european ukrainian german
    french british israeli iraqi polish spanish ever-increasing most least less other’s fewer older younger larger
    smaller bigger higher lower longer shorter latter
    """.split()
)
# "of its devices", "or more of the 12 million voters"
_OF = re.compile(
    r"(?: or (?:so|more|less|fewer))?(?: more)? of (?:(?:the|its|their|his|her|our|my|those|these|all"
    r"|such)(?: [0-9][0-9.,]{0,12}(?: (?:million|billion|thousand))?)? )?(?=[^\W\d])"
)
_VERBISH = re.compile(
    r"^(?:rose|fell|grew|said|were|was|works?|wants?|gets?|gives?|gave|shows?|says?|goes|comes|makes?"
    r"|takes?|needs?|lives?|has|means?|plans to"
    r"|remains?|includes?|seems?|appears?|becomes?|helps|allows|keeps|tells|thinks|believes|expects"
    r"|continues|increases|decreases"
    r"|rises|falls|reaches|exceeds|accounts|represents|ranks|stands|begins|ends|starts|offers|provides"
    r"|contains|comprises|covers|requires)$"
)


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """What is counted: unit = its head noun with the nouns before it, phrase = with adjectives; end = where it stops."""

    end: int
    unit: str
    phrase: str


def counted_noun(text: str, at: int, *, one: bool = False) -> CountedNoun | None:
    """Return the noun phrase behind a number, None where none stands.

    one: the number is 1 or is joined by a hyphen, so that a singular noun may follow. "of its devices" is looked into.

    >>> counted_noun("27 new member states of the EU", 2)
    CountedNoun(end=20, unit='member states', phrase='new member states')
    """
    of = _OF.match(text, at)
    words = list(_phrase(text, of.end() - 1 if of else at))
    if not words:
        return None
    if text.startswith("-", at):  # "a 500-page report lists", "a 400-strong force"
        said = words[0]["word"].partition("-")[0]
        end = words[0].start("word") + len(said)
        return None if said == "strong" else CountedNoun(end, said, said)
    head = _head(words, one=one and not of)
    if head is None:
        return None
    first = head
    while first > 0 and _is_noun(words[first - 1].group("word")):
        first -= 1
    unit = " ".join(w["word"] for w in words[first : head + 1])
    phrase = text[words[0].start("word") : words[head].end()]
    return CountedNoun(words[head].end(), unit, phrase)


def _phrase(text: str, at: int) -> list[re.Match[str]]:
    """Collect up to six words that may belong to the noun phrase."""
    out: list[re.Match[str]] = []
    while len(out) < 6 and (word := _NEXT.match(text, at)):
        if word["word"].casefold() in _STOP or (word["gap"].strip() in ("’s", "'s") and not out):
            break
        out.append(word)
        at = word.end()
        if word["word"].endswith(("’", "'")):
            break
    return out


def _head(words: list[re.Match[str]], *, one: bool) -> int | None:
    """Choose the head: the first plural that is no verb; for 1 the last of the leading nouns."""
    for i, word in enumerate(words):
        said = word["word"]
        if _is_plural(said) and not (i and _VERBISH.match(said)):
            # "sales people", "operations centres": a plural may be followed by another
            follows = words[i + 1]["word"] if i + 1 < len(words) else ""
            return i + 1 if follows and _is_plural(follows) and follows.islower() and not _VERBISH.match(follows) else i
    if not one:
        return None
    nouns = [i for i, w in enumerate(words[:3]) if _is_noun(w["word"]) and not _VERBISH.match(w["word"])]
    return nouns[0] if nouns else None


def _is_plural(word: str) -> bool:
    """Tell whether the word looks like a plural noun."""
    low = word.casefold()
    if low in _PLURALS:
        return True
    return len(word) > 2 and low.endswith("s") and not _SINGULAR_S.search(low) and not word.isupper()


def _is_noun(word: str) -> bool:
    """Tell whether the word, standing before a head noun, is a noun too ("member" states, not "new" states)."""
    if not word.islower() or word in _ADJECTIVES:
        return False
    return word in _NOUNS or not _ADJECTIVE.match(word)
