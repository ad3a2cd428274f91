"""Citations by raised number, also where plain text has lost the raising: "shown previously.12,13 The"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

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
from pipeline.lexicon import fragment, words
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document, MarkKind
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.date_fragments import MONTH_NAME
from pipeline.text.names import fold
from pipeline.text.reference_headings import strip_entry_label
from pipeline.text.regex import regex

# "1,2", "5-7", "2 - 4 , 18", and with the brackets that a converter left between two marks: "7),(8", "9)- (16"
_LIST = r"[0-9]{1,3}(?:\)?\s?[,–‑‐−-]\s?\(?[0-9]{1,3}){0,40}"
# glued to a word or its full stop: "methods.5 From", "ketones3 and", "vigente4,5."
_GLUED = regex(rf"(?<=[^\W\d_]|[.,;:)\]”\"’'»?!%])(?<![0-9][.,;:])(?P<list>{_LIST})(?![\w%°]|[.,][0-9]|[-–/]\w)")
# behind a number and its full stop, before the next sentence
_BEHIND_NUMBER = regex(
    rf"(?:(?<=[^\d.,]\d{{2}})|(?<=[^\d.,]\d{{3}})|(?<=[^\d.,]\d{{4}})|(?<=\.\d)|(?<=\.\d\d)|(?<=,\d{{3}}))\.(?P<list>{_LIST})(?=\s+[“\"‘']?(?![MGTK]t\b|Mi?o\b|Mrd\b)[A-Z][a-z]|\s*(?:\n|$))"
)
# behind a year: "in 2020¹²" that has lost its raising, "from 2000 to 202313."
_BEHIND_YEAR = regex(r"(?<![\w.,])(?:1[89]|20)\d\d(?P<list>[0-9]{1,3}(?:\s?,\s?[0-9]{1,3}){0,9})(?=[.,;:)]?(?:\s|$))")
# set off by blanks: "locus 2,13, 14 , we", "of age.  3\n"
_SPACED = regex(rf"(?:(?<=[^\W\d_]\s)|(?<=[.,;:)\]”\"’]\s)|(?<=\s\s))(?P<list>{_LIST})(?=\s?[.,;:]?(?:\s|$)|\s?\))")
# a text full of "[12]" does not raise its numbers as well
_SQUARE = regex(r"\[[0-9]{1,3}[\],–-]")
_WHOLE_LIST = regex(_LIST)
_STRAY_BLANK = regex(r"\s[.,;:)(]")
_CLOSED = regex(r"[.,;:](?:\s|$)|\n")
_SENTENCE_START = regex(r"\n|\s?$|\s[A-Z]")
_STOPS = frozenset(".,;”")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_UNICODE = regex(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,⁻‚–-]\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,40}")
# the word before: a plain one, not CO2, IL6, H2O, m2, x2
_PLAIN_WORD = regex(r"(?<![\w/-])(?:[^\W\d_]*-)?[^\W\d_]?[^\W\d_A-Z]{2,40}$")
_WORD_WITHOUT_NUMBER = regex(r"(?<!\w)[^\W\d_]{3,40}(?!\w)")
_YEAR_BEFORE = regex(r"(?<![\w.,])(?:1[89]|20)\d\d$")
_LAST_WORD = regex(r"[^\W\d_]{1,40}$")
# before the symbol of an element and behind no word: "¹⁴C", "(²³⁵U"
_ISOTOPE = regex(r"(?:^|[\s(/–-])[⁰¹²³⁴⁵⁶⁷⁸⁹0-9]{1,3}[A-Z][a-z]?(?![a-z])")
_LONGEST_SYMBOL = 2  # letters: R², Ca²⁺, cm²
_UNITS = frozenset(words("citations.unit_symbols"))
_NOT_AFTER = regex(
    rf"\b{fragment('citations.numbered_parts', 'citations.counted_nouns', 'citations.before_counts')}\.?\s$",
    re.IGNORECASE,
)
# "August 1,": a day
_MONTH_BEFORE = regex(rf"\b{MONTH_NAME}\s$")
_LOOKBEHIND = 14  # characters before a number in which such a word stands
_LARGEST_COUNT = 9
_BEYOND = 5  # numbers for which the list lacks an entry
_ENOUGH = 0.5  # of the list's numbers must be cited in this way
_IN_ORDER = 0.9  # of the numbers of a list sorted by name, before order is more than chance
_WITHIN = 0.85  # of the marks must be within a list whose numbers come in any order
_HEAD = 40  # characters of an entry by which a list is sorted
_FEWEST_SORTED, _SORTED = 6, 0.9  # entries of a list, and share of the steps that go up, to call it sorted


def _slack(labels: Labels) -> int:
    """Return how many numbers the order may skip: longer lists are cited with more gaps."""
    return min(12, max(4, len(labels.numbers) // 8))


def _follows_plain_word(text: str, at: int) -> bool:
    """Tell whether a plain word, or a mark that ends one, stands before the number."""
    before = text[at - 1]
    if not before.isalpha():
        return not before.isdigit()
    word = _PLAIN_WORD.search(text, max(0, at - 44), at)
    return word is not None and word.group().casefold() not in _UNITS


def _is_exponent(text: str, at: int) -> bool:
    """Tell whether what is raised here is an exponent: "10⁵", "cm²", "R²", "Ca²⁺"."""
    word = _word_before(text, at)
    if at and text[at - 1].isdigit():
        return _YEAR_BEFORE.search(text, max(0, at - 6), at) is None  # 10⁵, but "in 2020¹²"
    return at == 0 or 0 < len(word) <= _LONGEST_SYMBOL or word in _UNITS


def _glued(text: str) -> Iterator[Cluster]:
    """Yield numbers glued to a word; certain where the word is no formula or unit.

    "minimac3" that comes again and never without its number is a name; "BTD14" is none where BTD stands alone elsewhere.
    """
    unnumbered_words = Counter(_WORD_WITHOUT_NUMBER.findall(text))
    matches = [(match, _word_before(text, match.start())) for match in _GLUED.finditer(text)]
    pairs = Counter((word, match.group()) for match, word in matches)
    for match, word in matches:
        unnumbered = unnumbered_words[word]
        if word and pairs[word, match.group()] > 1 and not unnumbered:
            continue
        certain = _follows_plain_word(text, match.start()) or (len(word) > _LONGEST_SYMBOL and unnumbered > 1)
        yield Cluster(Span(*match.span()), read_ranges(text, *match.span()), certain=certain)


def _word_before(text: str, at: int) -> str:
    """Return the letters that end here, "" behind a mark."""
    found = _LAST_WORD.search(text, max(0, at - 40), at)
    return found.group() if found else ""


def _spaced(text: str) -> Iterator[Cluster]:
    """Yield numbers between blanks; certain where a blank before the full stop betrays a lost raising."""
    for match in _SPACED.finditer(text):
        if _NOT_AFTER.search(text, max(0, match.start() - _LOOKBEHIND), match.start()):
            continue
        if _MONTH_BEFORE.search(text, max(0, match.start() - _LOOKBEHIND), match.start()):
            continue
        before = text[max(0, match.start() - 3) : match.start()].rstrip()[-1:]
        certain = _STRAY_BLANK.match(text, match.end()) is not None or (
            before in _STOPS and _SENTENCE_START.match(text, match.end()) is not None
        )
        cluster = Cluster(Span(*match.span()), read_ranges(text, *match.span()), certain=certain)
        # "we saw 4 mice": a small number between words is a count, but not where a clause ends with it
        if certain or _CLOSED.match(text, match.end()) or any(number > _LARGEST_COUNT for number in cluster.numbers):
            yield cluster


def _marked(document: Document) -> Iterator[Cluster]:
    """Yield what the markup, or Unicode, has raised; not exponents and not units."""
    spans = {m.span for m in document.marks if m.kind == MarkKind.SUPERSCRIPT}
    spans |= {Span(*m.span()) for m in _UNICODE.finditer(document.text)}
    raised = document.text.translate(_RAISED) if spans else ""
    for span in sorted(spans):
        numbers = span.of(raised).strip(" ()[],.")
        if (
            _ISOTOPE.match(document.text, span.start - 1 if span.start else 0)
            and not document.text[span.start - 1].isalnum()
        ):
            continue
        if _WHOLE_LIST.fullmatch(numbers) and not _is_exponent(document.text, span.start):
            yield Cluster(span, read_ranges(raised, span.start, span.end))


def _allowed(clusters: Iterable[Cluster], labels: Labels, beyond: int = 0) -> list[Cluster]:
    """Keep the clusters whose numbers are all in the list, or at most so far beyond its last."""
    last = max(labels.numbers)
    allowed = labels.numbers | set(range(last + 1, last + beyond + 1))
    return [c for c in clusters if c.ranges and allowed.issuperset(c.numbers)]


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield the works of raised numbers that the markup has; in plain text only where labels and their order agree.

    label is filled. Never exponents, units, or the numbers of figures. Never raises.
    """
    labels, text = labels_of(references), document.text
    if not labels.numbers:
        return
    raised = list(_merge(_marked(document), ()))  # "¹–³" may be three marks of the markup and one of Unicode
    marked = _allowed(raised, labels)
    in_brackets = 3 * sum(1 for _ in _SQUARE.finditer(text)) > len(labels.numbers)
    if marked and ((labels.printed and not in_brackets) or coverage(marked, labels) >= _ENOUGH):
        # a number for which the list has no entry is a citation all the same
        raised = _allowed(raised, labels, _BEYOND if coverage(marked, labels) >= _ENOUGH else 0)
        yield from to_citations(raised, "mark:labelled" if labels.printed else "mark:counted")
        return
    if not labels.printed or in_brackets:
        return
    glued, spaced = list(_glued(text)), list(_spaced(text))
    certain = [cluster for cluster in glued if cluster.certain]
    is_alphabetical = _is_alphabetical(references)
    for by, clusters in (("rule:glued", glued), ("rule:spaced", list(_merge(certain, spaced)))):
        ordered = list(in_order(clusters, labels, slack=_slack(labels)))
        if coverage(ordered, labels) >= (_IN_ORDER if is_alphabetical else _ENOUGH):
            more = _within_reach([*_behind_numbers(text), *_closing(text, spaced)], ordered, labels)
            yield from to_citations(_merge(ordered, more), by)
            return
    if is_alphabetical:
        marks = [*certain, *(c for c in spaced if c.certain), *_behind_numbers(text)]
        yield from to_citations(_out_of_order(marks, labels), "rule:alphabetical")


def _is_alphabetical(references: Sequence[Reference]) -> bool:
    """Tell whether the list is sorted by name, so that its numbers come in any order in the text."""
    heads = [fold(strip_entry_label(reference.raw)[:_HEAD]).partition(" ")[0] for reference in references]
    rising = sum(left <= right for left, right in pairwise(heads))
    return len(heads) >= _FEWEST_SORTED and rising >= _SORTED * (len(heads) - 1)


def _out_of_order(clusters: Sequence[Cluster], labels: Labels) -> list[Cluster]:
    """Return the marks of a list whose numbers come in any order: most of the list, and next to nothing beyond it."""
    clusters = list(_merge((), clusters))
    listed = [cluster for cluster in clusters if cluster.numbers and labels.numbers.issuperset(cluster.numbers)]
    return listed if coverage(listed, labels) >= _ENOUGH and len(listed) >= _WITHIN * len(clusters) else []


def _within_reach(clusters: Iterable[Cluster], ordered: Sequence[Cluster], labels: Labels) -> Iterator[Cluster]:
    """Yield the marks of which none goes more than one beyond those cited before."""
    starts = [cluster.group.start for cluster in ordered]
    highest = list(accumulate((max(cluster.numbers) for cluster in ordered), max, initial=0))
    for cluster in clusters:
        top = highest[bisect_left(starts, cluster.group.start)]
        if cluster.numbers and labels.numbers.issuperset(cluster.numbers) and max(cluster.numbers) <= top + 1:
            yield cluster


def _behind_numbers(text: str) -> Iterator[Cluster]:
    """Yield the marks behind a number and its full stop, "in 1979.1 Two", or glued to a year."""
    for pattern in (_BEHIND_NUMBER, _BEHIND_YEAR):
        for match in pattern.finditer(text):
            yield Cluster(Span(*match.span("list")), read_ranges(text, *match.span("list")), certain=False)


def _closing(text: str, spaced: Iterable[Cluster]) -> Iterator[Cluster]:
    """Yield the numbers between blanks that close a clause: "of the process 13. The"."""
    return (cluster for cluster in spaced if cluster.certain or _CLOSED.match(text, cluster.group.end))


def _merge(left: Iterable[Cluster], right: Iterable[Cluster]) -> Iterator[Cluster]:
    """Yield both in text order, without what overlaps the one before."""
    end = -1
    for cluster in sorted([*left, *right], key=lambda c: (c.group.start, -c.group.end)):
        if cluster.group.start >= end:
            end = cluster.group.end
            yield cluster


STYLE = Style(
    name="superscript",
    find=find,
    lookup=Lookup.LABEL,
    system="raised numbers",
    least_share=1.0,  # raised numbers of a text that cites otherwise are notes and exponents
    certain=frozenset({"mark:labelled"}),
)
