"""The copies of a work in the order in which they are tried."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pipeline.model.copy import Copy, Version
from pipeline.model.reference import Reference

_REGISTRIES = frozenset({"doi.org", "dx.doi.org", "hdl.handle.net"})  # they lead to a publisher's door, not to a text
_VERSIONS = tuple(Version)
_KINDS = ("pdf", "", "page")


def choose(reference: Reference, arxiv: Sequence[str], named: Sequence[Copy]) -> list[Copy]:
    """Return the copies to try: the entry's own address, arXiv, what indexes name best first, pages last; each address once.

    Args:
        reference: an entry.
        arxiv: its arXiv numbers.
        named: open copies that indexes name.
    """
    cited = list(_cited(reference))
    preprints = [Copy(f"https://export.arxiv.org/pdf/{number}", "arxiv", "pdf", Version.SUBMITTED) for number in arxiv]
    ordered = [*cited, *preprints, *sorted(named, key=_rank)]
    files = [copy for copy in ordered if copy.kind != "page" or copy in cited]
    pages = [copy for copy in ordered if copy not in files]
    return list({_address(copy.url): copy for copy in reversed([*files, *pages]) if _is_place(copy.url)}.values())[::-1]


def _cited(reference: Reference) -> Iterator[Copy]:
    if reference.url and _is_place(reference.url):
        kind = "pdf" if urlsplit(reference.url).path.lower().endswith(".pdf") else "page"
        yield Copy(reference.url, "entry", kind)


def _rank(copy: Copy) -> tuple[int, ...]:
    """Return what orders copies that indexes name: a file before a page, the published version, a licence, a repository."""
    return (
        _KINDS.index(copy.kind),
        _VERSIONS.index(copy.version),
        not copy.licence,
        not copy.in_repository,
    )


def _is_place(url: str) -> bool:
    """Tell whether an address may be a copy: a registry of identifiers is a sign to one."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and (parts.hostname or "") not in _REGISTRIES


def _address(url: str) -> str:
    return url.partition("#")[0].removeprefix("http://").removeprefix("https://").rstrip("/")
