"""What the claim says of one and the passage of another: who does it, and to whom."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.evidence.compare.statements.align import align
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Match, Pairing, may_be_of
from pipeline.evidence.compare.statements.roles import Roles
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.lexicon import words
from pipeline.model import CheckOutcome
from pipeline.text.stems import stem

_VERB = "VERB"
# tuned on statements of known relation (statements_dev, evaluation/statements)
_ABOUT, _ABOUT_LOCAL, _AGREEING = 0.5, 0.4, 0.5
_TITLES = frozenset(stem(word) for word in words("statements.names.titles"))
# "A met B" is "B met A"
_SYMMETRIC = frozenset(stem(word) for word in words("statements.symmetric.verbs"))


def find_swapped_roles(pairing: Pairing) -> Iterator[Difference]:
    """Yield a predicate whose two sides the passage has the other way round: "A sued B", "A was sued by B"."""
    claim = pairing.claim
    for word in claim.words:
        if not (word.roles.agent and word.roles.others) or word.stem in _SYMMETRIC:
            continue
        matches = [match for match in _same_predicate(pairing, word) if match.other.polarity == word.polarity]
        crossed = [match for match in matches if _is_crossed(word.roles, match.other.roles) and _is_sure(match, word)]
        if crossed and not any(word.roles.agent & match.other.roles.agent for match in matches):
            best = max(crossed, key=lambda match: match.support)
            claimed, found = _shown(claim, word), _shown(best.passage, best.other)
            yield Difference(claimed, found, CheckOutcome.DIFFERS, best.number, "the source has it the other way round")


def _is_sure(match: Match, word: Word) -> bool:
    """Tell whether two predicates are one word, or names stand on both sides of each."""
    names = match.passage.capitalised
    return match.other.stem == word.stem or bool(word.roles.agent & names and word.roles.others & names)


def _is_crossed(left: Roles, right: Roles) -> bool:
    agents = (left.agent - left.others) & (right.others - right.agent)
    others = (left.others - left.agent) & (right.agent - right.others)
    return bool(agents and others)


def find_other_agents(pairing: Pairing) -> Iterator[Difference]:
    """Yield what the claim says of one name and the passage of another, which it tells apart from the first."""
    claim = pairing.claim
    stems = frozenset(claim.by_stem)
    for word in claim.words:
        agent = _without_titles(word.roles.agent)
        if not (word.is_predicate and agent):
            continue
        agreeing, opposed = [], []
        for match in _same_predicate(pairing, _without(word, agent)):
            if match.other.polarity == word.polarity and _is_of_another(match, agent, stems):
                opposed.append(match)
            else:
                agreeing.append(match)
        best = max(opposed, key=lambda match: match.support, default=None)
        if best is None or best.support < _ABOUT or best.local < _ABOUT_LOCAL:
            continue
        if not any(match.support >= best.support * _AGREEING for match in agreeing):
            claimed, found = _shown(claim, word), _shown(best.passage, best.other)
            yield Difference(claimed, found, CheckOutcome.DIFFERS, best.number, "the source says it of another")


def _is_of_another(match: Match, agent: frozenset[str], of_claim: frozenset[str]) -> bool:
    """Tell whether the passage says it of a name that the claim lacks, and has the claim's name apart from that one."""
    passage, word, other = match.passage, match.other, _without_titles(match.other.roles.agent)
    names = passage.capitalised
    if not (agent & names and other & names) or other & of_claim or agent & match.other.roles.others:
        return False
    present = agent & passage.by_stem.keys()
    if len(present) * 2 < len(agent) or any(phrase & present and phrase & other for phrase in passage.phrases):
        return False
    return not may_be_of(passage, word, present)


def find_other_recipients(pairing: Pairing) -> Iterator[Difference]:
    """Yield to whom a figure goes in the claim, where the passage names another one by the same verb, and the claim's elsewhere."""
    claim = pairing.claim
    figures = {word.stem for word in claim.words if word.is_number and claim.is_in_figure(word)}
    for word in claim.words:
        if word.pos != _VERB or not word.roles.others or not figures:
            continue
        for number, passage in enumerate(pairing.passages):
            for other in passage.by_stem.get(word.stem, ()):
                beside = {w.stem for w in passage.words if w.sentence == other.sentence}
                elsewhere = (word.roles.others - figures - beside) & passage.by_stem.keys()
                instead = other.roles.others & passage.capitalised - claim.by_stem.keys()
                if elsewhere and instead and figures & beside:
                    claimed, found = _shown(claim, word), _shown(passage, other)
                    yield Difference(claimed, found, CheckOutcome.MAY_DIFFER, number, "there it goes to another")


def _without_titles(stems: frozenset[str]) -> frozenset[str]:
    """Return stems without titles, which two people share: "Lord Justice Fenn", "Lady Justice Moreau"."""
    return stems - _TITLES or stems


def _without(word: Word, left_out: frozenset[str]) -> Word:
    return replace(word, neighbours={near: arcs for near, arcs in word.neighbours.items() if near not in left_out})


def _same_predicate(pairing: Pairing, word: Word) -> Iterator[Match]:
    """Yield the matches of a predicate with the same word and with verbs of the same pole."""
    for number, passage in enumerate(pairing.passages):
        others = {id(other): other for other in passage.by_stem.get(word.stem, ())}
        for pole in word.poles if word.pos == "VERB" else ():
            same_pole = (
                other
                for other in passage.by_axis.get(pole.axis, ())
                if pole in other.poles and other.pos == word.pos and _have_same_places(word.roles, other.roles)
            )
            others.update((id(other), other) for other in same_pole)
        for other in others.values():
            yield Match(*align(pairing.claim, word, passage, other), passage, other, number)


def _have_same_places(left: Roles, right: Roles) -> bool:
    """Tell whether two predicates both do something to another or neither: not "brought it down" and "fell"."""
    return bool(left.others) is bool(right.others)


def _shown(reading: Reading, word: Word) -> str:
    """Return a predicate and what fills its places, as the text has them."""
    stems = {word.stem, *word.roles.agent, *word.roles.others}
    spans = [w.span for w in reading.words if w.sentence == word.sentence and w.stem in stems]
    return reading.text[min(s.start for s in spans) : max(s.end for s in spans)]
