from dataclasses import replace

import pytest

from pipeline.model import Person, Record, ReferenceKind, WorkState
from pipeline.verify import verify
from tests.verify.works import ELSEWHERE, ENTRY, RECORD, altered

BOTH = frozenset({"crossref", "openalex"})


def state(reference, *records, answered=BOTH):
    return verify(reference, records, answered=answered, this_year=2026)


def test_the_record_of_the_entry_is_found():
    found = state(ENTRY, RECORD)
    assert (found.state, found.by, found.differences) == (WorkState.FOUND, "place", ())


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"year": "2009"}, "year"),
        ({"volume": "77"}, "volume"),
        ({"pages": "901–917"}, "pages"),
        ({"container": "Botany of Fjords"}, "container"),
        ({"title": "Tidal drift of harbour lanterns beneath piers"}, "title"),
        ({"authors": (Person("Quist", "L."), Person("Osei", "K."))}, "author"),
        ({"authors": (Person("Varga", "L."), Person("Osei", "K."), Person("Bexley", "A."))}, "author"),
    ],
)
def test_one_altered_field_is_named_when_two_indexes_agree(fields, field):
    found = state(altered(**fields), RECORD, ELSEWHERE)
    assert found.state == WorkState.FOUND_DIFFERS
    assert [difference.field for difference in found.differences] == [field]


def test_one_index_alone_may_be_wrong():
    assert state(altered(volume="77"), RECORD).state == WorkState.MAY_DIFFER


def test_the_record_of_the_entrys_own_doi_is_enough():
    cited = replace(altered(volume="77"), doi="10.5555/tidal")
    assert state(cited, RECORD).state == WorkState.FOUND_DIFFERS


def test_one_year_off_is_no_finding():
    found = state(altered(year="2015"), RECORD, ELSEWHERE)
    assert found.state == WorkState.FOUND
    assert [(d.field, d.minor) for d in found.differences] == [("year", True)]


def test_a_slip_of_the_parser_is_no_difference():
    # title, container and volume are cut wrongly, and all stand in the raw entry
    slipped = replace(
        ENTRY, title="Tidal drift of harbour", container="sediments beneath piers", volume="2", pages="31"
    )
    found = state(slipped, RECORD, ELSEWHERE)
    assert (found.state, found.differences) == (WorkState.FOUND, ())


def test_a_doi_of_another_work_is_named():
    other = Record(
        "crossref", "2", doi="10.5555/other", title="Rubber prices in Kalutara", authors=(Person("Mattila"),)
    )
    found = state(replace(ENTRY, doi="10.5555/other"), other, RECORD)
    assert found.state == WorkState.DOI_ELSEWHERE
    assert found.candidates == (RECORD,)


def test_another_part_of_a_series_is_only_similar():
    entry = altered(title="Tidal drift of harbour sediments. Part II")
    third = replace(RECORD, title="Tidal drift of harbour sediments. Part III", volume="32", pages="9-20", year="2015")
    found = state(entry, third)
    assert (found.state, found.by, found.candidates) == (WorkState.SIMILAR, "sibling", (third,))


def test_a_work_of_this_title_by_others_is_only_similar():
    namesake = replace(
        RECORD, authors=(Person("Lindqvist", "O."),), volume="3", pages="1-9", container="Ports", year="1990"
    )
    assert state(ENTRY, namesake).by == "namesake"


def test_a_preprint_is_another_version():
    preprint = replace(RECORD, container="Preprints of the Sea", volume="", pages="", year="2011")
    assert state(ENTRY, preprint).state == WorkState.OTHER_VERSION


def test_a_chapter_of_an_earlier_edition_is_another_version():
    cited = altered(volume="", pages="", container="Harbours: A Handbook", year="2003")
    later = replace(RECORD, container="Harbours: A Handbook", volume="", pages="", year="2014")
    assert state(cited, later).state == WorkState.OTHER_VERSION


def test_a_discussion_paper_is_another_version_of_the_article():
    assert state(
        ENTRY, replace(RECORD, container="Journal of Coastal Mechanics Discussions", pages="1-19", volume="")
    ).state == (WorkState.OTHER_VERSION)


def test_a_wrong_journal_at_the_right_place_is_a_difference_and_no_version():
    found = state(altered(container="Botany of Fjords"), RECORD)
    assert (found.state, [d.field for d in found.differences]) == (WorkState.MAY_DIFFER, ["container"])


def test_a_letter_that_is_called_like_what_it_answers_is_not_the_work():
    letter = replace(RECORD, authors=(Person("Lindqvist", "O."),), pages="240")
    assert state(ENTRY, letter).state == WorkState.SIMILAR


def test_a_misspelt_name_is_told_and_is_no_finding():
    for authors in (
        (Person("Vargo", "L."), Person("Osei", "K.")),
        (Person("Varga", "L."), Person("Osei", "B.")),
        (Person("Varga", "Lydia"), Person("Osei", "K.")),
    ):
        found = state(altered(authors=authors), RECORD, ELSEWHERE)
        assert (found.state, [(d.field, d.minor) for d in found.differences]) == (WorkState.FOUND, [("author", True)])


def test_a_volume_in_roman_numerals_is_the_same_volume():
    assert state(ENTRY, replace(RECORD, volume="XXXI")).differences == ()


def test_a_doi_that_no_registry_knows_is_named_with_the_work_itself():
    found = verify(replace(ENTRY, doi="10.5555/none"), [RECORD], answered=BOTH, this_year=2026, doi_known=False)
    assert (found.state, found.candidates) == (WorkState.DOI_UNKNOWN, (RECORD,))


def test_the_book_of_a_chapter_is_its_host():
    chapter = replace(
        ENTRY,
        raw="Varga, L. (2014). Lanterns at low tide. In Quays and Their Keepers (pp. 3–9). Moor Press.",
        authors=(Person("Varga", "L."),),
        title="Lanterns at low tide",
        container="Quays and Their Keepers",
        volume="",
        pages="3–9",
        kind=ReferenceKind.CHAPTER,
    )
    book = Record("openlibrary", "3", title="Quays and Their Keepers", authors=(Person("Frost"),), year="2014")
    assert state(chapter, book).state == WorkState.HOST_FOUND


@pytest.mark.parametrize(
    ("reference", "answered", "expected"),
    [
        (ENTRY, BOTH, WorkState.NOT_FOUND),
        (ENTRY, frozenset({"crossref"}), WorkState.UNDECIDED),  # the silence of one index says little
        (altered(year="2026"), BOTH, WorkState.UNDECIDED),  # indexes come late
        (replace(ENTRY, kind=ReferenceKind.NEWS), BOTH, WorkState.NOT_EXPECTED),
        (replace(ENTRY, title="Piers"), BOTH, WorkState.NOT_ENOUGH),
    ],
)
def test_not_found_is_said_only_when_silence_means_something(reference, answered, expected):
    assert state(reference, answered=answered).state == expected


def test_no_state_accuses():
    words = " ".join(f"{s} {s.meaning}" for s in WorkState)
    assert not any(word in words for word in ("fake", "invented", "fabricat", "hallucinat", "verified"))
