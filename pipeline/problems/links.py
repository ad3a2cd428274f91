"""Links of the text to works of which nothing but the address is known."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model import Extraction, Problem, ProblemCode, SourceStatus
from pipeline.model.problem import problem
from pipeline.model.reference import ADDRESS_ONLY
from pipeline.text.addresses import site_of

_MOST_SITES = 5  # named in the message


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield one links-unread for all works that are neither listed nor supplied, with the sites that they stand on."""
    missing = {s.reference for s in extraction.sources if s.status == SourceStatus.NOT_SUPPLIED}
    works = {r.id: r for r in extraction.references if r.by == ADDRESS_ONLY and r.id in missing}
    links = [link for link in extraction.links if works.keys() & set(link.references)]
    if not links:
        return
    sites = Counter(site_of(works[r].url) for link in links for r in link.references if r in works)
    names = ", ".join(f"{site} ({count})" if count > 1 else site for site, count in sites.most_common(_MOST_SITES))
    others = f" and {len(sites) - _MOST_SITES} more" if len(sites) > _MOST_SITES else ""
    count = f"{len(links)} links lead" if len(links) > 1 else "1 link leads"
    message = f"{count} to works that are neither listed nor supplied: {names}{others}"
    yield problem(
        ProblemCode.LINKS_UNREAD, links[0].citation, links[0].span, message, "save the pages beside the other sources"
    )
