from dataclasses import replace

from pipeline.model import Organisation, Person, Reference
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
