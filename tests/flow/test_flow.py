"""Properties of the whole flow."""

from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.documents.compose import compose
from pipeline.model import BlockKind, Extraction, Piece
from pipeline.model.json import decode, encode

SENTENCES = [
    "Trade reached $42.3 billion in 2023 (Lee, 2024).",
    "According to the OECD (2019), about a third of firms export.",
    "“It was a wall with hinges,” said Aigerim Karimova in March 2021 (Karimova and Lee 2022, p. 4).",
    "The World Trade Organization (WTO) met on 3 May 2020.",
    "They agreed (see Smith et al., 2018a, b; European Commission, n.d.).",
    "Nothing is certain.",
]
LIST = [
    "References",
    "Lee, D. (2024). Ports and trade. Asian Affairs 5 (1), 1-9.",
    "OECD (2019). Firms abroad. Paris: OECD.",
]


def article(sentences):
    return compose([Piece(BlockKind.PARAGRAPH, s) for s in [*sentences, *LIST]], key="a", data=b"")


def spans(value, text):
    """Every span of a value and of the values in it."""
    if isinstance(value, tuple):
        for item in value:
            yield from spans(item, text)
    elif is_dataclass(value):
        for field in fields(value):
            yield from [getattr(value, field.name)] if field.name in ("span", "group", "long_span") else []
            yield from spans(getattr(value, field.name), text)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from(SENTENCES) | st.text(max_size=60), max_size=6))
def test_every_span_lies_in_the_text_and_every_id_is_one(sentences):
    document = article(sentences)
    found = pipeline.extract(document)
    for part in (found.references, found.citations, found.links, found.mentions, found.claims, found.problems):
        for span in spans(part, document.text):
            assert span is None or 0 <= span.start <= span.end <= len(document.text)
    ids = [
        v.id
        for v in (*found.references, *found.citations, *found.claims, *found.mentions.times, *found.mentions.figures)
    ]
    assert len(ids) == len(set(ids))
    assert {link.citation for link in found.links} == {c.id for c in found.citations}


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from([s for s in SENTENCES if "They" not in s]), st.integers(0, 3))
def test_an_inserted_paragraph_moves_no_claim_and_no_citation(sentence, place):
    before = pipeline.extract(article(SENTENCES[:3]))
    after = pipeline.extract(
        article([*SENTENCES[:place], f"In other words, {sentence[0].lower()}{sentence[1:]}", *SENTENCES[place:3]])
    )
    assert {c.id for c in before.claims} <= {c.id for c in after.claims}
    assert {c.id for c in before.citations} <= {c.id for c in after.citations}
    assert {r.id for r in before.references} == {r.id for r in after.references}


def test_the_same_input_gives_the_same_values():
    assert pipeline.extract(article(SENTENCES)) == pipeline.extract(article(SENTENCES))


def test_an_extraction_survives_json():
    found = pipeline.extract(article(SENTENCES))
    assert decode(encode(found), Extraction) == found


@pytest.mark.parametrize("sentences", [[], ["", " "], ["No citations here."], ["(Lee, 2024)"], ["("] * 50])
def test_odd_articles_give_an_extraction(sentences):
    assert isinstance(pipeline.extract(article(sentences)), Extraction)
