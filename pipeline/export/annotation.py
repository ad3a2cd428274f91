"""Claims as W3C Web Annotations, which Hypothesis and other clients anchor in the article by its words.

Model: https://www.w3.org/TR/annotation-model/
"""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence

from pipeline.export.entries import Row
from pipeline.wording import outcome_words

Json = str | int | list["Json"] | dict[str, "Json"]
_CONTEXT = 32  # characters before and after the claim, by which equal sentences are told apart
_MACHINE: Json = {"type": "Software", "name": "citetrail", "id": "https://pypi.org/project/citetrail/"}


def annotations(claims: Sequence[Row], texts: Mapping[str, str]) -> bytes:
    """Return a page of annotations: one a claim that stands in its article.

    Args:
        claims: rows of claims.csv.
        texts: article → its text; of one that is not there the sentences around the claim are its context.
    """
    found = [row for row in claims if row.get("claim_id") and row.get("start") and row.get("review") != "orphaned"]
    items: list[Json] = [_annotation(row, texts.get(row["article"])) for row in found]
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": _urn("page", *(row["claim_id"] for row in found))}
    return (
        json.dumps({**page, "type": "AnnotationPage", "items": items}, ensure_ascii=False, indent=2) + "\n"
    ).encode()


def _annotation(row: Row, text: str | None) -> dict[str, Json]:
    start, end = int(row["start"]), int(row["end"])
    selectors: list[Json] = [
        _quote(row, start, end, text),
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
    made: dict[str, Json] = {
        "id": _urn("claim", row["article"], row["claim_id"]),
        "type": "Annotation",
        "motivation": "assessing" if row.get("verdict") else "highlighting",
        "body": list(_bodies(row)),
        "target": {"source": row["article"], "selector": selectors},
    }
    if row.get("verdict") and row.get("reviewer"):
        made["creator"] = [{"type": "Person", "name": name} for name in row["reviewer"].split(" | ")]
    return made


def _quote(row: Row, start: int, end: int, text: str | None) -> dict[str, Json]:
    if text is not None and text[start:end] == row["claim"]:
        before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    else:
        left, _, right = row.get("context", "").partition("[…]")
        before, after = (
            (f"{left.strip()} "[-_CONTEXT:] if left.strip() else ""),
            f" {right.strip()}"[:_CONTEXT].rstrip(),
        )
    return {"type": "TextQuoteSelector", "exact": row["claim"], "prefix": before, "suffix": after}


def _bodies(row: Row) -> Iterator[Json]:
    """Yield the person's verdict and note, then what was found in the source, and the passage, as the machine's."""
    if row.get("verdict"):
        yield {"type": "TextualBody", "purpose": "assessing", "value": row["verdict"], "format": "text/plain"}
    if row.get("note"):
        yield {"type": "TextualBody", "purpose": "commenting", "value": row["note"], "format": "text/plain"}
    why = f": {row['why']}" if row.get("why") else ""
    found = f"{outcome_words(row.get('outcome', ''))}{why}"
    yield {"type": "TextualBody", "purpose": "describing", "value": found, "format": "text/plain", "creator": _MACHINE}
    if row.get("evidence") and row.get("sources"):
        selector: Json = {"type": "TextQuoteSelector", "exact": row["evidence"]}
        source = row["sources"].split(" | ")[0]
        yield {
            "type": "SpecificResource",
            "purpose": "linking",
            "source": source,
            "selector": selector,
            "creator": _MACHINE,
        }


def _urn(*names: str) -> str:
    """Return a name that is the same in every run."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("citetrail", *names))).urn
