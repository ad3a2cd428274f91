"""Citations by number in brackets: [1], [2–4], [1,3-5], [1]–[5], and (3) where the document cites so."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.citations.number_lists import (
    Cluster,
    Labels,
    coverage,
    in_order,
    labels_of,
    read_ranges,
    to_citations,
)
from pipeline.citations.style import Style
from pipeline.lexicon import either, fragment, words
from pipeline.lexicon.fragments import BLANK, DASH
from pipeline.model.citation import NO_LIST, Citation, Lookup
from pipeline.model.document import BlockKind, Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.notes import find_notes
from pipeline.text.regex import regex

_LEAD = rf"(?:{fragment('citations.signals', 'citations.secondary_signals', blank=BLANK)}|in|refs?\.?|reviewed\sin)\s"
_LIST = rf"[0-9]{{1,4}}(?:\s?(?:{DASH}|[,;&]|;\s{_LEAD}|,?\sand\b|,?\s[ey]\b|\bto\b)\s?[0-9]{{1,4}}){{0,80}}"
_LOCATOR_LABEL = rf"(?:{fragment('citations.locator_labels', 'citations.statement_labels')}(?!\w)|§)"
# numbers in square brackets, with or without words: "[1,3-5]", "[see 3, p. 14]", "[12, Theorem 2]"
_SQUARE = regex(
    rf"\[\s?(?:{_LEAD})?(?P<list>{_LIST})(?:\s?[,:;]\s?(?P<locator>{_LOCATOR_LABEL}[^\[\]\n]{{1,40}}))?\s?,?\s?\]"
)
# numbers in round brackets, "(3)" or "( 1-4 )"
_ROUND = regex(rf"\(\s?(?P<list>{_LIST})\s?\)")
# "]–[" or "] through [" between two brackets makes a range of them
_RANGE_DASH = regex(rf"\s?{DASH}\s?|\s(?:to|thru|through)\s")
# before a bracket that is mathematics: "x ∈ [1, 10]", "interval [1, 3]", "A[3]"
_MATHEMATICS = regex(r"(?:[∈∉=<>≤≥×*^_|∼~]\s?|\b(?:interval|range|intervals|ranges)(?:\sof)?\s|\b[A-Za-z])$")
# before a number in round brackets that is no citation: "Fig. (3)", "five (5)", "n = (4)"
# not "one", which is also a pronoun: "one (4) does not"
_NUMERALS = either([*words("vocabulary.numerals.ones")[1:], "ten", *words("citations.other_numerals")])
_NUMBERED = regex(
    rf"(?:\b(?:(?i:{fragment('citations.numbered_parts', 'citations.counted_nouns')}|{_NUMERALS})|of|n)\.?|[+*/=])\s?$"
)
_LOOKBEHIND = 16  # characters before a bracket in which such a word stands
_CLOSING = tuple(".,;)”\"’'")
_BEYOND = 20  # "[31]" with 24 works listed; "[1945]" is a year
_ENOUGH = 0.5  # of the list's numbers must be cited in this way
_FEWEST = 3  # groups in round brackets that make a style
_SLACK = 5  # numbers that their order may skip
_MOST_UNLISTED, _FEWEST_UNLISTED = 400, 2  # the highest and the fewest numbers of a text without a list
_LINE = regex(r"[^\n]+")
# brackets that close paragraphs and number them: how many count on, which share of them, and how rarely a number comes again
_FEWEST_CLOSING, _COUNTED_ON, _RARE = 6, 0.8, 10


def _square(text: str, labels: Labels, beyond: int = 0) -> Iterator[Cluster]:
    """Yield the groups in square brackets, "[1]–[5]" as one.

    beyond: how far a number may go over the list's last one and still be a citation, of a work that is missing there.
    """
    last_label = max(labels.numbers, default=0)
    allowed = labels.numbers | set(range(1, last_label + beyond + 1) if beyond else ())
    matches = list(_SQUARE.finditer(text))
    paragraph_numbers = _paragraph_numbers(text, matches, labels)
    i = 0
    while i < len(matches):
        first, last = matches[i], matches[i]
        if i + 1 < len(matches) and _RANGE_DASH.fullmatch(text, first.end(), matches[i + 1].start()):
            last = matches[i + 1]
        i += 1 if last is first else 2
        ranges = read_ranges(text, first.start("list"), last.end("list"))
        count = sum(len(numbers) for _, numbers in ranges)
        if not all(allowed.issuperset(numbers) for _, numbers in ranges):
            ranges = tuple(r for r in ranges if allowed.issuperset(r[1])) if count > 2 else ()
        is_mathematics = count <= 2 and _MATHEMATICS.search(text, max(0, first.start() - 14), first.start())
        if ranges and not is_mathematics and first.start() not in paragraph_numbers:
            yield Cluster(Span(first.start(), last.end()), ranges, (last["locator"] or "").strip())


def _paragraph_numbers(text: str, matches: Sequence[re.Match[str]], labels: Labels) -> set[int]:
    """Return where brackets open or close lines and count them up one by one: the numbers of paragraphs.

    Those that close lines and are just the numbers of the list cite it, one work a paragraph.
    """
    single = [match for match in matches if match["list"].isdecimal()]
    opening = [match for match in single if _opens_line(text, match.start())]
    closing = [match for match in single if text[match.end() : match.end() + 1] in ("", "\n")]
    counts = Counter(match["list"] for match in single)
    numbers: set[int] = set()
    if len(opening) >= _FEWEST and all(step == 1 for step in _steps(opening)):
        numbers.update(match.start() for match in opening)
    # what closes paragraphs may be cited works; these come again elsewhere and in any order
    counted_on = sum(step == 1 for step in _steps(closing))
    repeated = sum(counts[match["list"]] > 1 for match in closing)
    closed = {int(match["list"]) for match in closing}
    if labels.printed and closed == labels.numbers:
        return numbers
    if counted_on >= max(_FEWEST_CLOSING, _COUNTED_ON * (len(closing) - 1)) and repeated <= len(closing) // _RARE:
        numbers.update(match.start() for match in closing)
    return numbers


def _steps(matches: Sequence[re.Match[str]]) -> list[int]:
    return [int(right["list"]) - int(left["list"]) for left, right in pairwise(matches)]


def _is_itemised(document: Document, references: Sequence[Reference]) -> bool:
    """Tell whether the references are the items of one list in the markup, so that their places are their numbers."""
    places = [document.block_at(r.span.start) for r in references if r.span]
    if len(places) < len(references) or places != list(range(places[0], places[-1] + 1)):
        return False
    return all(document.blocks[place].kind == BlockKind.ITEM for place in places)


def _round(text: str) -> Iterator[Cluster]:
    """Yield numbers in round brackets; certain at the end of what they support, not before a word: "(3) shows".

    Left out are "Fig. (3)", "five (5)", and what counts up in one line: "(1) first, (2) then".
    """
    for line in _LINE.finditer(text):
        clusters = list(_round_in(text, *line.span()))
        enumeration = _enumeration(clusters)
        yield from (c for c in clusters if c.certain or c.group not in enumeration)


def _round_in(text: str, start: int, end: int) -> Iterator[Cluster]:
    for match in _ROUND.finditer(text, start, end):
        ranges = read_ranges(text, match.start("list"), match.end("list"))
        if not ranges or _NUMBERED.search(text, max(start, match.start() - _LOOKBEHIND), match.start()):
            continue
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2].strip()[:1]
        certain = before.isalnum() or before in _CLOSING or not after or after in ".,;:)"
        if certain or match.start() > start:  # a line that a number opens is an item of a list
            yield Cluster(Span(*match.span()), ranges, certain=certain)


def _enumeration(clusters: Sequence[Cluster]) -> set[Span]:
    """Return the groups that count up from 1 before words."""
    uncertain = [c for c in clusters if not c.certain and len(c.numbers) == 1]
    run: list[Cluster] = []
    for cluster in uncertain:
        if cluster.numbers[0] == len(run) + 1:
            run.append(cluster)
    return {c.group for c in run} if len(run) > 1 or run == uncertain else set()


def _without_list(text: str) -> list[Cluster]:
    """Return the groups in square brackets of a text that has no list of works, if their numbers count up from 1."""
    every = Labels(frozenset(range(1, _MOST_UNLISTED)), printed=True)
    clusters = [cluster for cluster in _square(text, every) if not _opens_line(text, cluster.group.start)]
    ordered = list(in_order(clusters, every, slack=_SLACK))
    first = ordered[0].numbers[0] if ordered else 0
    distinct = {number for cluster in ordered for number in cluster.numbers}
    return ordered if first == 1 and len(distinct) >= _FEWEST_UNLISTED and len(ordered) == len(clusters) else []


def _opens_line(text: str, at: int) -> bool:
    """Tell whether a bracket numbers its paragraph: "[12] The court held"."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield the works of [1], [2–4], [1,3-5], [1]–[5]; of round brackets only where the labels and their order agree.

    label is filled. A list without numbers is counted, if the text cites most of it. Without any list numbers in square
    brackets that count up from 1 are citations all the same. Never raises.
    """
    labels, text = labels_of(references), document.text
    if not references and not find_notes(document):
        yield from to_citations(_without_list(text), NO_LIST)
        return
    square = list(_square(text, labels))
    if square and coverage(square, labels) >= _ENOUGH:
        # this is how the text cites: a number that the list lacks is a missing reference, not an accident
        is_numbered = labels.printed or _is_itemised(document, references)
        yield from to_citations(_square(text, labels, _BEYOND if is_numbered else 0), "rule:square")
        return
    if square and labels.printed:
        yield from to_citations(square, "rule:square")
    if labels.printed:
        clusters = list(_round(text))
        ordered = list(in_order(clusters, labels, slack=_SLACK))
        if coverage(ordered, labels) >= _ENOUGH and sum(c.certain for c in ordered) >= _FEWEST:
            # so it does before a word too, and a number a little beyond the list is missing there
            yield from to_citations(in_order(clusters, labels, slack=_SLACK, beyond=_SLACK), "rule:round")


STYLE = Style(name="numeric", find=find, lookup=Lookup.LABEL, system="numbers")
