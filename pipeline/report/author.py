"""report-author.html and report.txt: questions to the author of an article, without a word on who judged it and how.

Only what a person judged is asked, and what is wrong with citations and references, which the author can see for himself.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model import Document, ProblemCode, Severity, Sign, Verdict
from pipeline.report.article import Article, Item, Row, Tables, article_views
from pipeline.report.render import render
from pipeline.wording import Pair

_QUESTIONS: dict[str, str] = {
    Verdict.CONFIRMED_WITH_CORRECTION: "How should it read?",
    Verdict.PARTLY_SUPPORTED: "Where does the rest of it come from?",
    Verdict.FAILED_VERIFICATION: "We did not find this in the source. Where does it stand?",
    Verdict.CONTRADICTED: "The source seems to say something else. How should it read?",
    Verdict.UNVERIFIABLE: "We could not check this. What does it rest on, and can you send it to us?",
    Verdict.SOURCE_INADEQUATE: "Is there a better source for this?",
}
_CITATIONS: dict[str, str] = {
    ProblemCode.MISSING_REFERENCE: "This citation is in no entry of the reference list. Which work is meant?",
    ProblemCode.YEAR_MISMATCH: "The list has this work with another year. Which year is right?",
    ProblemCode.NAME_MISMATCH: "The list spells this name otherwise. Which spelling is right?",
    ProblemCode.AMBIGUOUS_CITATION: "This citation fits several entries of the list. Which one is meant?",
    ProblemCode.DUPLICATE_REFERENCE: "Two entries seem to be one work. Which one should stay?",
    ProblemCode.INVERTED_NAME: "Are family name and given name in the right order here?",
    ProblemCode.WORK_NOT_FOUND: "We did not find this work; that need not mean much. Can you send us a copy of it, or its address?",
    ProblemCode.WORK_DIFFERS: "We found this work with another detail. Which is right?",
    ProblemCode.WORK_RETRACTED: "There is a notice about this work. Did you know of it, and should it stay?",
    ProblemCode.LINK_DEAD: "This address no longer answers. Where can the page be read now?",
}
_OF_WORKS = frozenset(
    {ProblemCode.WORK_NOT_FOUND, ProblemCode.WORK_DIFFERS, ProblemCode.WORK_RETRACTED, ProblemCode.LINK_DEAD}
)
# whose message says what was found
_TOLD = frozenset({ProblemCode.WORK_DIFFERS, ProblemCode.WORK_RETRACTED})
# whose suggestion names the entries that may be meant
_HINTED = frozenset({ProblemCode.YEAR_MISMATCH, ProblemCode.NAME_MISMATCH, ProblemCode.AMBIGUOUS_CITATION})


@dataclass(frozen=True, slots=True)
class Question:
    """A place of the article and what is asked about it. item: the judged statement, None where a citation is asked about."""

    words: str
    place: str
    question: str
    item: Item | None = None
    work: str = ""
    note: str = ""


def author_page(tables: Tables, documents: Mapping[str, Document]) -> bytes:
    """Return report-author.html."""
    articles = [(view, tuple(questions(view))) for view in article_views(tables, documents)]
    return render("author.html.j2", articles=articles, named=_named).encode("utf-8", "replace")


def author_email(tables: Tables, documents: Mapping[str, Document]) -> bytes:
    """Return report.txt: the subject and the body of an e-mail."""
    articles = [(view, tuple(questions(view))) for view in article_views(tables, documents)]
    return render("email.txt.j2", articles=articles, named=_named).encode("utf-8", "replace")


def questions(article: Article) -> Iterator[Question]:
    """Yield what to ask of an article, in the order of its text."""
    found = [*(_of_item(item) for item in article.correct), *_of_problems(article)]
    yield from (question for _, question in sorted(found, key=lambda asked: asked[0]))


def _named(article: Article) -> str:
    """Return the title in quotation marks; the author is not shown what the file is called."""
    return f"“{article.title}”" if article.title != article.key else "your article"


def _of_item(item: Item) -> tuple[int, Question]:
    row, pair = item.row, _differing(item)
    question = _QUESTIONS.get(row["verdict"], "How should it read?")
    if pair and row["verdict"] in (Verdict.CONTRADICTED, Verdict.CONFIRMED_WITH_CORRECTION):
        question = f"The source has “{pair.source}” where the article has “{pair.article}”. Which is right?"
    work = item.works[0] if item.works else ""
    return int(row.get("start") or 0), Question(row["claim"], _place(row), question, item, work, _note(row))


def _differing(item: Item) -> Pair | None:
    pairs = (pair for pair in item.comparison.pairs if pair.sign == Sign.DIFFERS and pair.article and pair.source)
    return next(pairs, None)


def _note(row: Row) -> str:
    """Return the note of one reviewer; where several wrote, the cell names them, and the author is to hear no names."""
    reviewers = [name for name in row["reviewer"].split(" | ") if name]
    note = row["note"]
    return note if len(reviewers) <= 1 and not any(name in note for name in reviewers) else ""


def _of_problems(article: Article) -> Iterator[tuple[int, Question]]:
    for row in article.problems:
        if row["severity"] != Severity.INFO and row["code"] in _CITATIONS:
            yield _of_entry(row) if row["code"] in _OF_WORKS else _of_citation(article, row)


def _of_entry(row: Row) -> tuple[int, Question]:
    """Return the question about a work, at the end: its place is the reference list."""
    note = row["message"] if row["code"] in _TOLD else ""
    return sys.maxsize, Question(row["text"], "reference list", _CITATIONS[row["code"]], note=note)


def _of_citation(article: Article, row: Row) -> tuple[int, Question]:
    start = int(row.get("start") or 0)
    around = next((claim for claim in article.claims if _holds(claim, start)), None)
    words, place = (around["claim"], _place(around)) if around else (row["text"], _section(article, row))
    note = row["suggestion"] if row["code"] in _HINTED else ""
    return start, Question(words, place, f"{row['text']}: {_CITATIONS[row['code']]}", note=note)


def _holds(claim: Row, offset: int) -> bool:
    return bool(claim.get("start")) and int(claim["start"]) <= offset < int(claim["end"])


def _section(article: Article, row: Row) -> str:
    return article.document.section_at(int(row["start"])) if article.document and row.get("start") else ""


def _place(row: Row) -> str:
    page = f"page {row['page']}" if row.get("page") else ""
    return ", ".join(filter(None, (page, row.get("section", ""), f"paragraph {row['paragraph']}")))
