import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents.compose import compose
from pipeline.model import BlockKind, Document, Organisation, Piece
from pipeline.references import find_references
from pipeline.references.detect.joint import choose_lists
from pipeline.text.marks import find_marks
from tests.cases import load
from tests.growth import assert_linear

REAL = Path(__file__).parents[4] / "shared/real"


def chosen(document):
    return choose_lists(document, find_marks(document))


def document(blocks: list[str]) -> Document:
    kinds = {"# ": BlockKind.HEADING, "* ": BlockKind.ITEM}
    pieces = [
        Piece(kinds[b[:2]], b[2:], level=2 if b[0] == "#" else 0) if b[:2] in kinds else Piece(BlockKind.PARAGRAPH, b)
        for b in blocks
    ]
    return compose(pieces, key="a", data=b"")


@pytest.mark.parametrize("case", load("reference_sections"), ids=lambda case: case["name"])
def test_sections(case):
    doc = document(case["blocks"])
    refs, spans, _ = find_references(doc)
    raws = [ref.raw for ref in refs]
    assert len(raws) == len(case["entries"]), raws
    assert all(raw.startswith(start) for raw, start in zip(raws, case["entries"], strict=True)), raws
    assert bool(spans) == bool(refs)
    assert all(any(span.contains(ref.span) for span in spans) for ref in refs)
    if "ends" in case:
        assert raws[-1].endswith(case["ends"])


BLOCKS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "# References",
                "Reference:",
                "Note: own views.",
                "Lind, P. (2020). Fees. Ports 4(1), 1–9.",
                "[1] P. Lind, Ports 4, 1 (2020).",
                "——— (2021). More. Ports 5, 1–9.",
                "* Vogel, A.\n  (2019). Markets.",
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_every_span_reads_back(blocks):
    doc = document(blocks)
    refs, spans, _ = find_references(doc)
    assert all(ref.span.of(doc.text) == ref.raw == ref.raw.strip() for ref in refs)
    assert len({ref.id for ref in refs}) == len(refs)
    assert list(spans) == sorted(spans)


def test_a_dash_repeats_the_authors_before():
    refs, *_ = find_references(
        document(["References", "Lind, P. (2019). Fees. Ports 3, 1–9.", "——— (2020). More fees. Ports 4, 1–9."])
    )
    assert refs[0].authors == refs[1].authors != ()


def test_long_lines_take_linear_time():
    assert_linear(lambda text: find_references(document(["# References", text])), "A. " * 10**5)
    assert_linear(lambda text: find_references(document(["# References", text])), "Lind (2019). " * 10**4)


@pytest.mark.skipif(not REAL.exists(), reason="the owner's article is not here")
def test_the_owners_article():
    text = (REAL / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((REAL / "gold.json").read_text(encoding="utf-8"))["references"]
    refs, *_ = find_references(
        compose([Piece(BlockKind.PARAGRAPH, line) for line in text.splitlines()], key="a", data=b"")
    )
    assert len(refs) == len(gold)
    for ref, want in zip(refs, gold, strict=True):
        assert ref.raw.startswith(want["starts"])
        assert [a.name if isinstance(a, Organisation) else a.family for a in ref.authors] == want["families"]
        assert ref.year == str(want["year"])
        assert bool(ref.url) == want["has_url"]
        assert ref.accessed == (want["accessed"] or "")


def test_fifty_thousand_lines_are_found_and_cut_in_linear_time():
    lines = [f"Lind, P. ({1950 + i % 70}). Fees {i}. Harbour Studies, {i}(1), 1–9." for i in range(50_000)]
    ((found,), _) = chosen(document(["# References", "\n".join(lines)]))
    assert len(found.entries) == len(lines)
    assert_linear(lambda lines: chosen(document(["# References", "\n".join(lines)])), lines)


@pytest.mark.parametrize("text", ["()[]" * 250_000, "(" * 500_000, "[1]" * 200_000, "“„«»" * 200_000])
def test_all_brackets_hold_no_reference(text):
    refs, *_ = find_references(document(["# References", text]))
    assert len(refs) <= 1
    assert_linear(lambda text: find_references(document(["# References", text])), text)
