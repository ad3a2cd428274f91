"""What the page shows of each claim besides its review; it changes only with a run.

Texts travel as segments, (words, sign or None), so that the page sets words and never markup, and counts no code points.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from pipeline.desk.folder import Folder
from pipeline.model import SourceStatus
from pipeline.review.claims_rows import Place
from pipeline.wording import Comparison, Mark, Pair, compare, kind_words, link_words, outcome_words, segments, sign_of
from pipeline.wording.marks import find_values, without_overlaps

Json = dict[str, object]
Row = Mapping[str, str]


def queue_views(folder: Folder) -> list[Json]:
    """Return what the queue shows of each claim, in the order of the rows; the rest of a claim is compared when it is wanted."""
    return [_queue_view(row, place) for row, place in zip(folder.claims, folder.places, strict=True)]


def claim_view(folder: Folder, number: int) -> Json:
    """Return the whole view of a claim."""
    return {**_queue_view(folder.claims[number], folder.places[number]), **_view(folder, number)}


def passages_of(folder: Folder, number: int) -> list[tuple[Row, Sequence[Mark]]]:
    """Return the passages of a claim with their marks, work by work, in the order in which the page shows them."""
    comparison = _comparison(folder, number)
    return [passage for _, passages in _by_work(folder, number, comparison) for passage in passages]


def queue_order(folder: Folder) -> list[int]:
    """Return the claims, the most pressing first."""
    priorities = [row.get("priority") or "9" for row in folder.claims]
    return sorted(range(len(priorities)), key=lambda number: (priorities[number], number))


def _comparison(folder: Folder, number: int) -> Comparison:
    row = folder.claims[number]
    return compare(row, folder.evidence.get((row["article"], row["claim_id"]), []))


def _queue_view(row: Row, place: Place) -> Json:
    sign = sign_of(row["outcome"])
    return {
        "article": row["article"],
        "claim": row["claim_id"],
        "text": place.text,
        "priority": row["priority"],
        "reason": row["priority_reason"],
        "sign": sign.value,
        "symbol": sign.symbol,
        "found": outcome_words(row["outcome"]),
    }


def _view(folder: Folder, number: int) -> Json:
    row = folder.claims[number]
    comparison = _comparison(folder, number)
    before, _, after = row["context"].partition("[…]")
    cited = zip(row["citations"].split(" | "), row["link"].split(" | "), strict=False)
    works, count = [], 0
    for reference, passages in _by_work(folder, number, comparison):
        works.append(
            {**_work(folder, row["article"], reference), "first": count, "passages": list(_passages(passages))}
        )
        count += len(passages)
    return {
        "segments": list(segments(row["claim"], comparison.marks)),
        "before": before.strip(),
        "after": after.strip(),
        "section": row["section"],
        "page": row["page"],
        "cites": [{"text": text, "link": link_words(link)} for text, link in cited if text or link],
        "pairs": [_pair(pair) for pair in comparison.pairs],
        "works": works,
    }


def _pair(pair: Pair) -> Json:
    return {
        "kind": kind_words(pair.kind),
        "sign": pair.sign.value,
        "symbol": pair.sign.symbol,
        "article": pair.article,
        "source": pair.source,
        "detail": pair.detail,
    }


def _by_work(
    folder: Folder, number: int, comparison: Comparison
) -> Iterator[tuple[str, list[tuple[Row, Sequence[Mark]]]]]:
    """Yield each cited work with its passages: those that settled the claim first, the work of the first of them first."""
    row = folder.claims[number]
    rows = folder.evidence.get((row["article"], row["claim_id"]), [])
    first = [passage.row for passage in comparison.passages]
    marks = {id(passage.row): passage.marks for passage in comparison.passages}
    cited = [*(r["reference_id"] for r in first), *row["reference_ids"].split(), *(r["reference_id"] for r in rows)]
    for reference in dict.fromkeys(cited):
        others = (r for r in rows if r["passage"] and id(r) not in marks)
        ordered = [r for r in (*first, *others) if r["reference_id"] == reference]
        yield reference, [(r, marks.get(id(r)) or _marks(r, comparison.pairs)) for r in ordered]


def _marks(row: Row, pairs: Iterable[Pair]) -> tuple[Mark, ...]:
    """Return the marks of a passage that settled nothing: it may hold compared values all the same."""
    return without_overlaps(
        [Mark(*place, pair.sign) for pair in pairs if pair.source for place in find_values(pair.source, row["passage"])]
    )


def _passages(passages: Iterable[tuple[Row, Sequence[Mark]]]) -> Iterator[Json]:
    for row, marks in passages:
        yield {"page": row["page"], "segments": list(segments(row["passage"], marks))}


def _work(folder: Folder, article: str, reference: str) -> Json:
    """Return a cited work and the file that it was found in."""
    row = folder.references.get((article, reference), {})
    sources = folder.sources.get((article, reference), [])
    source = next((s for s in sources if s["status"] == SourceStatus.READ), sources[0] if sources else {})
    file = source.get("source", "")
    return {
        "reference": reference,
        "name": short_name(row) or reference,
        "entry": row.get("raw", ""),
        "file": file,
        "sha256": source.get("sha256", ""),
        "picture": PurePath(file).suffix.lower() == ".pdf" and source.get("sha256", "") in folder.files,
        "status": source.get("status", SourceStatus.NOT_SUPPLIED),
        "matched_by": source.get("matched_by", ""),
    }


def short_name(reference: Row) -> str:
    """Return "Brandt and Ismailov (2022)" of a row of references.csv, its title where it names nobody."""
    names = [author.partition(",")[0] for author in reference.get("authors", "").split("; ") if author]
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names) or reference.get("title", "")
    return f"{who} ({reference['year']})" if who and reference.get("year") else who
