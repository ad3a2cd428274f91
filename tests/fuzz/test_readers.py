# ruff: noqa: E501 — files as they are found, a line each
"""Every reader ends with a document or a ReadError, whatever the bytes; every place in a document reads back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import READERS, read
from pipeline.documents.compose import clean
from pipeline.errors import ReadError
from pipeline.model.trouble import ErrorCode
from pipeline.run.subprocess_reader import read_in_subprocess
from tests.fixtures import pdfs, zips

TEXT = sorted(set(READERS) - {".pdf", ".docx", ".odt", ".epub"})
TOKENS = st.sampled_from(
    "<p> </p> <h1> <table> <tr> <td> <li> <sup> <a href='x'> </a> <!-- --> <script> </script> &amp; &#0; <ref id='a'> <xref rid='a b'> <article>"
    " <body> <sec> <TEI> <text> <![CDATA[ ]]> # - > ``` [^1] [^1]: | |- [@a] ---\n title: \n\n \r \f \0 \ufeff \u202e é \u0301 𝒳 ( [ { $ 12 12. • Figure".split(
        " "
    )
)
RICH = st.sampled_from(
    r"{ } \par \pard \super \plain \nosupersub \v \footnote \*\footnote \field \*\fldinst \fldrslt \listtext \cell \row \intbl "
    r"\outlinelevel1 \s1 \u8220? \u-558? \'e9 \bin3 \uc0 \uc1 \ansicpg932 \f9 \stylesheet \info 1. \tab HYPERLINK".split()
)
MARKUP = st.lists(TOKENS | st.text(max_size=12), max_size=60).map(" ".join)


def check_invariants(doc):
    """What holds for every document."""
    assert clean(doc.text) == doc.text
    assert [b.span.start for b in doc.blocks] == sorted(b.span.start for b in doc.blocks)
    for block in doc.blocks:
        assert block.span.of(doc.text)
    for value in (*doc.blocks, *doc.marks, *doc.pages):
        assert 0 <= value.span.start <= value.span.end <= len(doc.text)


def check_read(path: Path, data: bytes, reader=read):
    path.write_bytes(data)
    try:
        check_invariants(reader(path))
    except ReadError as error:
        if error.code not in set(ErrorCode) or not error.reason:
            pytest.fail(f"refused without a reason: {error}")


@pytest.mark.parametrize("ending", TEXT)
@given(data=st.binary(max_size=400) | MARKUP.map(lambda s: s.encode("utf-8", "replace")))
def test_text_formats(tmp_path, ending, data):
    check_read(tmp_path / f"a{ending}", data)


@given(words=st.lists(RICH | st.text(max_size=8), max_size=60))
def test_rich_text(tmp_path, words):
    check_read(tmp_path / "a.rtf", ("{\\rtf1\\ansi " + " ".join(words)).encode("cp1252", "replace"))


@given(body=MARKUP, notes=MARKUP)
def test_word(tmp_path, body, notes):
    check_read(tmp_path / "a.docx", zips.word(tmp_path / "b.docx", body, {"footnotes": notes}).read_bytes())


@given(
    instruction=st.text(max_size=80),
    shown=st.text(max_size=20),
    start=st.sampled_from(["ADDIN ZOTERO_ITEM CSL_CITATION ", "ADDIN EN.CITE <EndNote>", "CITATION ", ""]),
)
def test_word_fields(tmp_path, instruction, shown, start):
    keep = "".join(c for c in instruction + shown if c.isprintable() and c not in "<&")
    body = zips.paragraph(zips.field(start + keep, keep[-20:]))
    check_read(tmp_path / "a.docx", zips.word(tmp_path / "b.docx", body).read_bytes())


@given(chapters=st.lists(MARKUP, max_size=3))
def test_books(tmp_path, chapters):
    check_read(tmp_path / "a.epub", zips.book(tmp_path / "b.epub", chapters).read_bytes())


@pytest.fixture(scope="module")
def intact_files(tmp_path_factory):
    """Files that are fine, by ending, to be damaged."""
    folder = tmp_path_factory.mktemp("good")
    pdfs.article(folder / "a.pdf", "two", 4)
    zips.word(
        folder / "a.docx",
        zips.paragraph("Cargo grew. ", zips.field("ADDIN ZOTERO_ITEM CSL_CITATION {}", "(Lee, 2017)")),
    )
    zips.book(folder / "a.epub", ["<h1>One</h1><p>Cargo grew.</p>"])
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".epub"])
@given(
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=12),
    keep=st.floats(0.05, 1),
)
def test_damaged_files_in_a_child(tmp_path, intact_files, ending, changes, keep):
    data = bytearray(intact_files[ending][: int(keep * len(intact_files[ending]))])
    for where, bytes_ in changes:
        at = int(where * max(0, len(data) - 9))
        data[at : at + len(bytes_)] = bytes_
    check_read(tmp_path / f"a{ending}", bytes(data), read_in_subprocess)
