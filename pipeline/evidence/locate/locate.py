"""Match saved files to references, with the reason in words. A wrong match is worse than none."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from pipeline.evidence.locate.filename_matchers import (
    by_address_words,
    by_author_year,
    by_entry_words,
    by_number,
    by_slug,
)
from pipeline.evidence.locate.matchers import (
    Matcher,
    Matches,
    by_bib,
    by_citekey,
    by_doi,
    by_url,
    group_by_key,
)
from pipeline.evidence.locate.page_matchers import by_author_at_top, by_own_title, by_title
from pipeline.evidence.locate.shelf import Shelf
from pipeline.evidence.locate.source_identity import file_stem, title_agreement
from pipeline.model import Document, Reference, Source, SourceStatus
from pipeline.text.addresses import address_key, address_keys

# surest first; a file that one has matched is not given to the next
MATCHERS: tuple[Callable[[Sequence[Reference]], Matcher], ...] = (
    by_bib,
    by_url,
    by_doi,
    by_title,
    by_citekey,
    by_author_year,
    by_slug,
    by_author_at_top,
    by_own_title,
    by_address_words,
    by_entry_words,
    by_number,
)
# of several references that fit a file, the one whose title agrees at least so well, and by so much better than the next
_AGREES, _MARGIN = 0.6, 0.2
NONE = "none"  # what sources.csv says of a file that is none of the works


def locate(
    references: Sequence[Reference], documents: Sequence[Document], *, named: Mapping[str, str] | None = None
) -> tuple[Source, ...]:
    """Return one Source for each saved file in their order, then one for each reference without a file.

    A file that fits nothing has reference ""; a reference without a file has source "" and status "not supplied".
    Linear in references and in documents; where the documents are a Shelf only those are looked at that may fit.

    named: the user's sources.csv, file name → reference (id, citation key, label, "Lee 2017"), several parted by "|"; or none.
    """
    shelf = Shelf.of(documents)
    by_id = {r.id: r for r in references}
    matched = _match_named(references, documents, named or {})
    for build in MATCHERS:
        matcher = build(references)
        guesses: dict[int, tuple[str, str]] = {}
        for i in sorted(matcher.candidates(shelf) - matched.keys()):
            if guess := _best_match(matcher.match(shelf[i]), shelf[i], by_id):
                guesses[i] = guess
        supplied = {id_ for matches in matched.values() for id_ in matches}
        matched |= _resolve_disputes(guesses, supplied, documents, by_id)
    files = [
        replace(source, reference=id_, matched_by=reason) if id_ or reason else source
        for i, source in enumerate(shelf.unmatched)
        for id_, reason in (matched.get(i) or {"": ""}).items()
    ]
    located = {source.reference for source in files}
    missing = (r for r in references if r.id not in located)
    return (*files, *(Source("", r.id, "", SourceStatus.NOT_SUPPLIED, r.title) for r in missing))


def _best_match(matches: Matches, document: Document, by_id: Mapping[str, Reference]) -> tuple[str, str] | None:
    """Return the one reference that fits; of several, the one whose title fits plainly better, or none."""
    if len(matches) < 2:
        return next(iter(matches.items()), None)
    ranked = sorted(((title_agreement(by_id[id_], document), id_) for id_ in matches), reverse=True)
    (first, id_), (second, _) = ranked[:2]
    if first < _AGREES or first - second < _MARGIN:
        return None
    return id_, f"{matches[id_]}; told from {len(matches) - 1} other by its title"


def _resolve_disputes(
    guesses: Mapping[int, tuple[str, str]],
    supplied: set[str],
    documents: Sequence[Document],
    by_id: Mapping[str, Reference],
) -> dict[int, Matches]:
    """Give a reference that several files claim to the one whose first page fits its title plainly better, or to none."""
    claimants: dict[str, list[int]] = defaultdict(list)
    for i, (id_, _) in guesses.items():
        if id_ not in supplied:
            claimants[id_].append(i)
    resolved = {}
    for id_, files in claimants.items():
        ranked = sorted(((title_agreement(by_id[id_], documents[i]), -i) for i in files), reverse=True)
        if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _MARGIN:
            best = -ranked[0][1]
            resolved[best] = dict([guesses[best]])
    return resolved


def _match_named(
    references: Sequence[Reference], documents: Sequence[Document], named: Mapping[str, str]
) -> dict[int, Matches]:
    """Follow the user's own list; what it calls a reference must fit exactly one."""
    ids_by_label = group_by_key((label, r.id) for r in references for label in _reference_labels(r))
    ids_by_address = group_by_key((address, r.id) for r in references for address in address_keys(r))
    listed = {_normalise_label(name): value for name, value in named.items()}
    matched: dict[int, Matches] = {}
    for i, document in enumerate(documents if listed else ()):
        value = next((listed[label] for label in _file_labels(document) if label in listed), "")
        parts = [part for part in re.split(r"[|;]", value) if part.strip()]
        candidates = [
            ids_by_label.get(_normalise_label(part)) or ids_by_address.get(address_key(part), []) for part in parts
        ]
        unique = [ids[0] for ids in candidates if len(ids) == 1]
        if unique or _normalise_label(value) == NONE:
            matched[i] = dict.fromkeys(unique or [""], f"sources.csv says so ({value.strip()})")
    return matched


def _file_labels(document: Document) -> tuple[str, ...]:
    """Return what a list may call a file: its path, its name, its name without ending, its key."""
    path = document.path.replace("\\", "/")
    return tuple(map(_normalise_label, (path, PurePath(path).name, file_stem(document), document.key)))


def _reference_labels(reference: Reference) -> list[str]:
    """Return what a list may call a reference: id, citation key, label, "Lee 2017", the DOI, the title, the entry."""
    first = next(iter(reference.authors), None)
    name = getattr(first, "family", "") or getattr(first, "name", "") if first else ""
    labels = (
        reference.id,
        reference.citekey,
        reference.label,
        f"{name} {reference.year}" if name and reference.year else "",
        reference.doi,
        reference.title,
        reference.raw,
    )
    return [normalised for label in labels if (normalised := _normalise_label(label))]


def _normalise_label(label: str) -> str:
    """Return a label without case, punctuation and blanks: "Lee, 2017" and "lee_2017.md" differ by the ending only."""
    return re.sub(r"[\W_]+", " ", label).strip().casefold()
