"""Citations by raised number, also where plain text has lost the raising: "shown previously.12,13 The"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from pipeline.citations.numbers import Cluster, Labels, citations, coverage, in_order, items, labels_of
from pipeline.citations.style import Style
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span

_LIST = r"[0-9]{1,3}(?:\s?[,–‑‐−-]\s?[0-9]{1,3}){0,40}"
# glued to a word or its stop: "methods.5 From", "ketones3 and", "vigente4,5."
_GLUED = re.compile(rf"(?<=[^\W\d_]|[.,;:)\]”\"’'»?!%])(?<![0-9][.,;:])(?P<list>{_LIST})(?![\w%°]|[.,][0-9]|[-–/]\w)")
# behind a number and its stop, before the next sentence
_BEHIND_NUMBER = re.compile(
    rf"(?:(?<=[^\d.,]\d{{4}})|(?<=\.\d)|(?<=\.\d\d)|(?<=,\d{{3}}))\.(?P<list>{_LIST})(?=\s+[“\"‘']?(?![MGTK]t\b|Mi?o\b|Mrd\b)[A-Z][a-z]|\s*(?:\n|$))"
)
# set off by blanks: "locus 2,13, 14 , we", "of age.  3\n"
_SPACED = re.compile(
    rf"(?:(?<=[^\W\d_]\s)|(?<=[.,;:)\]”\"’]\s)|(?<=\s\s))(?P<list>{_LIST})(?=\s?[.,;:]?(?:\s|$)|\s?\))"
)
# a text full of "[12]" does not raise its numbers as well
_SQUARE = re.compile(r"\[[0-9]{1,3}[\],–-]")
_WHOLE = re.compile(_LIST)
_STRAY = re.compile(r"\s[.,;:)(]")
_OPENING = re.compile(r"\n|\s?$|\s[A-Z]")
_STOPS = frozenset(".,;”")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_UNICODE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,⁻‚–-]\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,40}")
# the word before: a plain one, not CO2, IL6, H2O, m2, x2
_PLAIN_WORD = re.compile(r"(?<![\w/-])(?:[^\W\d_]*-)?[^\W\d_]?[^\W\d_A-Z]{2,40}$")
_ALONE = re.compile(r"(?<!\w)[^\W\d_]{3,40}(?!\w)")
_LAST_WORD = re.compile(r"[^\W\d_]{1,40}$")
_SHORT = 2  # letters of symbols: R², Ca²⁺, cm²
_UNITS = frozenset(
    "mm cm km dm nm μm µm um ft kg mg ng pg ml dl mol mmol min sec ha kb bp cal kcal kj mw kw pa kpa mpa hpa hz khz mhz log".split()
)
_NOT_AFTER = re.compile(
    r"\b(?:fig|figs|figure|figures|table|tables|tab|tabela|figura|quadro|eq|eqs|equation|step|phase|fase|grade|type|tipo|group|grupo|day|week|n[oº]|"
    r"version|scheme|chapter|section|page|p|pp|vol|level|stage|class|ages?|aged|experiment|model|box|and|of|to|or|than|in|the|with|a|de|e|em|y|o|"
    r"at|by|for|from|between|about|only|least|over|under|all|these|those|other|is|was|were|are|had|has|after|every|per|com|por|dos|das)\.?\s$",
    re.IGNORECASE,
)
_COUNTS = 9
_BEYOND = 5  # numbers for which the list lacks an entry
_ENOUGH = 0.5  # of the list's numbers must be cited in this way


def _slack(labels: Labels) -> int:
    """Return how many numbers the order may skip: longer lists are cited with more gaps."""
    return min(12, max(4, len(labels.numbers) // 8))


def _plain(text: str, at: int) -> bool:
    """Tell whether what stands before the number is a plain word or a mark that ends one."""
    before = text[at - 1]
    if not before.isalpha():
        return not before.isdigit()
    word = _PLAIN_WORD.search(text, max(0, at - 44), at)
    return word is not None and word.group().casefold() not in _UNITS


def _exponent(text: str, at: int) -> bool:
    """Tell whether what is raised here is an exponent: "10⁵", "cm²", "R²", "Ca²⁺"."""
    word = _word(text, at)
    return at == 0 or text[at - 1].isdigit() or 0 < len(word) <= _SHORT or word in _UNITS


def _glued(text: str) -> Iterator[Cluster]:
    """Yield numbers that stick to a word; firm where the word is no formula or unit.

    "minimac3" that comes again and never without its number is a name; "BTD14" is none where BTD stands alone elsewhere.
    """
    alone = Counter(_ALONE.findall(text))
    matches = [(match, _word(text, match.start())) for match in _GLUED.finditer(text)]
    again = Counter((word, match.group()) for match, word in matches)
    for match, word in matches:
        bare = alone[word]
        if word and again[word, match.group()] > 1 and not bare:
            continue
        firm = _plain(text, match.start()) or (len(word) > _SHORT and bare > 1)
        yield Cluster(Span(*match.span()), items(text, *match.span()), firm=firm)


def _word(text: str, at: int) -> str:
    """Return the letters that end here, "" behind a mark."""
    found = _LAST_WORD.search(text, max(0, at - 40), at)
    return found.group() if found else ""


def _spaced(text: str) -> Iterator[Cluster]:
    """Yield numbers between blanks; firm where a blank before the stop betrays a lost raising."""
    for match in _SPACED.finditer(text):
        if _NOT_AFTER.search(text, max(0, match.start() - 14), match.start()):
            continue
        head = text[max(0, match.start() - 3) : match.start()].rstrip()[-1:]
        firm = _STRAY.match(text, match.end()) is not None or (
            head in _STOPS and _OPENING.match(text, match.end()) is not None
        )
        found = items(text, *match.span())
        # "we saw 4 mice": a small number between words is a count
        if firm or any(number > _COUNTS for _, numbers in found for number in numbers):
            yield Cluster(Span(*match.span()), found, firm=firm)


def _marked(document: Document) -> Iterator[Cluster]:
    """Yield what the markup, or Unicode, has raised; not exponents and not units."""
    spans = {m.span for m in document.marks if m.kind == "superscript"}
    spans |= {Span(*m.span()) for m in _UNICODE.finditer(document.text)}
    raised = document.text.translate(_RAISED) if spans else ""
    for span in sorted(spans):
        said = span.of(raised).strip(" ()[],.")
        if _WHOLE.fullmatch(said) and not _exponent(document.text, span.start):
            yield Cluster(span, items(raised, span.start, span.end))


def _allowed(clusters: Iterable[Cluster], labels: Labels, beyond: int = 0) -> list[Cluster]:
    """Keep the clusters whose numbers are all in the list, or at most so far beyond its last."""
    last = max(labels.numbers)
    known = labels.numbers | set(range(last + 1, last + beyond + 1))
    return [c for c in clusters if c.items and known.issuperset(c.numbers)]


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Raised numbers where the markup has them; in plain text only where labels and their order bear it out.

    Yields one Citation a work, label filled; never exponents, units, or the numbers of figures. Never raises.
    """
    labels, text = labels_of(references), document.text
    if not labels.numbers:
        return
    raised = list(_marked(document))
    marked = _allowed(raised, labels)
    if marked and (labels.given or coverage(marked, labels) >= _ENOUGH):
        # a number for which the list has no entry is a citation all the same
        raised = _allowed(raised, labels, _BEYOND if coverage(marked, labels) >= _ENOUGH else 0)
        yield from citations(raised, "mark:labelled" if labels.given else "mark:counted")
        return
    if not labels.given or 3 * sum(1 for _ in _SQUARE.finditer(text)) > len(labels.numbers):
        return
    glued = list(_glued(text))
    firm = (c for c in glued if c.firm)
    for by, clusters in (("rule:glued", glued), ("rule:spaced", _merged(firm, _spaced(text)))):
        found = list(in_order(clusters, labels, slack=_slack(labels)))
        if coverage(found, labels) >= _ENOUGH:
            yield from citations(_merged(found, _behind_numbers(text, found, labels)), by)
            return


def _behind_numbers(text: str, found: Sequence[Cluster], labels: Labels) -> Iterator[Cluster]:
    """Yield the marks behind a number and its stop, "in 1979.1 Two": no further than one beyond those cited before."""
    starts = [cluster.group.start for cluster in found]
    highest = list(accumulate((max(cluster.numbers) for cluster in found), max, initial=0))
    for match in _BEHIND_NUMBER.finditer(text):
        cluster = Cluster(Span(*match.span("list")), items(text, *match.span("list")), firm=False)
        top = highest[bisect_left(starts, match.start())]
        if cluster.numbers and labels.numbers.issuperset(cluster.numbers) and max(cluster.numbers) <= top + 1:
            yield cluster


def _merged(first: Iterable[Cluster], second: Iterable[Cluster]) -> Iterator[Cluster]:
    """Yield both in text order, without what overlaps the one before."""
    end = -1
    for cluster in sorted([*first, *second], key=lambda c: (c.group.start, -c.group.end)):
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
