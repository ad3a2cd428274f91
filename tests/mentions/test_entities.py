import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.mentions import acronyms, entities
from pipeline.mentions.entities.apposition import retype_organisations
from pipeline.mentions.entities.filters import one_sense_per_discourse
from pipeline.mentions.entities.overlaps import complete_names, longest_first
from pipeline.model import Entity, Span
from pipeline.model.span import blank
from tests.cases import load
from tests.growth import assert_linear

MARKED = re.compile(r"\[([^|\]]+)\|([A-Z_]+)(?:\|([^\]]+))?\]")
SAYS = [(case["about"], text) for case in load("entities") for text in case["says"]]


def find(text):
    return entities.by_rule(text, acronyms.find(text))


def find_all(text):
    return entities.find(text, acronyms.find(text))


@pytest.mark.parametrize(("about", "marked"), SAYS, ids=[text[:50] for _, text in SAYS])
def test_entities(about, marked):
    text = MARKED.sub(r"\1", marked)
    wanted = [(m[1], m[2], m[3] or m[1]) for m in MARKED.finditer(marked)]
    assert [(e.span.of(text), e.kind, e.name) for e in find(text)] == wanted, about


def test_a_name_does_not_cross_a_line_or_a_blanked_citation():
    assert [e.span for e in find("the Soviet\nUnion")] == [Span(4, 10)]
    assert [e.kind for e in find("the Soviet         Union")] == ["NORP"]


def test_two_of_one_family_keep_their_names():
    text = "President Ada Moor met Minister Tuvo Moor. Then Moor left."
    assert [e.name for e in find(text)] == ["Ada Moor", "Tuvo Moor", "Moor"]


def test_the_longest_stays_then_the_surest():
    def entity(start, end, by):
        return Entity("", Span(start, end), "ORG", "", by)

    kept = longest_first("x" * 20, [entity(0, 5, "a"), entity(3, 12, "b"), entity(3, 12, "c"), entity(12, 14, "d")])
    assert [e.by for e in kept] == ["b", "d"]


def test_what_the_text_defines_goes_before_what_the_world_knows():
    text = "The Smalltown Cattle Office (SCO) pays; SCO rules."
    assert {e.name for e in find(text)} == {"Smalltown Cattle Office"}


words = st.sampled_from(
    "President Tokayev Olaf Scholz said the Ministry of Water Kazakhstan's US ’s , . ( ) \n – al- Bank and \ud800 İ C5+1".split(
        " "
    )
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(words, max_size=25).map(" ".join)))
def test_spans_lie_in_order_inside_the_text_and_nothing_raises(text):
    for found in (find(text), find_all(text)):
        lies_in_order(found, text)


def lies_in_order(found, text):
    assert all(0 <= e.span.start < e.span.end <= len(text) and e.name for e in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["A" * 500_000, "(" * 100_000, "Aa-" * 50_000, "Aa " * 20_000, "President " * 10_000, "Bank of " * 10_000]
)
def test_hostile_texts_end(text):
    assert_linear(find, text)


def test_the_real_article(shared):
    text = (shared / "real" / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "real" / "gold.json").read_text(encoding="utf-8"))
    text = blank(text, [Span(c["start"], c["end"]) for c in gold["citations"]])
    wanted = {(kind, name) for kind, all_ in gold["entities"].items() for name in all_}
    for found in (find(text), find_all(text)):
        assert wanted <= {(e.kind, e.span.of(text)) for e in found}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ingrid Halvorsen, who runs the port of Mukran, met Bertelsmann managers.",
            {"Ingrid Halvorsen", "Mukran", "Bertelsmann"},
        ),
        ("Talks with Siemens broke down in Hamburg, Okonkwo said.", {"Siemens", "Hamburg", "Okonkwo"}),
        ("the Soviet\nUnion", {"Soviet"}),
    ],
)
def test_the_model_finds_what_no_list_knows(text, names):
    assert {e.span.of(text) for e in find_all(text)} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the family name, the given name, the name that stands first
        ("Prime Minister Abiy Ahmed left. Later Ahmed and Abiy were one.", ["Abiy Ahmed", "Abiy Ahmed", "Abiy Ahmed"]),
        ("Xi Jinping flew to Beijing, and Xi stayed.", ["Xi Jinping", "Beijing", "Xi Jinping"]),
        ("Ingrid Halvorsen met Tom Halvorsen. Halvorsen won.", ["Ingrid Halvorsen", "Tom Halvorsen", "Halvorsen"]),
        # a short form that shares no letters with its English name
        ("The Republican People's Party (CHP) won; CHP cheered.", ["Republican People's Party"] * 3),
        ("Olaf Scholz (SPD) spoke.", ["Olaf Scholz", "Social Democratic Party of Germany"]),
    ],
)
def test_one_canonical_name(text, names):
    assert [e.name for e in find_all(text)] == names


def test_a_small_word_at_the_end_is_no_part_of_a_name():
    assert [(e.span.of(t), e.name) for t in ["The Uyghurs of Xinjiang fled."] for e in find_all(t)] == [
        ("Uyghurs", "Uyghur"),
        ("Xinjiang", "Xinjiang"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met at Sharm el-Sheikh in May.", ["Sharm el-Sheikh"]),
        ("Containers from Xi'an reached Astana's depot.", ["Xi'an", "Astana"]),
        ("Talks between China-Russia teams at a Baku-based bank", ["China", "Russia", "Baku"]),
        ("All of the Caucasus is dry.", ["Caucasus"]),
    ],
)
def test_a_span_is_whole_words_and_no_more(text, found):
    assert [e.span.of(text) for e in find_all(text)] == found


def test_the_article_tells_a_river_from_a_town():
    text = "Water from the Kaveri and a lake reaches Bengaluru; the Bengaluru office paid."
    assert [(e.span.of(text), e.kind) for e in find_all(text)] == [
        ("Kaveri", "LOC"),
        ("Bengaluru", "GPE"),
        ("Bengaluru", "GPE"),
    ]


@pytest.mark.parametrize("cited", ["In a survey Keane and Oduya (2022) count them.", "Keane et al. (2022) count them."])
def test_authors_are_persons(cited):
    assert {e.kind for e in find_all(cited)} == {"PERSON"}


def test_a_key_is_nobody():
    assert not [e for e in find_all("@hartwell2022leak read all 116 submissions.") if e.kind == "PERSON"]


def test_a_place_that_is_a_persons_name_is_the_person():
    text = "In 2011 Meles Zenawi laid a stone; Meles is dead."
    assert [(e.kind, e.name) for e in find_all(text)] == [("PERSON", "Meles Zenawi")] * 2


def test_two_capitalised_words_alone_are_no_body():
    assert not find_all("Great Service! Prompt Service and great food.")


def test_the_rules_say_kind_and_name_where_both_see_the_same_span():
    text = "It left the US for Kazakhstan."
    assert [(e.kind, e.name) for e in find_all(text)] == [("GPE", "United States"), ("GPE", "Kazakhstan")]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        # words that the body writes small
        ("Toward a New Energy Security Policy for Central Asia", ["Central Asia"]),
        ("Digital Government and Public Trust", []),
        # said once more in a sentence; known to a list; no word of it written small
        ("Why the Clean Energy Fund Was Late", ["Clean Energy Fund"]),
        ("How the European Union Made a New Policy", ["European Union"]),
        ("EUROPEAN COMMISSION PROPOSES NEW POLICY", ["European Commission"]),
    ],
)
def test_a_heading_says_nothing_by_its_capitals(heading, names):
    body = "The new government has a digital policy, clean energy and public trust in its security; a fund is missing."
    text = f"{heading}\n\n{body} The Clean Energy Fund paid."
    assert [e.name for e in find_all(text) if e.span.start < len(heading)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Two NGOs and their MPs wrote it.",
        "Serious Adverse Events (SAE) are serious events that are adverse. Doctors report each SAE to Siemens.",
    ],
)
def test_a_short_form_of_common_nouns_is_no_name(text):
    assert {e.name for e in find_all(text)} <= {"Siemens"}


def test_what_the_text_defines_is_no_body_of_the_same_letters():
    names = [e.name for e in find_all("The Independent Salmon Office (ISO) paid. The ISO met.")]
    assert "International Organization for Standardization" not in names


def test_a_place_before_a_modifier_is_a_part_of_a_longer_name():
    assert "Omaha" not in [e.span.of(t) for t in ["He joined Omaha Public Power Board."] for e in find_all(t)]


def test_a_body_is_named_by_its_head_word_behind_its_full_name():
    text = "The Board waited. The Harbour Board met in May. Later the Board paid. The Board Room is red."
    assert [(e.span.start, e.name) for e in find_all(text) if e.by == "rule:short-name"] == [
        (text.index("Board paid"), "Harbour Board")
    ]


def test_the_longest_name_wins_where_it_stands():
    found = (
        Entity("", Span(0, 10), "ORG", "Quay Press", "model"),
        Entity("", Span(16, 20), "GPE", "Quay", "model"),
        Entity("", Span(31, 35), "GPE", "Quay", "model"),
    )
    text = "Quay Press; the Quay Press and Quay alone"
    assert [e.span.of(text) for e in complete_names(text, found)] == ["Quay Press", "Quay Press", "Quay"]


def test_a_technical_term_is_no_act():
    text = "They used Voice over Internet Protocol (VoIP) lines. The VoIP lines were cheap."
    assert "VoIP" not in [e.span.of(text) for e in find_all(text)]


def test_a_name_is_mostly_of_one_kind():
    def entity(start, kind, by="model"):
        return Entity("", Span(start, start + 5), kind, "Hohoe", by)

    found = (entity(0, "GPE"), entity(10, "PERSON"), entity(20, "GPE"))
    assert [e.kind for e in one_sense_per_discourse(found)] == ["GPE"] * 3
    assert [e.kind for e in one_sense_per_discourse(found[:2])] == ["GPE", "PERSON"]
    known = (*found, entity(30, "PERSON", "rule:title"))
    assert [e.kind for e in one_sense_per_discourse(known)] == ["GPE", "PERSON", "GPE", "PERSON"]


def test_a_firm_that_the_text_calls_a_firm_is_no_town():
    text = "Shares of Albemarle and of Norvik Minera fell. Codelco, the state copper firm, gained; so did Chile, a large producer."
    found = [
        Entity("", Span(text.index(name), text.index(name) + len(name)), "GPE", name, "model")
        for name in ("Albemarle", "Norvik Minera", "Codelco", "Chile")
    ]
    assert [e.kind for e in retype_organisations(text, found)] == ["ORG", "ORG", "ORG", "GPE"]


def test_the_model_is_linear_and_deterministic():
    text = "Ingrid Halvorsen met Bertelsmann managers in Hamburg. " * 40
    assert find_all(text) == find_all(text)
    assert len(find_all(text)) == 120
