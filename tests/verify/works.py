"""Entries and records that we invented."""

from dataclasses import replace

from pipeline.model import Person, Record, Reference, ReferenceKind

ENTRY = Reference(
    "r1",
    None,
    "Varga, L., & Osei, K. (2014). Tidal drift of harbour sediments beneath piers. Journal of Coastal Mechanics, 31(2), 118–134.",
    authors=(Person("Varga", "L."), Person("Osei", "K.")),
    year="2014",
    title="Tidal drift of harbour sediments beneath piers",
    container="Journal of Coastal Mechanics",
    volume="31",
    issue="2",
    pages="118–134",
    kind=ReferenceKind.ARTICLE,
)
RECORD = Record(
    "crossref",
    "1",
    doi="10.5555/tidal",
    title="Tidal Drift of Harbour Sediments beneath Piers",
    authors=(Person("Varga", "Lena"), Person("Osei", "Kwame")),
    year="2014",
    container="Journal of Coastal Mechanics",
    volume="31",
    pages="118-134",
    kind="article",
)
ELSEWHERE = replace(RECORD, index="openalex", id="W1")


def altered(**fields: object) -> Reference:
    """Return the entry with fields changed, in its raw text too."""
    raw = ENTRY.raw
    for name, value in fields.items():
        before = getattr(ENTRY, name)
        if isinstance(value, str) and isinstance(before, str):
            raw = raw.replace(before, value, 1)
    if "authors" in fields:
        names = ", & ".join(map(str, fields["authors"]))  # type: ignore[call-overload]
        raw = raw.replace("Varga, L., & Osei, K.", names)
    return replace(ENTRY, raw=raw, **fields)  # type: ignore[arg-type]
