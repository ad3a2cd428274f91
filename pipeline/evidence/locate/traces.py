"""Ways to tell which reference a saved file is, surest first. Each reads the references once and then knows a file at once."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import TypeVar

from pipeline.evidence.locate.addresses import dois_in, same_doi, same_url, urls_in
from pipeline.evidence.locate.heads import HEAD, file_name, head, name_words, opening, words
from pipeline.model import Document, Person, Reference
from pipeline.text.names import family_key, fold

K = TypeVar("K")
# a document → the references it may be (ids) and why, in words
Trace = Callable[[Document], dict[str, str]]

# a title's runs of three words that must stand on the first page, as a share
_SAME_TITLE = 0.8
# a run of words that more titles share finds none of them
_COMMON = 50
# a title of fewer words proves nothing by itself ("Annual report")
_TELLING = 4


def by_keys(keys: Iterable[tuple[K, str]]) -> dict[K, list[str]]:
    """Gather ids under their keys, each once; an empty key is no key."""
    out: dict[K, list[str]] = defaultdict(list)
    for key, id_ in keys:
        if key and id_ not in out[key][-1:]:
            out[key].append(id_)
    return out


def by_bib(references: Sequence[Reference]) -> Trace:
    """`file = {files/12/lee.pdf}` in the .bib names the file, wherever it lies now."""
    named = by_keys((PurePath(f.replace("\\", "/")).name.casefold(), r.id) for r in references for f in r.files)
    return lambda document: dict.fromkeys(
        named.get(PurePath(document.path.replace("\\", "/")).name.casefold(), ()), "the .bib entry names this file"
    )


def by_url(references: Sequence[Reference]) -> Trace:
    """The page's canonical address, or one that stands near the top of the text."""
    known = by_keys((same_url(r.url), r.id) for r in references if r.url)

    def trace(document: Document) -> dict[str, str]:
        own = known.get(same_url(document.meta.url), ())
        if own:
            return dict.fromkeys(own, f"the page's own address is the reference's URL ({document.meta.url})")
        near = [(url, id_) for url in urls_in(opening(document, HEAD)) for id_ in known.get(url, ())]
        return {id_: f"the reference's URL stands at the top ({url})" for url, id_ in near}

    return trace


def by_doi(references: Sequence[Reference]) -> Trace:
    """The DOI in the file's own data or on its first page."""
    known = by_keys((same_doi(r.doi or r.url), r.id) for r in references)

    def trace(document: Document) -> dict[str, str]:
        own = known.get(same_doi(document.meta.doi), ())
        found = own or [id_ for doi in dois_in(opening(document, 2 * HEAD)) for id_ in known.get(doi, ())]
        return dict.fromkeys(found, "the DOI in the file is the reference's")

    return trace


def runs(title: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the runs of three words of a title; a shorter title is one run."""
    size = min(3, len(title))
    return {tuple(title[i : i + size]) for i in range(len(title) - size + 1)} if size else set()


def by_title(references: Sequence[Reference]) -> Trace:
    """Nearly the whole title on the first page or as the file's own title; a short one needs author or year beside it."""
    titles = {r.id: _main(r.title) for r in references}
    needed = {id_: runs(title) for id_, title in titles.items()}
    holding = by_keys((run, id_) for id_, wanted in needed.items() for run in wanted)
    telling = {run: ids for run, ids in holding.items() if len(ids) <= _COMMON}
    signed = {r.id: {*families(r)[:1], r.year[:4]} - {""} for r in references}

    def trace(document: Document) -> dict[str, str]:
        read = words(head(document))
        present = {read[i : i + n] for n in (1, 2, 3) for i in range(len(read) - n + 1)}
        own = words(document.meta.title)
        beside = {*read, *map("".join, pairwise(read)), *name_words(document)}
        hits = {id_ for run in present for id_ in telling.get(run, ())}
        near = [id_ for id_ in sorted(hits) if len(needed[id_] & present) / len(needed[id_]) >= _SAME_TITLE]
        sure = [id_ for id_ in near if (len(titles[id_]) >= _TELLING or titles[id_] == own) and signed[id_] & beside]
        sure = sure or [id_ for id_ in near if len(titles[id_]) >= _TELLING and _opens(titles[id_], own or read)]
        longest = max((len(titles[id_]) for id_ in sure), default=0)
        return {id_: "its title stands on the first page" for id_ in sure if len(titles[id_]) == longest}

    return trace


def by_own_title(references: Sequence[Reference]) -> Trace:
    """What the file calls itself stands word for word in the entry, wherever the title was read in it."""
    entries = {r.id: words(r.raw) for r in references}
    said = {id_: f" {' '.join(entry)} " for id_, entry in entries.items()}
    holding = by_keys((run, id_) for id_, entry in entries.items() for run in runs(entry))

    def trace(document: Document) -> dict[str, str]:
        first = next((b.span.of(document.text) for b in document.blocks if b.kind == "heading"), "")
        for title in (words(first), words(document.meta.title)):
            whole = f" {' '.join(title)} "
            near = holding.get(title[:3], ()) if len(title) >= _TELLING else ()
            found = [id_ for id_ in near if whole in said[id_]]
            if found:
                return dict.fromkeys(found, "the file's title stands in the reference")
        return {}

    return trace


def _main(title: str) -> tuple[str, ...]:
    """Return the words before the colon where they tell enough, for pages leave subtitles out; else all."""
    main = words(title.partition(": ")[0])
    return main if len(main) >= _TELLING else words(title)


def _opens(title: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Tell whether the text begins with the title."""
    return text[: len(title)] == title


def families(reference: Reference) -> list[str]:
    """Return the keys of the authors' names; an organisation's is its words run together."""
    return [
        family_key(author.family) if isinstance(author, Person) else fold(author.name).replace(" ", "")
        for author in reference.authors
    ]


def by_citekey(references: Sequence[Reference]) -> Trace:
    """lee2017.pdf for the entry lee2017."""
    known = by_keys((re.sub(r"[\W_]", "", r.citekey).casefold(), r.id) for r in references)
    return lambda document: dict.fromkeys(
        known.get(re.sub(r"[\W_]", "", file_name(document)).casefold(), ()), "the file is named after the citation key"
    )
