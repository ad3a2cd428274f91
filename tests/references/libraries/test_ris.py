import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.references import read_library
from pipeline.references.libraries.ris import read

GOOD = """TY  - JOUR
ID  - lind20
AU  - Lind, Per
AU  - European Commission
TI  - Fees & rivers
T2  - Harbour Studies
PY  - 2020/03/01/
VL  - 4
IS  - 3
SP  - 1
EP  - 9
DO  - https://doi.org/10.1000/ABC
L1  - files/lind.pdf
ER  -

TY  - ELEC
A1  - Harbour Board
T1  - Fees of the year;
 in two lines
Y1  - 2018
UR  - https://a.org/x;y
Y2  - 2020/01/02/
ER  -
"""
TAGS = [
    "TY  - JOUR\n",
    "ER  - \n",
    "AU  - Lee, D.\n",
    "TI  - Tides\n",
    "PY  - 2017\n",
    "XX  - ?\n",
    "TY - BOOK\n",
    "loose words\n",
    "\n",
    "UR  - \n",
]


def test_an_article():
    (lind, _), troubles = read(GOOD.encode(), "a.ris")
    assert troubles == ()
    assert [str(a) for a in lind.authors] == ["Lind, Per", "European Commission"]
    assert (lind.title, lind.container, lind.year, lind.volume, lind.issue, lind.pages) == (
        "Fees & rivers",
        "Harbour Studies",
        "2020",
        "4",
        "3",
        "1–9",
    )
    assert (lind.doi, lind.files, lind.kind, lind.citekey, lind.span) == (
        "10.1000/abc",
        ("files/lind.pdf",),
        "article",
        "lind20",
        None,
    )


def test_a_page_with_its_day_and_a_wrapped_title():
    page = read(GOOD.encode(), "a.ris")[0][1]
    assert (page.title, page.year, page.url, page.accessed, page.kind) == (
        "Fees of the year; in two lines",
        "2018",
        "https://a.org/x;y",
        "2020-01-02",
        "web",
    )


@pytest.mark.parametrize(
    ("text", "titles", "reasons"),
    [
        ("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - ", ["One", "Two"], ["line 1: the entry has no end"]),
        ("TY  - JOUR\nTI  - One\n", ["One"], ["read to the end of the file"]),
        ("TY  - JOUR\nER  - \nTY  - JOUR\nTI  - Two\nER  - ", ["Two"], ["line 1: the entry says no title"]),
        ("TI  - Lost\nTY  - JOUR\nTI  - Two\nER  - ", ["Two"], ["line 1: stands outside"]),
        ("ER  - \nTY  - JOUR\nTI  - Two\nER  - ", ["Two"], ["line 1: an end (ER) without an entry"]),
        ("TY  - BOOK\nID  - a\nTI  - One\nER  - \nTY  - BOOK\nID  - a\nTI  - Two\nER  - ", ["One"], ["stands twice"]),
        ("", [], ["no entry"]),
        ("TY - BOOK\nTI - One blank\nER -", ["One blank"], []),
    ],
)
def test_a_broken_entry_is_a_trouble_and_takes_no_other_with_it(text, titles, reasons):
    found, troubles = read(text.encode(), "a.ris")
    assert [r.title for r in found] == titles
    assert len(troubles) == len(reasons)
    assert all(want in t.reason and t.code == "BIB_BLOCK_FAILED" for want, t in zip(reasons, troubles, strict=True))


def test_a_guessed_encoding_is_a_trouble():
    found, troubles = read("TY  - BOOK\nTI  - Häfen\nER  - ".encode("cp1252"), "a.ris")
    assert (found[0].title, troubles[0].code) == ("Häfen", "ENCODING_GUESSED")


def test_the_ending_chooses_the_reader():
    assert read_library(GOOD.encode(), "a.RIS")[0][0].by == "ris"


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200) | st.lists(st.sampled_from(TAGS), max_size=20).map(lambda parts: "".join(parts).encode())
)
def test_any_bytes_give_entries_or_troubles(data):
    found, troubles = read(data, "a.ris")
    assert found or troubles
    assert len({r.id for r in found}) == len(found)
