"""An extraction indexed by id, so that a row is put together without searching."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Check, Claim, Document, Evidence, Extraction, Finding, Link, Source
from pipeline.outcomes import Assessment, assess
from pipeline.text.sentences import sentences
from pipeline.wording import settling_passage


@dataclass(frozen=True, slots=True)
class ExtractionIndex:
    """What the rows look up.

    claims_of: mention or citation id → claim ids. source: reference id → its file. neighbours: start of a sentence → the two
    beside it. best: claim id → the evidence that is shown with it.
    """

    extraction: Extraction
    document: Document
    links: dict[str, Link]
    claims_of: dict[str, list[str]]
    findings: dict[str, Finding]
    assessed: dict[str, Assessment]
    best: dict[str, Evidence]
    source: dict[str, Source]
    neighbours: dict[int, tuple[str, str]]

    @classmethod
    def of(cls, extraction: Extraction) -> "ExtractionIndex":
        """Index one article."""
        claims_of: dict[str, list[str]] = defaultdict(list)
        for claim in extraction.claims:
            for id_ in (*claim.mentions, *claim.citations):
                claims_of[id_].append(claim.id)
        assessed = {a.claim.id: a for a in assess(extraction.claims, extraction.links, extraction.evidence)}
        return cls(
            extraction,
            extraction.document,
            {link.citation: link for link in extraction.links},
            claims_of,
            {finding.claim: finding for finding in extraction.findings},
            assessed,
            {claim: shown for claim, a in assessed.items() if (shown := settling_passage(a))},
            {s.reference: s for s in extraction.sources if s.reference},
            _neighbours(extraction.document),
        )

    def context(self, claim: Claim) -> str:
        """Return the sentence before and the sentence after, in the same block."""
        before, after = self.neighbours.get(claim.span.start, ("", ""))
        return f"{before} […] {after}".strip() if before or after else ""

    def references_of(self, claim: Claim) -> list[str]:
        """Return the references that the claim's citations lead to, each once."""
        return list(dict.fromkeys(r for c in claim.citations for r in self.links[c].references))

    def has_source(self, reference: str) -> bool:
        """Tell whether a file was found for the reference."""
        return reference in self.source and bool(self.source[reference].source)

    def checks_of(self, mention: str) -> Iterator[tuple[Evidence, Check]]:
        """Yield every check of one mention that counts for the claims it stands in."""
        for claim in self.claims_of[mention]:
            yield from ((e, check) for e, check in self.assessed[claim].checks if check.about == mention)

    def raw_reference(self, id_: str) -> str:
        """Return the words of a reference that stands nowhere in the article (from a .bib)."""
        return next((r.raw for r in self.extraction.references if r.id == id_), "")


def _neighbours(document: Document) -> dict[int, tuple[str, str]]:
    """Return start of a sentence → its neighbours in the same block, "" at either end."""
    spans = sentences(document.text)
    block = [document.block_at(s.start) for s in spans]
    out = {}
    for i, span in enumerate(spans):
        before = spans[i - 1].of(document.text) if i and block[i - 1] == block[i] else ""
        after = spans[i + 1].of(document.text) if i + 1 < len(spans) and block[i + 1] == block[i] else ""
        out[span.start] = (before, after)
    return out
