from dataclasses import replace

from pipeline.model import Organisation, Person, Reference, Span
from pipeline.references import merge, parse_references

(LIND,) = parse_references(["Lind, P. (2020a). Fees and the long road to reform. Harbour Studies, 4(1), 1–9."])
ENTRY = Reference(
    id="r-bib",
    span=None,
    raw="@article{lind20}",
    authors=(Person("Lind", "Per"),),
    year="2020",
    title="Fees and the Long Road to Reform",
    doi="10.1000/abc",
    citekey="lind20",
    files=("lind.pdf",),
    by="bibtex",
)


def test_the_same_work_is_filled_up_not_doubled():
    (merged,) = merge([LIND], [ENTRY])
    assert merged == replace(LIND, doi="10.1000/abc", citekey="lind20", files=("lind.pdf",))


def test_the_doi_counts_more_than_the_words():
    listed = replace(LIND, doi="10.1000/abc", authors=(Organisation("Port"),), year="1999", title="Other")
    (merged,) = merge([listed], [ENTRY])
    assert (merged.citekey, merged.title) == ("lind20", "Other")


def test_two_dois_are_two_works():
    assert len(merge([replace(LIND, doi="10.1000/other")], [ENTRY])) == 2


def test_works_of_other_years_authors_and_titles_are_not_merged():
    others = [replace(ENTRY, year="2019"), replace(ENTRY, authors=(Person("Vogel"),)), replace(ENTRY, title="Fish")]
    assert merge([LIND], others) == (LIND, *others)


def test_a_subtitle_that_the_list_leaves_out():
    (merged,) = merge([LIND], [replace(ENTRY, title="Fees and the long road to reform: Three ports")])
    assert merged.citekey == "lind20"


def test_one_entry_fills_up_one_reference():
    twice = [LIND, replace(LIND, id="r-2", title="Fees and the long road to reform, again")]
    assert [ref.citekey for ref in merge(twice, [ENTRY])] == ["lind20", ""]


SAFETY = Reference(
    id="r-csl",
    span=None,
    raw="{}",
    authors=(Organisation("Marlow Pumps Limited"),),
    year="2018",
    title="Advice on the safe use of pumps",
    citekey="marlow2018",
)


def test_an_entry_that_prints_its_author_otherwise_is_the_work_whose_title_it_holds():
    (listed,) = parse_references(["4. Limited MP. ADVICE ON THE SAFE USE OF PUMPS. Safety Notes. 2018."])
    (merged,) = merge([listed], [SAFETY])
    assert (merged.citekey, merged.raw) == ("marlow2018", listed.raw)


def test_a_title_that_two_entries_hold_is_left_apart():
    listed = parse_references(
        [
            "Marlow Pumps. Advice on the safe use of pumps. 2018.",
            "Marlow Pumps. Advice on the safe use of pumps. Part 2. 2018.",
        ]
    )
    assert len(merge(listed, [replace(SAFETY, authors=(Organisation("Limited Marlow"),))])) == 3
    assert len(merge(listed[:1], [replace(SAFETY, year="2011", authors=(Organisation("Limited Marlow"),))])) == 2


def test_releases_whose_titles_differ_by_a_digit_stay_two_works():
    listed = [replace(SAFETY, id=f"r-{n}", citekey="", title=f"Manual of the harbour crane, release {n}") for n in "67"]
    entries = [replace(SAFETY, citekey=f"crane{n}", title=f"Manual of the harbour crane, release {n}") for n in "76"]
    assert [ref.citekey for ref in merge(listed, entries)] == ["crane6", "crane7"]


def test_what_the_file_says_of_a_printed_entry_wins_over_what_was_read():
    span = Span(10, 40)
    read = Reference("r1", span, "TaitOM (2011) Barges.", authors=(Person("TaitOM"),), year="2011", title="Barges.")
    stated = Reference("c1", span, "", authors=(Person("Tait", "OM"),), title="Barges", citekey="q1")
    (merged,) = merge([read], [stated])
    assert (merged.id, merged.authors, merged.title, merged.year, merged.citekey) == (
        "r1",
        (Person("Tait", "OM"),),
        "Barges",
        "2011",
        "q1",
    )
