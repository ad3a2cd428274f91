"""The door: subjects, located files and documents in, evidence out."""

import re

import pytest

from pipeline.evidence import AnnotatedText, Subject, find_evidence, locate
from pipeline.evidence.compare.date_mention import date_in_title
from pipeline.evidence.compare.statements import read
from pipeline.evidence.retrieve.rank import RELEVANT
from pipeline.evidence.source.indexed_source import index_source
from pipeline.model import Block, BlockKind, Document, Entity, Meta, Page, Quote, Reference, Span
from tests.evidence.notation import annotated

FERRY = """The Okavale ferry company runs nine ships.
In its first year the Okavale ferry carried 14,200 passengers across the lake. Tickets were cheap.
The director said that nobody had expected such crowds at the pier. Fog was the worst enemy.
The Okavale ferry company was sold for $42.1 million in the end."""


def annotate(text: str, *, dated: bool = True) -> AnnotatedText:  # noqa: ARG001 — as the flow calls it
    """Find numbers with a noun and dollar amounts: enough for these texts."""
    marked = re.sub(r"\$(\d+\.\d) million", lambda m: f"[{m.group()}|{m[1]}e6|USD]", text)
    marked = re.sub(r"\b(\d+),(\d{3}) (passengers)", lambda m: f"[{m.group()}|{m[1]}{m[2]}|{m[3]}|=|count]", marked)
    return annotated(marked)


def evidence_for(claim: str, *, quotes: tuple[str, ...] = (), text: str = FERRY, entities: tuple[str, ...] = ()):
    found = annotate(claim)
    named = tuple(Entity(f"e-{n}", Span(claim.index(n), claim.index(n) + len(n)), "PERSON", n) for n in entities)
    subject = Subject(
        "c-1", AnnotatedText(claim, found.figures, found.times, named), ("r1",), tuple(enumerate_ids(quotes))
    )
    document = Document("ferry", "", text, path="ferry.txt", pages=(Page("7", Span(0, len(text))),))
    located = locate([Reference("r1", None, "", citekey="ferry")], [document])
    return list(find_evidence([subject], located, [document], annotate))


def enumerate_ids(quotes):
    return ((Quote(f"q{i}", Span(0, 0)), words) for i, words in enumerate(quotes))


@pytest.mark.parametrize(
    ("claim", "quotes", "outcome"),
    [
        ("The Okavale ferry carried 14,200 passengers in its first year.", (), "figures_match"),
        ("The Okavale ferry company was sold for $42.3 million.", (), "figures_differ"),
        ("The director of the ferry had not expected crowds at the pier.", (), "passage_found"),
        ("Volcanic ash closed Icelandic schools.", (), "no_matching_passage"),
        ("The director was surprised.", ("nobody had expected such crowds",), "quote_exact"),
        ("The director was surprised.", ("nobody had wanted such crowds at the pier",), "quote_altered"),
        ("The director was surprised.", ("my grandmother taught dolphins to sing",), "quote_not_found"),
    ],
)
def test_outcomes(claim, quotes, outcome):
    rows = evidence_for(claim, quotes=quotes)
    assert {row.outcome for row in rows} == {outcome}, rows


def test_rows_read_back_and_are_ranked():
    rows = evidence_for("The Okavale ferry carried 14,200 passengers in its first year.")
    assert [row.rank for row in rows] == list(range(1, len(rows) + 1))
    assert all(row.span is not None and row.span.of(FERRY) == row.passage and row.score >= RELEVANT for row in rows)
    assert (rows[0].claim, rows[0].reference, rows[0].source, rows[0].page) == ("c-1", "r1", "ferry.txt", "7")
    assert "14,200 passengers" in rows[0].passage
    assert len(rows) <= 3


def test_the_passage_of_a_quotation_comes_first():
    rows = evidence_for("Nine ships are run by the Okavale ferry company.", quotes=("Fog was the worst enemy",))
    assert rows[0].passage == "Fog was the worst enemy."
    assert ("quote", "matches", "q0") in {(c.kind, c.outcome, c.about) for c in rows[0].checks}


def test_a_name_that_is_nowhere_in_the_source():
    rows = evidence_for("Marchetti said the Okavale ferry carried 14,200 passengers.", entities=("Marchetti",))
    assert ("name", "Marchetti", "absent") in {(c.kind, c.claimed, c.outcome) for c in rows[0].checks}
    assert rows[0].outcome == "figures_match"


def test_another_passage_takes_a_contradiction_back():
    text = (
        "The ferry was insured for $30.5 million.\n"
        + "Fog is bad.\n" * 4
        + "The ferry company was sold for $42.1 million."
    )
    rows = evidence_for("The ferry company was sold for $42.1 million.", text=text)
    assert {row.outcome for row in rows} == {"figures_match"}


def test_a_figure_that_is_nowhere_in_the_source():
    text = "The Okavale ferry company was sold in the end, and the new owners of the ferry painted its nine ships."
    rows = evidence_for("The Okavale ferry company was sold for $42.1 million.", text=text)
    assert rows[0].outcome == "figure_absent_from_source"
    assert rows[0].checks[0].detail == "$42.1 million is nowhere in the source"


def test_a_number_in_words_is_no_alarm():
    claim = annotated("The [two|2||=|count] directors of the ferry had not expected crowds at the pier.")
    subject = Subject("c-1", claim, ("r1",))
    document = Document("ferry", "", FERRY, path="ferry.txt")
    located = locate([Reference("r1", None, "", citekey="ferry")], [document])
    assert {row.outcome for row in find_evidence([subject], located, [document], annotate)} == {"passage_found"}


def test_gives_the_reason_where_there_is_none():
    subject = Subject("c-1", AnnotatedText("Ferries sank."), ("r1", "r2"))
    empty = Document("a", "", " ", path="a.pdf")
    references = [Reference("r1", None, "", citekey="a"), Reference("r2", None, "")]
    rows = list(find_evidence([subject], locate(references, [empty]), [empty], annotate))
    assert [(row.reference, row.outcome, row.span) for row in rows] == [
        ("r1", "source_unreadable", None),
        ("r2", "source_not_available", None),
    ]


def test_a_source_is_cut_and_indexed_once():
    calls: list[tuple[str, bool]] = []

    def counting(text: str, *, dated: bool = True) -> AnnotatedText:
        calls.append((text, dated))
        return annotate(text)

    document = Document("ferry", "", FERRY, path="ferry.txt")
    located = locate([Reference("r1", None, "", citekey="ferry")], [document])
    subjects = [Subject(f"c-{i}", annotate("The Okavale ferry carried 14,200 passengers."), ("r1",)) for i in range(5)]
    assert list(find_evidence(subjects, located, [document], counting))
    assert len(calls) == len(set(calls))


def test_the_figures_of_a_title_are_not_its_neighbours():
    text = "The ferry: 9,100 passengers\nIt carried 14,200 passengers."
    end = text.index("\n")
    blocks = (Block(BlockKind.HEADING, Span(0, end), level=1), Block(BlockKind.PARAGRAPH, Span(end + 1, len(text))))
    source = index_source(Document("ferry", "", text, blocks=blocks), annotate)
    assert [len(passage.figures) for passage in source.window(1)] == [0, 1]
    assert [len(passage.figures) for passage in source.window(0)] == [1, 1]


def test_a_title_dates_what_no_passage_does():
    claim = annotated("Between {2014|2014-01-01|2014-12-31|2014} and 2020 the fund paid 1,312 passengers back.")
    title = annotated("The fund {2014–2020|2014-01-01|2020-12-31|P7Y}")
    document = Document("fund", "", "The fund paid 1,312 passengers back.", meta=Meta(title=title.text))
    source = index_source(document, lambda line, **_: title if line == title.text else annotate(line))
    assert date_in_title(claim.times[0], source.title) == "2014–2020"
    assert date_in_title(claim.times[0], annotated("The fund")) == ""


def test_all_texts_of_an_article_are_parsed_in_one_batch(monkeypatch):
    batches = []
    parse = read.parse
    monkeypatch.setattr(read, "parse", lambda texts: parse(batches.append(list(texts)) or batches[-1]))
    monkeypatch.setattr(read, "_READINGS", {})
    claims = (
        "The Okavale ferry carried 14,200 passengers in its first year.",
        "The Okavale ferry company was sold for $42.3 million.",
    )
    subjects = [Subject(f"c-{i}", annotate(claim), ("r1",), ()) for i, claim in enumerate(claims)]
    document = Document("ferry", "", FERRY, path="ferry.txt")
    located = locate([Reference("r1", None, "", citekey="ferry")], [document])
    assert list(find_evidence(subjects, located, [document], annotate))
    parsed = [batch for batch in batches if batch]
    assert len(parsed) == 1
    assert set(claims) < set(parsed[0])


def outcomes_beside(first: str, second: str) -> list[str]:
    """The outcomes of two claims that stand one behind the other and cite the ferry."""
    subjects = [Subject(f"c-{n}", annotate(claim), ("r1",)) for n, claim in enumerate((first, second))]
    document = Document("ferry", "", FERRY, path="ferry.txt")
    located = locate([Reference("r1", None, "", citekey="ferry")], [document])
    rows = list(find_evidence(subjects, located, [document], annotate))
    return [next(row.outcome for row in rows if row.claim == subject.claim) for subject in subjects]


def test_a_faint_passage_beside_that_of_the_claim_before_is_found():
    faint = "Passes for it were next to nothing, cheap as chips."
    assert outcomes_beside("The Okavale ferry carried 14,200 passengers in its first year.", faint) == [
        "figures_match",
        "passage_found",
    ]
    assert outcomes_beside("Volcanic ash closed Icelandic schools.", faint) == ["no_matching_passage"] * 2
