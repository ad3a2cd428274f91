"""What the names and words beside a name say of it, over the whole text."""

from pipeline.mentions.entities.canonical_names import give_canonical_names, name_couples
from pipeline.mentions.entities.coreference import find_repeated
from pipeline.mentions.entities.forms import retype_by_form
from pipeline.mentions.entities.from_acronyms import without_other_meanings
from pipeline.mentions.entities.neighbours import (
    agree_in_lists,
    complete_inverted,
    drop_parts_of_terms,
    join_couples,
    join_seats,
    retype_versioned,
)
from pipeline.mentions.entities.overlaps import first_come
from pipeline.model import Acronym, Entity, Span


def _entities(text: str, *written: tuple[str, str], by: str = "model") -> list[Entity]:
    """Return an entity for each phrase and kind, at its first place behind the one before."""
    found, at = [], 0
    for phrase, kind in written:
        start = text.index(phrase, at)
        at = start + len(phrase)
        found.append(Entity("", Span(start, at), kind, phrase, by))
    return found


def test_a_person_with_versions_is_a_product() -> None:
    text = "Tonna 2 was slower than Tonna 3 Large; only Moor (1998) knew Moor 5."
    found = _entities(text, ("Tonna", "PERSON"), ("Tonna", "PERSON"), ("Moor", "PERSON"), ("Moor", "PERSON"))
    assert [e.kind for e in retype_versioned(text, found)] == ["PRODUCT", "PRODUCT", "PERSON", "PERSON"]


def test_a_people_that_only_opens_one_term_is_none() -> None:
    text = "Latin Hypercube sampling: a Latin Hypercube of Danish Harbour boards; the Danish were first."
    found = _entities(text, ("Latin", "NORP"), ("Latin", "NORP"), ("Danish", "NORP"), ("Danish", "NORP"))
    assert [e.name for e in drop_parts_of_terms(text, found)] == ["Danish", "Danish"]


def test_a_people_before_a_title_or_a_name_stays() -> None:
    text = "The Danish President met Danish Minister Moor."
    found = _entities(text, ("Danish", "NORP"), ("Danish", "NORP"))
    assert list(drop_parts_of_terms(text, found)) == found


def test_a_guess_between_places_is_a_place_everywhere() -> None:
    text = "It vied with Akra, Sybaris, and Tarentum. Akra sent ships."
    found = _entities(text, ("Akra", "PERSON"), ("Sybaris", "GPE"), ("Tarentum", "GPE"), ("Akra", "PERSON"))
    assert [e.kind for e in agree_in_lists(text, found)] == ["GPE"] * 4


def test_a_body_before_its_town_state_and_country_stays_one() -> None:
    text = "Harbour Laboratories, Albuquerque, New Mexico, USA"
    found = _entities(text, ("Harbour Laboratories", "ORG"), by="rule:head")
    found += _entities(text, ("Albuquerque", "GPE"), ("New Mexico", "GPE"), ("USA", "GPE"))
    assert next(agree_in_lists(text, found)).kind == "ORG"


def test_a_foundation_has_the_names_of_both_its_founders() -> None:
    text = "grants of the Bill and Ada Moor Foundation rose"
    found = _entities(text, ("Bill", "PERSON"), ("Ada Moor Foundation", "ORG"))
    assert [e.name for e in first_come(text, join_couples(text, found))] == ["Bill and Ada Moor Foundation"]


def test_a_given_name_beside_a_full_one_has_its_family_name() -> None:
    text = "his parents, David and Anna Moor, and Tonna and Anna Moor"
    found = _entities(text, ("David", "PERSON"), ("Anna Moor", "PERSON"), ("Tonna", "PERSON"), ("Anna Moor", "PERSON"))
    assert [e.name for e in name_couples(text, found)] == ["David Moor", "Anna Moor", "Tonna", "Anna Moor"]


def test_what_the_text_defines_in_small_letters_is_no_listed_body() -> None:
    text = "the intraclass coefficient (ICC) rose"
    start = text.index("ICC")
    acronym = Acronym(Span(start, start + 3), "ICC", "intraclass coefficient", Span(4, 26))
    court = Entity("", acronym.span, "ORG", "International Criminal Court", "gazetteer")
    assert list(without_other_meanings(text, [court], [acronym])) == []


def test_words_of_a_title_before_a_year_are_no_authors() -> None:
    text = "Information, Quays and Society (2019) has information on society and quays; Moor and Tonna (2020) have not."
    assert [e.name for e in give_canonical_names(text, ())] == ["Moor", "Tonna"]


def test_a_cited_author_with_a_second_capital_is_a_person() -> None:
    text = "In particular, McNabb            found this."
    assert {e.kind for e in give_canonical_names(text, _entities(text, ("McNabb", "ORG")))} == {"PERSON"}


def test_the_first_of_three_in_a_list_is_no_couple() -> None:
    text = "and Tonna, David and Anna Moor spoke"
    found = _entities(text, ("Tonna", "PERSON"), ("David", "PERSON"), ("Anna Moor", "PERSON"))
    assert [e.name for e in name_couples(text, found)] == ["Tonna", "David", "Anna Moor"]


def test_the_name_of_a_study_has_no_people_and_no_body() -> None:
    text = "the British Cohort Study, the Quay Force Survey and British data"
    found = _entities(text, ("British", "NORP"), ("Quay Force", "ORG"), ("British", "NORP"))
    assert [e.span.start for e in drop_parts_of_terms(text, found)] == [text.rindex("British")]


def test_a_university_has_the_town_of_its_name() -> None:
    text = "the University of Ostland at Kiel"
    found = _entities(text, ("University of Ostland", "ORG"), ("Kiel", "GPE"))
    assert [e.name for e in first_come(text, join_seats(text, found))] == ["University of Ostland at Kiel"]


def test_a_family_name_that_opens_a_line_belongs_to_the_given_name_behind() -> None:
    text = "Tonna, David, 12, 14\nHence, David said so.\nNao, David, Moor: robots"
    found = [
        Entity("", Span(at, at + 5), "PERSON", "David", "model")
        for at in range(len(text))
        if text.startswith("David", at)
    ]
    assert [e.name for e in complete_inverted(text, found)] == ["David Tonna", "David", "David"]


def test_a_language_is_no_place_and_a_party_convention_no_act() -> None:
    text = "in Farsi at the Republican National Convention"
    found = _entities(text, ("Farsi", "GPE"), ("Republican National Convention", "LAW"))
    assert [e.kind for e in retype_by_form(text, found)] == ["NORP", "EVENT"]


def test_a_word_that_the_text_writes_small_is_nobody_at_a_sentence_start() -> None:
    text = "In the field, a field and other field work. Field trials by Ada Field were told to Field."
    full = _entities(text, ("Ada Field", "PERSON"))
    assert [e.span.start for e in find_repeated(text, full)] == [text.index("Ada"), text.rindex("Field")]
