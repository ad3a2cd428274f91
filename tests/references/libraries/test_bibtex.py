import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.references.libraries.bibtex import read
from pipeline.references.libraries.bibtex_fields import decode_latex, file_paths

GOOD = r"""@string{hs = "Harbour Studies"}
@article{lind20, author = {Lind, Per and {European Commission} and von Berg, Jr, Anna and Andr\'e {\"U}nal and others},
  title = {{Fees} \& rivers: 50\% of {\"U}bersee}, journal = hs # " Quarterly", year = 2020, month = jan, pages = "1--9",
  number = 3, volume = {4}, doi = {https://doi.org/10.1000/ABC}, file = {:files/lind.pdf:PDF}}
@inproceedings{vogel19, crossref = {proc}, author = {Anne Vogel}, title = {Markets}}
@proceedings{proc, title = {Ports of the World}, year = 2019, publisher = {Anker}}
@online{zorn, author = {Zorn, Max}, title = {Page}, date = {2018-05-03}, url = {https://a.org/x\_y}, urldate = {2020-01-02}}
"""


def by_key(text: str):
    refs, troubles = read(text.encode(), "a.bib")
    return {ref.citekey: ref for ref in refs}, troubles


def test_an_article():
    refs, troubles = by_key(GOOD)
    lind = refs["lind20"]
    assert troubles == ()
    assert [str(a) for a in lind.authors] == ["Lind, Per", "European Commission", "von Berg, Anna", "Ünal, André"]
    assert (lind.title, lind.container, lind.year, lind.pages) == (
        "Fees & rivers: 50% of Übersee",
        "Harbour Studies Quarterly",
        "2020",
        "1–9",
    )
    assert (lind.volume, lind.issue, lind.doi, lind.files, lind.kind) == (
        "4",
        "3",
        "10.1000/abc",
        ("files/lind.pdf",),
        "article",
    )
    assert lind.span is None


def test_a_child_inherits_from_its_crossref():
    vogel = by_key(GOOD)[0]["vogel19"]
    assert (vogel.title, vogel.container, vogel.year, vogel.publisher, vogel.kind) == (
        "Markets",
        "Ports of the World",
        "2019",
        "Anker",
        "conference",
    )


def test_a_page_with_its_day():
    zorn = by_key(GOOD)[0]["zorn"]
    assert (zorn.year, zorn.url, zorn.accessed, zorn.kind) == ("2018", "https://a.org/x_y", "2020-01-02", "web")


def test_a_failed_block_is_a_trouble_with_its_line():
    text = '@book{a, title="A"}\n@book{a, title="B"}\n@book{broken, title={oops,\n@book{c, title="C"}\n'
    refs, troubles = by_key(text)
    assert set(refs) == {"a", "c"}
    assert [(t.code, t.path, t.stage, t.recovered) for t in troubles] == [
        ("BIB_BLOCK_FAILED", "a.bib", "bib", False)
    ] * 2
    assert troubles[0].reason.startswith("line 2: ")
    assert troubles[1].reason.startswith("line 3: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings(encoding):
    refs, troubles = read("@book{k, author={Kolstø, Pål}}".encode(encoding), "k.bib")
    assert str(refs[0].authors[0]) == "Kolstø, Pål"
    assert [t.code for t in troubles] == (["ENCODING_GUESSED"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("field", "files"),
    [
        (":files/a.pdf:PDF", ["files/a.pdf"]),  # JabRef
        (
            "Full Text:C\\:\\\\lib\\\\a.pdf:application/pdf;Page:b.html:text/html",
            ["C:\\lib\\a.pdf", "b.html"],
        ),  # Zotero
        (":home/u/a.pdf:pdf", ["home/u/a.pdf"]),  # Mendeley
        ("a.pdf; b.pdf", ["a.pdf", "b.pdf"]),
        ("a.pdf:PDF", ["a.pdf"]),
        ("", []),
    ],
)
def test_files(field, files):
    assert list(file_paths(field)) == files


def test_plain_text_stays_as_it_is():
    assert decode_latex("Trade in  the North") == "Trade in the North"


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet='@{}",=#\\article ab\n', max_size=200).map(str.encode)))
def test_never_raises(data):
    read(data, "x.bib")
