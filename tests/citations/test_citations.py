import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.citations import STYLES, Style, find_citations
from pipeline.model import Citation, Document, Lookup, Mark, MarkKind, Person, Reference, Span
from tests.growth import assert_linear

REAL = Path("/work/shared/real")
PARTS = [
    "(",
    ")",
    "[",
    "]",
    "Lee",
    " et al. ",
    "2017",
    "2018a",
    ", b",
    "; ",
    " and ",
    "1–3",
    "12,13",
    "@key",
    "\\cite{",
    "}",
    "\n",
    ".",
    "É",
    "²",
]
LISTED = [
    Reference(
        f"r{i}", None, f"[{i}] Lee (2017)", label=str(i), authors=(Person("Lee", "A."),), year="2017", citekey="key"
    )
    for i in range(1, 14)
]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PARTS), max_size=30).map("".join)))
def test_every_span_reads_back_and_nothing_raises(text):
    for references in ([], LISTED):
        found = find_citations(Document("", "", text), references)
        assert list(found) == sorted(found, key=lambda c: c.span)
        assert len({c.id for c in found}) == len(found)
        for c in found:
            assert 0 <= c.span.start < c.span.end <= len(text)
            assert c.names or c.label
            assert not c.label or c.style in {"numeric", "superscript", "key"}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_only_the_works_of_a_range_share_a_span(text):
    found = find_citations(Document("", "", text), LISTED)
    for a, b in pairwise(found):
        assert a.span == b.span or not a.span.overlaps(b.span)


def test_excluded_spans_are_not_searched():
    text = "War (Lee, 2017).\nReferences\nKim (2018) @key (Roe, 2019)"
    document = Document("", "", text, marks=(Mark(MarkKind.CITEKEY, Span(40, 44), "key"),))
    assert [c.names for c in find_citations(document, LISTED, excluded=[Span(17, len(text))])] == [("Lee",)]


def test_names_and_years_beside_numbers_are_chance():
    text = "".join(f"So it is [{i}]. " for i in range(1, 14)) + "Lee (2017) said so."
    assert {c.style for c in find_citations(Document("", "", text), LISTED)} == {"numeric"}


def test_a_mixed_document_keeps_both():
    text = "".join(f"So it is [{i}] (Lee, 2017). " for i in range(1, 14))
    assert {c.style for c in find_citations(Document("", "", text), LISTED)} == {"numeric", "author-date"}


def test_a_new_style_is_one_more_line(monkeypatch):
    def find(_document, _references):
        yield Citation("", Span(0, 4), Span(0, 4), label="3")

    style = Style(name="margin", find=find, lookup=Lookup.LABEL)
    monkeypatch.setattr("pipeline.citations.STYLES", (*STYLES, style))
    (found,) = find_citations(Document("", "", "ibid. p. 3"), [])
    assert (found.style, found.lookup) == ("margin", Lookup.LABEL)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10**6,
        "1" * 10**5,
        "(" * 10**5,
        "[@" * 10**5,
        "(" * 10**5 + "Lee 2017" + ")" * 10**5,
        "A-" * 10**5,
        "et al. " * 10**5,
        "1," * 10**5,
    ],
    ids=["letters", "digits", "open", "at", "nested", "hyphens", "et al", "list"],
)
def test_hostile_text_ends_soon(text):
    for style in STYLES:
        assert_linear(lambda text, style=style: list(style.find(Document("", "", text), LISTED)), text)


@pytest.mark.skipif(not REAL.exists(), reason="the owner's article is not here")
def test_the_real_article():
    text = (REAL / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((REAL / "gold.json").read_text(encoding="utf-8"))["citations"]
    found = find_citations(Document("", "", text), [], excluded=[Span(text.index("\nReference:"), len(text))])
    assert [(c.span.start, c.span.end) for c in found] == [(g["start"], g["end"]) for g in gold]
