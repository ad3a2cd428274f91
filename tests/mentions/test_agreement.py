"""Agreement of lists and rules with the model over a document."""

from pipeline.mentions.entities import find
from pipeline.mentions.entities.agreement import keep_agreed
from pipeline.mentions.entities.apposition import retype_products
from pipeline.mentions.entities.certainty import Candidate
from pipeline.mentions.entities.filters import drop_common_nouns
from pipeline.model import Entity, Span


def _entity(text: str, written: str, kind: str, by: str = "gazetteer") -> Entity:
    start = text.index(written)
    return Entity("", Span(start, start + len(written)), kind, written, by)


def _seen(text: str, written: str, kind: str, confidence: float = 0.95) -> Candidate:
    start = text.index(written)
    return Candidate(Span(start, start + len(written)), written, kind, confidence)


def _kept(text: str, by_rule: list[Entity], seen: list[Candidate]) -> list[tuple[str, str]]:
    return [(e.span.of(text), e.kind) for e in keep_agreed(text, by_rule, seen)]


def test_a_listed_word_that_the_model_sees_nowhere_is_no_name() -> None:
    text = "Put the Oxford comma before the last item."
    assert _kept(text, [_entity(text, "Oxford", "GPE")], []) == []


def test_one_mention_that_the_model_sees_supports_the_others() -> None:
    text = "Oslo voted. They left Oslo."
    second = Entity("", Span(22, 26), "GPE", "Oslo", "gazetteer")
    assert _kept(text, [_entity(text, "Oslo", "GPE"), second], [_seen(text, "Oslo", "PLACE")]) == [("Oslo", "GPE")] * 2


def test_a_listed_name_inside_a_longer_one_is_a_part_of_it() -> None:
    text = "He writes for the American Banker."
    seen = [_seen(text, "American Banker", "ORG", 0.5)]
    assert _kept(text, [_entity(text, "American", "NORP")], seen) == []


def test_capitals_titles_with_full_names_and_laws_need_no_support() -> None:
    text = "The BBC quoted Dr. Ada Moor on the Insurance Act."
    found = [
        _entity(text, "BBC", "ORG"),
        _entity(text, "Ada Moor", "PERSON", "rule:title"),
        _entity(text, "Insurance Act", "LAW", "rule:head"),
    ]
    assert len(_kept(text, found, [])) == len(found)


def test_a_listed_place_that_is_surely_another_thing_here_takes_its_kind() -> None:
    text = "Java runs everywhere."
    assert _kept(text, [_entity(text, "Java", "GPE")], [_seen(text, "Java", "PRODUCT")]) == [("Java", "PRODUCT")]
    assert _kept(text, [_entity(text, "Java", "GPE")], [_seen(text, "Java", "PRODUCT", 0.7)]) == [("Java", "GPE")]


def test_a_person_whose_family_name_is_a_head_word_stays_a_person() -> None:
    text = "Now we go to Michael Derby."
    seen = [_seen(text, "Michael Derby", "PERSON")]
    found = [_entity(text, "Michael Derby", "EVENT", "rule:head")]
    assert _kept(text, found, seen) == [("Michael Derby", "PERSON")]


def test_one_of_many_is_no_name_but_what_stands_before_a_noun_is() -> None:
    law = "It is an Act of Parliament, no more."
    act = _entity(law, "Act of Parliament", "LAW", "rule:head")
    assert not list(drop_common_nouns(law, [act]))
    ruling = "It was a Supreme Court ruling."
    court = _entity(ruling, "Supreme Court", "ORG", "rule:head")
    assert list(drop_common_nouns(ruling, [court])) == [court]


def test_an_acronym_with_a_plural_is_a_class() -> None:
    text = "Two ITSPs paid; the third ITSP did not."
    found = [_entity(text, "ITSPs", "ORG", "model"), _entity(text, "ITSP", "ORG", "model")]
    assert not list(drop_common_nouns(text, found))


def test_what_the_text_calls_a_product_is_one() -> None:
    text = "Install the Firela extension. Firela is free."
    found = [_entity(text, "Firela", "ORG", "model"), Entity("", Span(30, 36), "ORG", "Firela", "model")]
    assert [e.kind for e in retype_products(text, found)] == ["PRODUCT", "PRODUCT"]


def test_no_name_is_found_in_an_address() -> None:
    text = "See https://example.org/wiki/Wikipedia:Barcamp and write to Oslo@example.org today."
    assert not find(text)


def test_who_stands_in_a_list_is_a_person_where_the_model_sees_one() -> None:
    text = "By Ada Moor, Lyud Neykov and Harbour News."
    found = [_entity(text, "Lyud Neykov", "PERSON", "rule:list"), _entity(text, "Harbour News", "PERSON", "rule:list")]
    seen = [_seen(text, "Lyud Neykov", "PERSON", 0.5), _seen(text, "Harbour News", "ORG", 0.5)]
    assert _kept(text, found, seen) == [("Lyud Neykov", "PERSON")]


def test_a_body_keeps_the_title_of_its_patron() -> None:
    text = "She studied at Queen Mary University of London in 1999."
    assert "Queen Mary University of London" in {e.span.of(text) for e in find(text)}


def test_a_technical_head_makes_no_act() -> None:
    text = "The Open Science Framework and the Penal Code differ."
    acts = [_entity(text, name, "LAW", "rule:head") for name in ("Open Science Framework", "Penal Code")]
    assert _kept(text, acts, []) == [("Penal Code", "LAW")]


def test_a_full_name_by_its_given_name_needs_the_model() -> None:
    text = "the Max Tonna Verlag and Max Moor"
    persons = [_entity(text, name, "PERSON", "rule:given-name") for name in ("Max Tonna Verlag", "Max Moor")]
    assert _kept(text, persons, [_seen(text, "Max Tonna Verlag", "ORG"), _seen(text, "Max Moor", "PERSON")]) == [
        ("Max Moor", "PERSON")
    ]


def test_a_family_name_that_the_model_surely_takes_for_a_place_is_none() -> None:
    text = "Abraham Moor was born; later he lived at Moor."
    full = _entity(text, "Abraham Moor", "PERSON", "rule:given-name")
    start = text.rindex("Moor")
    town = Entity("", Span(start, start + 4), "PERSON", "Abraham Moor", "rule:family-name")
    seen = [_seen(text, "Abraham Moor", "PERSON"), Candidate(town.span, "Moor", "PLACE", 0.95)]
    assert _kept(text, [full, town], seen) == [("Abraham Moor", "PERSON")]
