"""Which saved file is which reference, with the reason in words. A wrong guess is worse than none."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from pipeline.evidence.locate.heads import agreement, file_name
from pipeline.evidence.locate.namesakes import by_author_year, by_slug
from pipeline.evidence.locate.traces import Trace, by_bib, by_citekey, by_doi, by_keys, by_own_title, by_title, by_url
from pipeline.model import Document, Reference, Source

# surest first; a file that one has settled is not asked about again
TRACES: tuple[Callable[[Sequence[Reference]], Trace], ...] = (
    by_bib,
    by_url,
    by_doi,
    by_title,
    by_citekey,
    by_author_year,
    by_slug,
    by_own_title,
)
# of several references that fit a file, the one whose title agrees at least so well, and by so much better than the next
_AGREES, _MARGIN = 0.6, 0.2


def locate(
    references: Sequence[Reference], documents: Sequence[Document], *, named: Mapping[str, str] | None = None
) -> tuple[Source, ...]:
    """Match saved files to references: one Source a file in their order, then one a reference without a file.

    named: the user's sources.csv, file name → reference (id, citation key, label, "Lee 2017"), several parted by "|".
    A file that fits nothing has reference ""; a reference without a file has source "" and status "not supplied".
    Linear in references and in documents.
    """
    known = {r.id: r for r in references}
    found = _named(references, documents, named or {})
    for way in TRACES:
        trace = way(references)
        open_ = [i for i in range(len(documents)) if i not in found]
        guesses = {i: guess for i in open_ if (guess := _best(trace(documents[i]), documents[i], known))}
        found |= _undisputed(guesses, {id_ for matches in found.values() for id_ in matches}, documents, known)
    files = [
        _source(document, id_, reason)
        for i, document in enumerate(documents)
        for id_, reason in (found.get(i) or {"": ""}).items()
    ]
    supplied = {source.reference for source in files}
    return (*files, *(Source("", r.id, "", "not supplied", r.title) for r in references if r.id not in supplied))


def _source(document: Document, reference: str, reason: str) -> Source:
    return Source(
        source=document.path or document.key,
        reference=reference,
        matched_by=reason,
        status="read" if document.text.strip() else "unreadable",
        title=document.meta.title,
        pages=len(document.pages),
        characters=len(document.text),
        sha256=document.digest,
    )


def _best(matches: dict[str, str], document: Document, known: Mapping[str, Reference]) -> tuple[str, str] | None:
    """Return the one reference that fits; of several, the one whose title fits plainly better, or none."""
    if len(matches) < 2:
        return next(iter(matches.items()), None)
    ranked = sorted(((agreement(known[id_], document), id_) for id_ in matches), reverse=True)
    (first, id_), (second, _) = ranked[:2]
    if first < _AGREES or first - second < _MARGIN:
        return None
    return id_, f"{matches[id_]}; told from {len(matches) - 1} other by its title"


def _undisputed(
    guesses: dict[int, tuple[str, str]], taken: set[str], documents: Sequence[Document], known: Mapping[str, Reference]
) -> dict[int, dict[str, str]]:
    """Give a reference that several files claim to the one whose first page fits its title plainly better, or to none."""
    claimants: dict[str, list[int]] = defaultdict(list)
    for i, (id_, _) in guesses.items():
        if id_ not in taken:
            claimants[id_].append(i)
    out = {}
    for id_, files in claimants.items():
        ranked = sorted(((agreement(known[id_], documents[i]), -i) for i in files), reverse=True)
        if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _MARGIN:
            out[-ranked[0][1]] = dict([guesses[-ranked[0][1]]])
    return out


def _named(
    references: Sequence[Reference], documents: Sequence[Document], named: Mapping[str, str]
) -> dict[int, dict[str, str]]:
    """Follow the user's own list; what it calls a reference must fit exactly one."""
    keys = by_keys((key, r.id) for r in references for key in _labels(r))
    files = {_plain(name): value for name, value in named.items()}
    out: dict[int, dict[str, str]] = {}
    for i, document in enumerate(documents):
        listed = next((files[n] for n in _names(document) if n in files), "")
        wanted = [keys.get(_plain(part), []) for part in re.split(r"[|;]", listed) if part.strip()]
        matches = [ids[0] for ids in wanted if len(ids) == 1]
        if matches:
            out[i] = dict.fromkeys(matches, f"sources.csv says so ({listed.strip()})")
    return out


def _names(document: Document) -> tuple[str, ...]:
    """Return what a list may call a file: its path, its name, its name without ending, its key."""
    path = document.path.replace("\\", "/")
    return tuple(map(_plain, (path, PurePath(path).name, file_name(document), document.key)))


def _labels(reference: Reference) -> list[str]:
    """Return what a list may call a reference: id, citation key, label, "Lee 2017", the DOI, the title."""
    first = next(iter(reference.authors), None)
    name = getattr(first, "family", "") or getattr(first, "name", "") if first else ""
    author_year = f"{name} {reference.year}" if name and reference.year else ""
    plain = (
        reference.id,
        reference.citekey,
        reference.label,
        author_year,
        reference.doi,
        reference.title,
        reference.raw,
    )
    return [key for label in plain if (key := _plain(label))]


def _plain(label: str) -> str:
    """Return a label without case, punctuation and blanks: "Lee, 2017" and "lee_2017.md" differ by the ending only."""
    return re.sub(r"[\W_]+", " ", label).strip().casefold()
