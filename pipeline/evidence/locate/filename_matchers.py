"""Matchers by a file's name: "lee-2017.md", "Shayakhmetova_2024_organization-of-turkic-states.html"."""

import re
from collections.abc import Sequence

from pipeline.evidence.locate.matchers import Matcher, Matches, author_keys, group_by_key, word_trigrams
from pipeline.evidence.locate.source_identity import file_name_words, file_stem, folded_words, title_agreement
from pipeline.model import Document, Reference

_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?")
# an organisation's name may be so many words long ("european-commission-2023")
_LONGEST_NAME = 6
# the author alone proves little: so much of the title must stand on the first page
_AGREES = 0.6


def by_author_year(references: Sequence[Reference]) -> Matcher:
    """Match by first author and year, "2024a" told from "2024b"; by the author alone when the title agrees too."""
    ids_by_author = group_by_key((key, r.id) for r in references for key in author_keys(r)[:1])
    by_id = {r.id: r for r in references}

    def match(document: Document) -> Matches:
        words = file_name_words(document)
        years = [word for word in words if _YEAR.fullmatch(word)]
        runs = (words[i:j] for i in range(len(words)) for j in range(i + 1, min(len(words), i + _LONGEST_NAME) + 1))
        written_by = [by_id[id_] for run in runs for id_ in ids_by_author.get("".join(run), ())]
        if years:
            of_year = [r for r in written_by if any(year in (r.year, r.year[:4]) for year in years)]
            return {r.id: f"author and year are the file's name ({file_stem(document)})" for r in of_year}
        agreeing = [r for r in written_by if title_agreement(r, document) >= _AGREES]
        return {r.id: "the file is named after the author and its first page fits the title" for r in agreeing}

    return match


def by_slug(references: Sequence[Reference]) -> Matcher:
    """Match by three or more words of the file's name that follow each other in the title."""
    titles = {r.id: folded_words(r.title) for r in references}
    ids_by_trigram: dict[tuple[str, ...], list[str]] = group_by_key(
        (trigram, id_) for id_, title in titles.items() for trigram in word_trigrams(title) if len(trigram) == 3
    )
    authors = {r.id: folded_words(" ".join(str(author) for author in r.authors)) for r in references}
    allowed = {r.id: {*titles[r.id], *authors[r.id], r.year, r.year[:4]} for r in references}

    def match(document: Document) -> Matches:
        words = file_name_words(document)
        candidates = {id_ for i in range(len(words) - 2) for id_ in ids_by_trigram.get(words[i : i + 3], ())}
        found = sorted(id_ for id_ in candidates if set(words) <= allowed[id_])
        return dict.fromkeys(found, f"the file's name is made of the title ({file_stem(document)})")

    return match
