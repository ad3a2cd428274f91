"""Citations by number in brackets: [1], [2–4], [1,3-5], [1]–[5], and (3) where the document cites so."""

import re
from collections.abc import Iterator, Sequence

from pipeline.citations.numbers import Cluster, Labels, citations, coverage, in_order, items, labels_of
from pipeline.citations.style import Style
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span

_LEAD = r"(?:see(?:\salso)?|e\.g\.,?|cf\.|refs?\.?|reviewed\sin|in)\s"
_LIST = rf"[0-9]{{1,4}}(?:\s?(?:[-–—‐‑−,;&]|;\s{_LEAD}|,?\sand\b|,?\s[ey]\b|\bto\b)\s?[0-9]{{1,4}}){{0,80}}"
# numbers in square brackets, with or without words: "[1,3-5]", "[see 3, p. 14]", "[12, Theorem 2]"
_SQUARE = re.compile(
    rf"\[\s?(?:{_LEAD})?(?P<list>{_LIST})"
    r"(?:\s?[,:;]\s?(?P<locator>(?:p|S|ch|Ch|sec|Sec|Th|Lem|Prop|Cor|fig|Fig|Eq|eq|§|table|Table)[^\[\]\n]{1,40}))?\s?,?\s?\]"
)
# numbers in round brackets, "(3)" or "( 1-4 )"
_ROUND = re.compile(rf"\(\s?(?P<list>{_LIST})\s?\)")
# "]–[" between two brackets makes a range of them
_TO = re.compile(r"\s?[-–—‐‑−]\s?")
# before a bracket that is mathematics: "x ∈ [1, 10]", "interval [1, 3]", "A[3]"
_MATHS = re.compile(r"(?:[∈∉=<>≤≥×*^_|∼~]\s?|\b(?:interval|range|intervals|ranges)(?:\sof)?\s|\b[A-Za-z])$")
_ROUND_NOT = re.compile(
    r"(?:\b(?:[Ee]qs?|[Ee]quations?|[Ff]igs?|[Ff]igures?|[Tt]ables?|[Ss]teps?|[Ss]cheme|[Ee]quaç(?:ão|ões)|[Ee]cuación|[Nn]o|of|n"
    r"|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|dois|três|quatro|zwei|drei|vier|fünf|deux|trois)"
    r"\.?|[=+*/])\s?$"
)
_CLOSING = tuple(".,;)”\"’'")
_BEYOND = 20  # "[31]" with 24 works listed; "[1945]" is a year
_ENOUGH = 0.5  # of the list's numbers must be cited in this way
_FEWEST = 3  # groups in round brackets that make a style
_SLACK = 5  # numbers that their order may skip
_LINE = re.compile(r"[^\n]+")


def _square(text: str, labels: Labels, beyond: int = 0) -> Iterator[Cluster]:
    """Yield the groups in square brackets, "[1]–[5]" as one.

    beyond: how far a number may go over the list's last one and still be a citation, of a work that is missing there.
    """
    known = labels.numbers | set(range(1, max(labels.numbers, default=0) + beyond + 1) if beyond else ())
    matches = list(_SQUARE.finditer(text))
    i = 0
    while i < len(matches):
        first, last = matches[i], matches[i]
        if i + 1 < len(matches) and _TO.fullmatch(text, first.end(), matches[i + 1].start()):
            last = matches[i + 1]
        i += 1 if last is first else 2
        found = items(text, first.start("list"), last.end("list"))
        numbers = [n for _, ns in found for n in ns]
        if not known.issuperset(numbers):
            found = tuple(x for x in found if known.issuperset(x[1])) if len(numbers) > 2 else ()
        if found and not (len(numbers) <= 2 and _MATHS.search(text, max(0, first.start() - 14), first.start())):
            yield Cluster(Span(first.start(), last.end()), found, (last["locator"] or "").strip())


def _itemised(document: Document, references: Sequence[Reference]) -> bool:
    """Tell whether the references are the items of one list in the markup, so that their places are their numbers."""
    places = [document.block_at(r.span.start) for r in references if r.span]
    if len(places) < len(references) or places != list(range(places[0], places[-1] + 1)):
        return False
    return all(document.blocks[place].kind == "item" for place in places)


def _round(text: str) -> Iterator[Cluster]:
    """Yield numbers in round brackets; firm at the end of what they support, not before a word: "(3) shows".

    Left out are "Fig. (3)", "five (5)", and what counts up in one line: "(1) first, (2) then".
    """
    for line in _LINE.finditer(text):
        found = list(_round_in(text, *line.span()))
        listed = _enumerated(found)
        yield from (c for c in found if c.firm or c.group not in listed)


def _round_in(text: str, start: int, end: int) -> Iterator[Cluster]:
    for match in _ROUND.finditer(text, start, end):
        found = items(text, match.start("list"), match.end("list"))
        if not found or _ROUND_NOT.search(text, max(start, match.start() - 16), match.start()):
            continue
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2].strip()[:1]
        firm = before.isalnum() or before in _CLOSING or not after or after in ".,;:)"
        if firm or match.start() > start:  # a line that a number opens is an item of a list
            yield Cluster(Span(*match.span()), found, firm=firm)


def _enumerated(found: Sequence[Cluster]) -> set[Span]:
    """Return what counts up from 1 before words."""
    loose = [c for c in found if not c.firm and len(c.numbers) == 1]
    run: list[Cluster] = []
    for cluster in loose:
        if cluster.numbers[0] == len(run) + 1:
            run.append(cluster)
    return {c.group for c in run} if len(run) > 1 or run == loose else set()


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """[1], [2–4], [1,3-5], [1]–[5]; round brackets only where the labels and their order bear it out.

    Yields one Citation a work, label filled. A list without numbers is counted, if the text cites most of it. Never raises.
    """
    labels, text = labels_of(references), document.text
    square = list(_square(text, labels))
    if square and coverage(square, labels) >= _ENOUGH:
        # this is how the text cites: a number that the list lacks is a missing reference, not an accident
        counts = labels.given or _itemised(document, references)
        yield from citations(_square(text, labels, _BEYOND if counts else 0), "rule:square")
        return
    if square and labels.given:
        yield from citations(square, "rule:square")
    if labels.given:
        every = list(_round(text))
        rounds = list(in_order(every, labels, slack=_SLACK))
        if coverage(rounds, labels) >= _ENOUGH and sum(c.firm for c in rounds) >= _FEWEST:
            # this is how the text cites: it does so before a word too, and a number a little beyond the list is missing there
            yield from citations(in_order(every, labels, slack=_SLACK, beyond=_SLACK), "rule:round")


STYLE = Style(name="numeric", find=find, lookup=Lookup.LABEL, system="numbers")
