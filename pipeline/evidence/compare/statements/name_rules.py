"""A name of the claim that the source lacks, where the passage has another one in its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.evidence.compare.statements.align import coverage
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.model import CheckOutcome

_NAME = "PROPN"
_NEAR = 2
# how much of the claim, its unknown name left out, the passage must have
_COVERED, _COVERED_SURE = 0.6, 0.7


def find_other_names(pairing: Pairing) -> Iterator[Difference]:
    """Yield a name that stands nowhere in the source, with the name that the passage has by the same words instead.

    "Transport minister Reto Blaser" and "the transport minister, Jonas Egli"; "built in Rodeburg", "built in Wierum".
    """
    unknown = [name for name in _names(pairing.claim) if not any(pairing.has_name(w) for w in name.words)]
    left_out = {stem for name in unknown for stem in name.stems}
    known = {word.stem for word in pairing.claim.words}
    for name in unknown:
        for number, passage in enumerate(pairing.passages):
            covered = coverage(pairing.claim, passage, pairing.agreeing, leave_out=left_out)
            if covered < _COVERED:
                continue
            others = [n for n in _names(passage) if not n.stems & known and n.anchors & name.anchors]
            if others:
                outcome = CheckOutcome.DIFFERS if covered >= _COVERED_SURE else CheckOutcome.MAY_DIFFER
                words = " ".join(name.words), " ".join(others[0].words)
                yield Difference(*words, outcome, number, f"the source has no {words[0]}")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name: its words, their stems, and the content words right by it, which say what it does or is."""

    words: tuple[str, ...]
    stems: frozenset[str]
    anchors: frozenset[str]


def _names(reading: Reading) -> list[_Name]:
    """Return the names of a text, run by run; acronyms, months and what stands in a figure or date are none."""
    runs: list[list[Word]] = []
    for word in reading.words:
        if word.pos == _NAME and word.is_name:
            if runs and word.span.start - runs[-1][-1].span.end <= 1:
                runs[-1].append(word)
            else:
                runs.append([word])
    return [_name(reading.text, run) for run in runs]


def _name(text: str, run: list[Word]) -> _Name:
    stems = frozenset(word.stem for word in run)
    near = {stem for word in run for stem, arcs in word.near.items() if arcs <= _NEAR and not stem[0].isdigit()}
    return _Name(tuple(word.span.of(text) for word in run), stems, frozenset(near - stems))
