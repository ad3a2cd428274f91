"""report.html: the page of a run."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import Document
from pipeline.report.article import Article, Tables, article_views
from pipeline.report.drawings import WIDTH
from pipeline.report.render import render


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree: claims with two verdicts, the share that is the same, Cohen's kappa."""

    claims: int
    share: float
    kappa: float


def report_page(
    tables: Tables, documents: Mapping[str, Document], *, version: str, agreement: Agreement | None = None
) -> bytes:
    """Return report.html: the same tables give the same bytes.

    Args:
        tables: of the run, with verdicts.
        documents: key of an article → its text, as far as it is there.
        version: of citetrail.
        agreement: of the reviewers, None where too few claims have two verdicts.
    """
    page = render(
        "report.html.j2",
        articles=article_views(tables, documents),
        errors=tables.get("errors", ()),
        version=version,
        agreement=agreement,
        width=WIDTH,
        count_words=count_words,
    )
    return page.encode("utf-8", "replace")


def count_words(article: Article) -> list[str]:
    """Return the sentence at the head of the report, in its parts: what differs, leads nowhere, cites nothing."""
    parts = [
        _counted(article.differing, "statement differs from its source", "statements differ from their source"),
        _counted(article.lost_citations, "citation leads nowhere", "citations lead nowhere"),
        _counted(article.retracted, "cited work was retracted", "cited works were retracted"),
        _counted(
            article.not_found, "cited work is in no index that was asked", "cited works are in no index that was asked"
        ),
        _counted(len(article.uncited), "statement cites nothing", "statements cite nothing"),
    ]
    return [part for part in parts if part] or ["Nothing differs, and every citation leads to a work"]


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""
