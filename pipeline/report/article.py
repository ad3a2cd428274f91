"""What the report shows of one article: its claims sorted into the sections, its problems, works and text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import BlockKind, Document, Outcome, ProblemCode, Review, Severity, Sign, Verdict
from pipeline.report.drawings import Part, TimeLine, bar, time_line
from pipeline.report.works import reference_words
from pipeline.wording import Comparison, Pair, compare, sign_of

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]

_GOOD = frozenset({Verdict.CONFIRMED, Verdict.NOT_CHECKABLE})
_UNREAD = frozenset({Outcome.SOURCE_NOT_AVAILABLE, Outcome.SOURCE_UNREADABLE})
_ABOUT_CLAIMS = frozenset(
    {
        ProblemCode.FIGURE_DIFFERS,
        ProblemCode.DATE_DIFFERS,
        ProblemCode.QUOTE_ALTERED,
        ProblemCode.QUOTE_NOT_FOUND,
        ProblemCode.CLAIM_UNCITED,
        ProblemCode.SOURCE_NOT_SUPPLIED,
        ProblemCode.SOURCE_UNREADABLE,
    }
)
_LOOK = ("1", "2", "3")  # priorities of claims that a person has to look at


@dataclass(frozen=True, slots=True)
class Item:
    """A claim with what it is compared with. works: the cited works in words, one a passage."""

    row: Row
    comparison: Comparison
    works: tuple[str, ...]

    @property
    def sign(self) -> Sign:
        """The sign of its outcome."""
        return sign_of(self.row.get("outcome", ""))

    @property
    def unplaced(self) -> tuple[Pair, ...]:
        """The pairs that the marks in claim and passages do not show: one side is empty, or a reason stands beside it."""
        return tuple(
            pair
            for pair in self.comparison.pairs
            if pair.sign != Sign.AGREES and (not pair.article or pair.passage < 0 or ";" in pair.detail)
        )

    @property
    def id(self) -> str:
        """Its anchor in the page: equal claims of two articles have two."""
        return f"{self.row['article']}-{self.row['claim_id']}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a block: of a claim, or between claims (item None)."""

    words: str
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the article."""

    kind: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What the sections show, in the order of the report.

    correct: judged, and not right as it stands. confirmed: judged, right. pressing: found by the machine, for a person to judge;
    nearby: the same, less pressing.
    agree: what agrees and nobody has judged. unchecked: what could not be. uncited: statements that cite nothing.
    judged: claims with a verdict that stands.
    """

    key: str
    title: str
    document: Document | None
    claims: tuple[Row, ...]
    correct: tuple[Item, ...]
    confirmed: tuple[Item, ...]
    pressing: tuple[Item, ...]
    nearby: tuple[Item, ...]
    agree: tuple[Item, ...]
    unchecked: tuple[Item, ...]
    uncited: tuple[Item, ...]
    orphans: tuple[Row, ...]
    problems: tuple[Row, ...]
    sources: tuple[Row, ...]
    verifications: tuple[Row, ...]
    references: Mapping[str, Row]
    judged: int
    reviewers: tuple[str, ...]
    blocks: tuple[TextBlock, ...]
    bar: tuple[Part, ...]
    time_line: TimeLine | None

    @property
    def shown(self) -> frozenset[str]:
        """The anchors of the statements that stand in sections 1 to 4."""
        lists = (self.correct, self.confirmed, self.pressing, self.nearby, self.agree, self.unchecked, self.uncited)
        return frozenset(item.id for items in lists for item in items)

    @property
    def differing(self) -> int:
        """How many statements differ from their source, by the machine or by a person's word."""
        return sum(sign_of(row.get("outcome", "")) == Sign.DIFFERS for row in self.claims)

    @property
    def lost_citations(self) -> int:
        """How many citations lead nowhere."""
        codes = {ProblemCode.MISSING_REFERENCE, ProblemCode.YEAR_MISMATCH, ProblemCode.NAME_MISMATCH}
        return sum(row["code"] in codes for row in self.problems)

    @property
    def retracted(self) -> int:
        """How many cited works were retracted."""
        return len({row["about"] for row in self.problems if _is(row, ProblemCode.WORK_RETRACTED, Severity.ERROR)})

    @property
    def not_found(self) -> int:
        """How many cited works no index that was asked has."""
        return len({row["about"] for row in self.problems if _is(row, ProblemCode.WORK_NOT_FOUND, Severity.WARNING)})

    @property
    def works(self) -> tuple[int, int]:
        """How many cited works were read, and how many are cited."""
        cited = {row["reference_id"] for row in self.sources if row.get("reference_id")}
        cited = {id_ for id_ in cited if self.references.get(id_, {}).get("cited", "0") != "0"}
        read = {row["reference_id"] for row in self.sources if row.get("source") and row.get("status") == "read"}
        return len(cited & read), len(cited)


def article_views(tables: Tables, documents: Mapping[str, Document]) -> list[Article]:
    """Return what the report shows of each article.

    Args:
        tables: of the whole run, with verdicts.
        documents: key of an article → its text, as far as it was kept.
    """
    rows = rows_by_article(tables)
    keys = dict.fromkeys([*documents, *(row["article"] for row in tables["claims"] if row.get("claim_id"))])
    return [_article_view(key, rows[key], documents.get(key)) for key in keys if key]


def rows_by_article(tables: Tables) -> defaultdict[str, dict[str, list[Row]]]:
    """Return key of an article → its rows of every table; of an article without rows, tables without rows."""
    found: defaultdict[str, dict[str, list[Row]]] = defaultdict(lambda: {name: [] for name in tables})
    for name, rows in tables.items():
        for row in rows:
            found[row.get("article", "")][name].append(row)
    return found


def _article_view(key: str, rows_of: Tables, document: Document | None) -> Article:
    references = {row["reference_id"]: row for row in rows_of["references"]}
    rows = [row for row in rows_of["claims"] if row.get("review") != Review.ORPHANED and row.get("claim_id")]
    evidence = _by_claim(rows_of["evidence"])
    items = [_item(row, evidence.get(row["claim_id"], ()), references) for row in rows]
    judged = [item for item in items if _is_judged(item.row)]
    open_items = [item for item in items if not _is_judged(item.row)]
    cited = [item for item in open_items if item.row.get("outcome")]
    by_priority = sorted(cited, key=lambda item: (item.sign != Sign.DIFFERS, item.row.get("priority", "")))
    doubted = [item for item in by_priority if item.sign in (Sign.DIFFERS, Sign.DOUBTFUL)]
    pressing = [item for item in doubted if item.row.get("priority") in _LOOK]
    wrong = [item for item in judged if item.row["verdict"] and item.row["verdict"] not in _GOOD]
    return Article(
        key=key,
        title=_title(document) or key,
        document=document,
        claims=tuple(rows),
        correct=tuple(sorted(wrong, key=lambda item: item.sign != Sign.DIFFERS)),
        confirmed=tuple(item for item in judged if item.row["verdict"] in _GOOD),
        pressing=tuple(pressing),
        nearby=tuple(item for item in doubted if item.row.get("priority") not in _LOOK),
        agree=tuple(item for item in cited if item.sign == Sign.AGREES),
        unchecked=tuple(item for item in cited if item.row["outcome"] in _UNREAD),
        uncited=tuple(item for item in open_items if _is_uncited(item.row)),
        orphans=tuple(row for row in rows_of["claims"] if row.get("review") == Review.ORPHANED),
        problems=tuple(row for row in rows_of["problems"] if row["code"] not in _ABOUT_CLAIMS),
        sources=tuple(rows_of["sources"]),
        verifications=tuple(rows_of.get("verifications", ())),
        references=references,
        judged=len(judged),
        reviewers=tuple(sorted({name for item in judged for name in item.row["reviewer"].split(" | ") if name})),
        blocks=tuple(_blocks(document, items)) if document else (),
        bar=bar(rows),
        time_line=time_line(rows_of["events"]),
    )


def _is(row: Row, code: ProblemCode, severity: Severity) -> bool:
    return row["code"] == code and row["severity"] == severity


def _by_claim(evidence: Sequence[Row]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in evidence:
        rows.setdefault(row["claim_id"], []).append(row)
    return rows


def _item(row: Row, evidence: Sequence[Row], references: Mapping[str, Row]) -> Item:
    found = compare(row, evidence)
    works = (references.get(passage.row["reference_id"], {}) for passage in found.passages)
    return Item(row, found, tuple(reference_words(work) for work in works))


def _is_judged(row: Row) -> bool:
    """Tell whether a person's verdict stands; one that asks to be looked at again does not."""
    return row.get("review") in (Review.KEPT, Review.SETTLED, Review.DISAGREE)


def _is_uncited(row: Row) -> bool:
    return not row.get("outcome") and row.get("link") in ("none", "inferred") and row.get("priority") == "4"


def _title(document: Document | None) -> str:
    """Return the title that the article's file gives, or its first heading."""
    if document is None:
        return ""
    headings = (b.span.of(document.text).strip() for b in document.blocks if b.kind == BlockKind.HEADING)
    return document.meta.title or next(headings, "")


def _blocks(document: Document, items: Sequence[Item]) -> Iterator[TextBlock]:
    """Yield the blocks of the article with their claims; a claim whose words stand elsewhere now is left out."""
    claims: dict[int, list[tuple[int, int, Item]]] = {}
    for item in items:
        start, end = int(item.row.get("start") or 0), int(item.row.get("end") or 0)
        if document.text[start:end] == item.row["claim"]:
            claims.setdefault(document.block_at(start), []).append((start, end, item))
    for i, block in enumerate(document.blocks):
        start, end = block.span.start, block.span.end
        inside = sorted((claim for claim in claims.get(i, ()) if claim[1] <= end), key=lambda claim: claim[:2])
        yield TextBlock(block.kind, tuple(_stretches(document.text, start, end, inside)))


def _stretches(text: str, start: int, end: int, claims: Sequence[tuple[int, int, Item]]) -> Iterator[Stretch]:
    for first, last, item in claims:
        if first < start:
            continue  # inside of the claim before
        if first > start:
            yield Stretch(text[start:first])
        yield Stretch(text[first:last], item)
        start = last
    if start < end:
        yield Stretch(text[start:end])
