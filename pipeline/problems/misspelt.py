"""Names of cited authors that the text spells otherwise: "Salonnen found …" in a paragraph that cites Salonen."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.lexicon import words
from pipeline.model import Citation, EntityKind, Extraction, LinkStatus, Person, Problem, ProblemCode, Reference, Span
from pipeline.model.problem import problem
from pipeline.text.names import family_key
from pipeline.text.regex import regex
from pipeline.text.spelling import one_edit_apart
from pipeline.text.stems import STOPWORDS

# "Hoffmann", "O'Neill", with the word before it
_NAME = regex(
    r"(?:(?<![^\W_])(?P<before>[^\W\d_]{1,30})\.?[ \n])?(?<![\w’'-])"
    r"(?P<name>(?:[^\W\d_a-z][’'])?[A-Z][^\W\d_]{3,30})(?:['’]s)?(?![\w-])"
)
# of a letter more or less of a shorter one, another name is made
_SHORTEST = 5
# raised numbers stand by names, and are none of their letters
_RAISED = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"), " ")
_SENTENCE_END = regex(r"[.?!][\"”’]?\s+(?=[A-Z])")
_WORD = regex(r"[^\W\d_]{5,30}")
# behind a name so far stands the year of the work that it names: "Haldorsan and Brandt (2018)"
_YEAR_REACH = 60
_PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC, EntityKind.NORP})
_BEFORE_PLACES = ("in", "at", "near", "from")
_CALENDAR = frozenset(words("vocabulary.months.en") + words("vocabulary.weekdays.en"))


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield name-mismatch for a name of the text that is a letter from that of an author who is cited beside it.

    Its sentence cites the author's work, or one before it in its paragraph does, or the year of the work stands behind the name.
    Once for each name and work.
    """
    document, authors = extraction.document, _authors(extraction.references)
    keys = {key for reference in extraction.references for key in _keys(reference)}
    cited = _cited_by_block(extraction)
    told: set[tuple[str, str]] = set()
    for name, given, span in _names(extraction):
        key = family_key(name)
        if len(key) < _SHORTEST or key in keys:
            continue
        for author, reference in _near(key, authors):
            in_block = cited.get(document.block_at(span.start), ())
            citation = _citation_of(reference, span, in_block, document.text)
            in_reach = document.text[span.end : span.end + _YEAR_REACH]
            of_year = len(reference.year) >= len("2018") and reference.year[:4] in in_reach
            if (citation or of_year) and _may_be(given, author) and (key, reference.id) not in told:
                told.add((key, reference.id))
                about = citation.id if citation else reference.id
                message = f"the text has “{name}”, the work that it cites is by {author.family}"
                yield problem(ProblemCode.NAME_MISMATCH, about, span, message, "check how the name is spelled")
                break


def _keys(reference: Reference) -> Iterator[str]:
    yield from (family_key(author.family) for author in reference.authors if isinstance(author, Person))


def _authors(references: Sequence[Reference]) -> Mapping[str, list[tuple[Person, Reference]]]:
    """Return the authors under the first and the last letters of their names, one pair of which a slip leaves as it is."""
    found: defaultdict[str, list[tuple[Person, Reference]]] = defaultdict(list)
    for reference in references:
        for author in reference.authors:
            key = family_key(author.family) if isinstance(author, Person) else ""
            if isinstance(author, Person) and len(key) >= _SHORTEST:
                for end in _ends(key):
                    found[end].append((author, reference))
    return found


def _ends(key: str) -> tuple[str, str]:
    return f"{key[:2]}-", f"-{key[-2:]}"


def _near(key: str, authors: Mapping[str, list[tuple[Person, Reference]]]) -> Iterator[tuple[Person, Reference]]:
    for end in _ends(key):
        for author, reference in authors.get(end, ()):
            if one_edit_apart(key, family_key(author.family)):
                yield author, reference


def _cited_by_block(extraction: Extraction) -> Mapping[int, list[tuple[Citation, str]]]:
    """Return the citations of each block with the work that each leads to."""
    found: defaultdict[int, list[tuple[Citation, str]]] = defaultdict(list)
    for citation, link in zip(extraction.citations, extraction.links, strict=True):
        if link.status == LinkStatus.LINKED and not link.differs:
            block = extraction.document.block_at(citation.group.start)
            found[block] += [(citation, reference) for reference in link.references]
    return found


def _citation_of(reference: Reference, span: Span, cited: Sequence[tuple[Citation, str]], text: str) -> Citation | None:
    """Return the citation of a work that stands nearest to a name: in its sentence, or before it."""
    of_work = [
        citation
        for citation, id_ in cited
        if id_ == reference.id and not _SENTENCE_END.search(text, span.end, max(span.end, citation.group.start))
    ]
    return min(of_work, key=lambda citation: abs(citation.span.start - span.start), default=None)


def _names(extraction: Extraction) -> Iterator[tuple[str, str, Span]]:
    """Yield the names of the text, with the word before each; no places, no words of the text, none of a list or a citation."""
    text = extraction.document.text.translate(_RAISED)
    listed = [reference.span for reference in extraction.references if reference.span]
    named = [citation.span for citation in extraction.citations if citation.names]
    entries = sorted((*listed, *named))
    starts = [span.start for span in entries]
    small = {word for word in _WORD.findall(text) if word.islower()}
    places = {entity.span.start for entity in extraction.mentions.entities if entity.kind in _PLACES}
    for match in _NAME.finditer(text):
        span = Span(*match.span("name"))
        entry = bisect_right(starts, span.start) - 1
        is_inside = entry >= 0 and span.start < entries[entry].end
        lower = match["name"].casefold()
        given = match["before"] or ""
        is_word = lower in small or lower in _CALENDAR or given.casefold() in _BEFORE_PLACES
        if not is_inside and not is_word and span.start not in places:
            yield match["name"], given if given[:1].isupper() and given.casefold() not in STOPWORDS else "", span


def _may_be(given: str, author: Person) -> bool:
    """Tell whether the word before a name may be the author's given name; "Anna Salomen" is not P. Salonen."""
    return not given or not author.given or given[0] == author.given[0]
