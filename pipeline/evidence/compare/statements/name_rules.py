"""A name of the claim that the source lacks, where the passage has another one in its place."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.evidence.compare.statements.align import coverage
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.words import Reading, Word, opens_sentence
from pipeline.lexicon import words
from pipeline.lexicon.loader import entry
from pipeline.model import CheckOutcome
from pipeline.text.gazetteer import forms_of_states, names, towns

_NEAR = 3
# how much of the claim, its unknown name left out, the passage must have: beside another name in its place, and without one
_COVERED_SURE, _COVERED = 0.45, 0.6
# names so alike are one, misspelt: "Heinserberg", "Heinsberg"
_MISSPELT = 0.85
_TITLES = frozenset(words("statements.names.titles"))
_PREPOSITIONS, _ARTICLES = frozenset(words("statements.lists.prepositions")), frozenset(words("vocabulary.articles"))
# "before the First World War" dates what it stands by
_OF_TIME = frozenset(words("statements.lists.of_time"))
# how far before a name its preposition stands
_BEFORE = 16
_SUBJECT, _TITLE = "subject", "title"
_DOERS = {_SUBJECT, _TITLE}
_SUBJECTS = ("subject", "passive subject", "agent", "possessor")
_NAME_PARTS, _TITLES_OF = ("name", "compound"), ("apposition", "name", "compound", "title")
# "Lorvanian" is of Lorvania
_ENDINGS, _SHORTEST = ("s", "n", "an", "ian", "ish", "ese"), 4
# those of regions and continents; the gazetteer has those of states
_DEMONYMS: dict[str, list[str]] = entry("statements.names.demonyms")
_REGION = "LOC"
_PLACES = ("GPE", "NORP", _REGION)
_POSSESSIVE = ("'s", "’s")


def find_other_names(pairing: Pairing) -> Iterator[Difference]:
    """Yield a name that stands nowhere in the source, with the name that the passage has by the same words instead.

    "Transport minister Reto Blaser" and "the transport minister, Jonas Egli"; "built in Rodeburg", "built in Wierum".
    """
    unknown = [name for name in _names(pairing.claim) if name.slot not in _OF_TIME and _is_unknown(pairing, name)]
    left_out = {stem for name in unknown for stem in name.stems}
    claim_stems = {word.stem for word in pairing.claim.words}
    for name in unknown:
        for number, passage in enumerate(pairing.passages):
            covered = coverage(pairing.claim, passage, pairing.agreeing, leave_out=left_out)
            found = _names(passage)
            others = [n for n in found if _stands_for(n, name, claim_stems)]
            if not others or covered < _COVERED_SURE or any(_may_contain(n, name) for n in found):
                continue
            sure = next((n for n in others if _is_in_the_place(n, name)), None)
            if sure or covered >= _COVERED:
                outcome = CheckOutcome.DIFFERS if sure else CheckOutcome.MAY_DIFFER
                found_name = (sure or others[0]).text
                yield Difference(name.text, found_name, outcome, number, f"the source has no {name.text}")


def _stands_for(other: "_Name", name: "_Name", claim_stems: Collection[str]) -> bool:
    """Tell whether a name of the passage stands where the claim has an unknown one: in its place, or a part of both is one."""
    if name.stems <= other.stems or other.stems <= name.stems:
        return False  # "Round Rock City" for "Round Rock"
    if other.words[0] == name.words[0] or other.words[-1] == name.words[-1]:
        return min(len(other.words), len(name.words)) > 1  # "Isla Perdida" for "Isla Contoy"
    return other.stems.isdisjoint(claim_stems) and _are_in_one_place(name, other)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name: its words, their stems, the content words right by it, its slot (subject, "in", "of"), what governs it."""

    words: tuple[str, ...]
    stems: frozenset[str]
    anchors: frozenset[str]
    slot: str
    head: str

    @property
    def text(self) -> str:
        """Return the name as one string."""
        return " ".join(self.words)


def _is_unknown(pairing: Pairing, name: _Name) -> bool:
    """Tell whether the source lacks the last word of a name, and every other name of the state that it may be."""
    forms = {form for word in (*name.words, name.text) for form in forms_of_states().get(word, (word,))}
    last = name.words[-1]
    singular = {last.removesuffix(ending) for ending in _ENDINGS if len(last) - len(ending) >= _SHORTEST}
    lasts = {form for form in forms if form not in name.words[:-1]}
    acronym = {"".join(word[0] for word in name.words)} if len(name.words) > 2 else set()
    of_region = _DEMONYMS.get(last.casefold(), ())
    return not any(pairing.has_name(form) for form in (*lasts, *singular, *acronym, *of_region))


def _is_in_the_place(other: _Name, name: _Name) -> bool:
    """Tell whether two names have one place for sure: one slot, one head, or more words by them than one in common."""
    slots = {other.slot, name.slot}
    return len(slots) == 1 or slots <= _DOERS or other.head == name.head or len(other.anchors & name.anchors) > 1


def _may_contain(other: _Name, name: _Name) -> bool:
    """Tell whether a passage tells in the same place a name the other way: a misspelt one, a town for its state."""
    spelled = max(
        SequenceMatcher(None, a, b).ratio() for a, b in ((other.words[-1], name.words[-1]), (other.text, name.text))
    )
    kinds = _kind_of_place(other), _kind_of_place(name)
    return _MISSPELT <= spelled < 1 or (
        (other.slot, other.head) == (name.slot, name.head) and all(kinds) and kinds[0] != kinds[1]
    )


def _are_in_one_place(left: _Name, right: _Name) -> bool:
    """Tell whether two names stand by the same words; a subject, which a source may call "it", also in the same place.

    A town, a state and a region may be told one by the other ("Paris", "the Gare de l'Est").
    """
    kinds = {_kind_of_place(left), _kind_of_place(right)}
    if _REGION in kinds or (len(kinds) > 1 and ("" not in kinds or left.slot != right.slot)):
        return False
    return bool(left.anchors & right.anchors) and (left.slot != _SUBJECT or right.slot in (_SUBJECT, _TITLE))


def _kind_of_place(name: _Name) -> str:
    """Return whether the gazetteer has a name as a town, a state or a region; "" where it has it as none."""
    listed = next((names()[words] for words in (name.text, *name.words) if words in names()), None)
    if listed is None or listed.kind not in _PLACES:
        return ""
    return _REGION if listed.kind == _REGION else "town" if listed.name in towns() else "state"


def _names(reading: Reading) -> list[_Name]:
    """Return the names of a text, run by run; acronyms, months and what stands in a figure or date are none."""
    runs: list[list[Word]] = []
    for word in reading.words:
        if _is_name(reading, word):
            if runs and word.span.start - runs[-1][-1].span.end <= 1:
                runs[-1].append(word)
            else:
                runs.append([word])
    return [_name(reading, run) for run in runs]


def _is_name(reading: Reading, word: Word) -> bool:
    """Tell whether a word is a name: capitalised within a sentence; at its start as a proper noun before "'s" or another name."""
    name = word.span.of(reading.text).rstrip(".")
    if not word.is_name or name.casefold() in _TITLES or any(map(str.isdigit, name)):
        return False
    if not opens_sentence(reading.text, word.span.start):
        return True
    return word.pos == "PROPN" and (
        reading.text[word.span.end : word.span.end + 2] in _POSSESSIVE
        or any(
            a is word and b.is_name and b.pos == "PROPN" and b.span.start - a.span.end <= 1
            for a, b in pairwise(reading.words)
        )
    )


def _name(reading: Reading, run: list[Word]) -> _Name:
    stems = frozenset(word.stem for word in run)
    neighbours = {
        stem for word in run for stem, arcs in word.neighbours.items() if arcs <= _NEAR and not stem[0].isdigit()
    }
    head = next((word.head for word in reversed(run) if word.head not in stems), "")
    texts = tuple(word.span.of(reading.text) for word in run)
    return _Name(texts, stems, frozenset(neighbours - stems), _slot(reading, run), head)


def _slot(reading: Reading, run: list[Word]) -> str:
    """Return the preposition before a name, or what the name is to its head."""
    before = reading.text[max(0, run[0].span.start - _BEFORE) : run[0].span.start].casefold().split()
    preposition = next((word for word in reversed(before) if word not in _ARTICLES), "")
    if preposition in (*_PREPOSITIONS, *_OF_TIME):
        return preposition
    relation = next((word.relation for word in run if word.relation not in _NAME_PARTS), run[-1].relation)
    return _SUBJECT if relation in _SUBJECTS else _TITLE if relation in _TITLES_OF else relation
