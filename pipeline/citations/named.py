"""Works that the running text names by their body, their title or their paper, without year, number or note.

"Two of the nine proposals that the State Audit Office put forward were turned down", with a box of sources at the end.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.lexicon import fragment, words
from pipeline.model.citation import NAMED, Citation, Link, Lookup
from pipeline.model.document import BlockKind, Document
from pipeline.model.ids import name_all
from pipeline.model.reference import Reference
from pipeline.model.span import Span, blank
from pipeline.text.names import fold
from pipeline.text.notes import note_marks
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences
from pipeline.text.work_names import capitals, is_name, names_of_works

_VERB = fragment("vocabulary.reporting_verbs", "claims.scope.study_verbs", "citations.verbs_of_bodies")
_KIND = fragment("citations.kinds_of_works", "citations.utterances_of_bodies")
# "according to the", "a 2022 report by the", "reported by", "says the", "wrote the"
_BEFORE = regex(
    rf"(?:\b(?:{fragment('claims.kinds.source_phrases')}|{_KIND}(?: (?:by|from|of|in))|{_VERB}(?: (?:by|in))?)),? "
    r"(?:the |its |a )?(?:[^\W\d_A-Z]+['’]s )?$",
    re.IGNORECASE,
)
# "'s comparison of four cities", "put forward", ", which was asked to count, found"
_BEHIND = regex(
    rf"(?:['’]s?)?,? (?:{_KIND}|(?:(?:[^\W\d_]+ly|{fragment('quotes.adverbs')}) ){{0,2}}{_VERB})\b", re.IGNORECASE
)
_REACH = 40
# a title of fewer may be a phrase: "Strategic Plan"
_FEWEST_CAPITALS_OF_TITLE = 3
_KINDS = frozenset(words("citations.kinds_of_works"))
# a title that is no name stands in quotation marks
_OPENING_MARKS = ("“", '"', "‘", "«", "„")
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.HEADING, BlockKind.NOTE})


def find_named(
    document: Document,
    references: Sequence[Reference],
    citations: Sequence[Citation],
    links: Sequence[Link],
    *,
    excluded: Sequence[Span] = (),
) -> tuple[Citation, ...]:
    """Return the citations by name alone of works that the text cites in no other way, in text order. Never raises.

    A name counts where it leads to one work of the list and the sentence says that something is found there: "according to",
    a verb of reporting, "a report by"; a title counts by itself. Never in headings, notes and the list.

    Args:
        document: the article.
        references: its reference list, all of it.
        citations: found before, with brackets, numbers, notes; nothing inside of one is read again.
        links: of these.
        excluded: the list itself.
    """
    skipped = [block.span for block in document.blocks if block.kind in _SKIPPED]
    taken = [citation.group for citation in citations]
    prose = blank(document.text, [*excluded, *skipped, *note_marks(document), *taken])
    cited = _cited_formally(document, citations, links)
    works = names_of_works(references, prose)
    names = {name for name, work in works.items() if work.id not in cited and not _is_of_article(name, document)}
    found = list(_find(prose, {name: name for name in names}, works))
    others = blank(prose, [citation.span for citation in found])
    found += _find(others, _short_names(found, works), works)
    return name_all("k", found, document.text, sentences(document.text))


def _cited_formally(document: Document, citations: Sequence[Citation], links: Sequence[Link]) -> frozenset[str]:
    """Return the ids of the works with a citation that is more than words of its sentence; "a 2022 report by the Bank" is not."""
    formal = {c.id for c in citations if not c.narrative or "(" in c.group.of(document.text)}
    return frozenset(work for link in links if link.citation in formal for work in link.references)


def _short_names(found: Sequence[Citation], works: Mapping[str, Reference]) -> dict[str, str]:
    """Return the last words of the names that the text has in full, each with the name: "the Courier", "the review".

    They lead to one work, and a kind of work stands in the title of no other.
    """
    short: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name in {citation.names[0] for citation in found}:
        last = name.rsplit(" ", 1)[-1]
        titles = [work.title for work in works.values() if work is not works[name]]
        if not any(last.casefold() in fold(title).split() for title in titles):
            for form in (last, last.lower()) if last.lower() in _KINDS else (last,):
                short[f"the {form}"][works[name].id] = name
    return {form: next(iter(of_form.values())) for form, of_form in short.items() if len(of_form) == 1}


def _is_of_article(name: str, document: Document) -> bool:
    """Tell whether the name is in the title of the article, or signs it: the paper that prints it is no source."""
    return any(name.casefold() in line.casefold() for line in (document.meta.title, *document.meta.authors))


def _find(prose: str, names: Mapping[str, str], works: Mapping[str, Reference]) -> Iterator[Citation]:
    """Yield a citation for each form of a name that reports something. names: form in the text → name of the work."""
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    spelled = {_plain(form): name for form, name in names.items()}
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(_spelling, longest_first)) + r")(?![\w-])")
    for match in pattern.finditer(prose):
        name = spelled[_plain(match.group())]
        is_whole = match.group().casefold() != f"the {name.rsplit(' ', 1)[-1]}".casefold()
        if _is_cited(prose, match.span(), name, is_title=is_whole and name in works[name].title):
            span, end = Span(*match.span()), Span(match.end(), match.end())
            work = Citation("", span, end, (name,), label=works[name].id, by=NAMED, lookup=Lookup.NAMED)
            yield replace(work, style="narrative", narrative=True)


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def _spelling(name: str) -> str:
    """Return the pattern of a name; a title that is none may be written with a small or a capital letter."""
    pattern = re.escape(name).replace(r"\ ", r"\s").replace("'", "['’]").replace("’", "['’]").replace("['['’]]", "['’]")
    if name.startswith("the "):
        return f"[Tt]{pattern[1:]}"
    return pattern if is_name(name) else f"(?i:{pattern})"


def _is_cited(prose: str, place: tuple[int, int], name: str, *, is_title: bool) -> bool:
    """Tell whether the sentence reports what the work says: a title does by itself, one that is no name in quotation marks."""
    start, end = place
    if is_title and not is_name(name):
        return prose[start - 1 : start] in _OPENING_MARKS
    if is_title and capitals(name) >= _FEWEST_CAPITALS_OF_TITLE:
        return True
    before = prose[max(0, start - _REACH) : start]
    return _BEFORE.search(before) is not None or _BEHIND.match(prose, end) is not None
