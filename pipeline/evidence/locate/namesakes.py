"""What a file's name tells: "lee-2017.md", "Shayakhmetova_2024_organization-of-turkic-states.html"."""

import re
from collections.abc import Sequence

from pipeline.evidence.locate.heads import agreement, file_name, name_words, words
from pipeline.evidence.locate.traces import Trace, by_keys, families, runs
from pipeline.model import Document, Reference

_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?")
# an organisation's name may be so many words long ("european-commission-2023")
_LONGEST_NAME = 6
# the author alone proves little: so much of the title must stand on the first page
_AGREES = 0.6


def by_author_year(references: Sequence[Reference]) -> Trace:
    """The first author and the year, "2024a" told from "2024b"; the author alone when the title agrees too."""
    by_family = by_keys((family, r.id) for r in references for family in families(r)[:1])
    known = {r.id: r for r in references}

    def trace(document: Document) -> dict[str, str]:
        name = name_words(document)
        years = [word for word in name if _YEAR.fullmatch(word)]
        joined = (
            "".join(name[i:j]) for i in range(len(name)) for j in range(i + 1, min(len(name), i + _LONGEST_NAME) + 1)
        )
        writers = [known[id_] for run in joined for id_ in by_family.get(run, ())]
        if years:
            dated = [r for r in writers if any(r.year == y or r.year[:4] == y for y in years)]
            return {r.id: f"author and year are the file's name ({file_name(document)})" for r in dated}
        agreeing = [r for r in writers if agreement(r, document) >= _AGREES]
        return {r.id: "the file is named after the author and its first page fits the title" for r in agreeing}

    return trace


def by_slug(references: Sequence[Reference]) -> Trace:
    """Three or more words of the file's name that follow each other in the title."""
    titles = {r.id: words(r.title) for r in references}
    holding = by_keys((" ".join(run), id_) for id_, title in titles.items() for run in runs(title) if len(run) == 3)
    own = {r.id: {*words(" ".join(str(a) for a in r.authors)), r.year, r.year[:4]} for r in references}

    def trace(document: Document) -> dict[str, str]:
        name = name_words(document)
        near = {id_ for i in range(len(name) - 2) for id_ in holding.get(" ".join(name[i : i + 3]), ())}
        fits = [id_ for id_ in near if set(name) <= {*titles[id_], *own[id_]}]
        return dict.fromkeys(sorted(fits), f"the file's name is made of the title ({file_name(document)})")

    return trace
