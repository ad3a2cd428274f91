"""Pages in one file of MIME parts, as browsers write them."""

import pytest

from pipeline.documents import read
from pipeline.errors import ReadError

PAGE = """From: <Saved by Blink>
Snapshot-Content-Location: https://isle.example/ferry
Subject: The ferry
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example/frame

<html><body><p>Buy a boat today and get another one for nothing at all, they say.</p></body></html>
------b
Content-Type: text/html{charset}
Content-Transfer-Encoding: quoted-printable
Content-Location: https://isle.example/ferry

<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1><p>The ferry carried 61,000 =
people in 2019, and its owners, the M{letter}llers, bought a second boat for the winter.</p></article></body></html>
------b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://isle.example/boat.png

iVBORw0KGgo=
------b--
"""


@pytest.mark.parametrize("ending", [".mhtml", ".mht"])
@pytest.mark.parametrize(
    ("charset", "letter"), [("", "=C3=BC"), ("; charset=utf-8", "=C3=BC"), ("; charset=iso-8859-1", "=FC")]
)
def test_the_page_and_the_address_it_was_saved_from(tmp_path, ending, charset, letter):
    path = tmp_path / f"ferry{ending}"
    path.write_text(PAGE.format(charset=charset, letter=letter), encoding="ascii")
    doc = read(path)
    assert doc.text.endswith(
        "The ferry carried 61,000 people in 2019, and its owners, the Müllers, bought a second boat for the winter."
    )
    assert "Buy a boat" not in doc.text
    assert (doc.meta.url, doc.meta.title) == ("https://isle.example/ferry", "The ferry")


@pytest.mark.parametrize(
    "content",
    [
        "MIME-Version: 1.0\nContent-Type: image/png\n\nxx",
        "no headers at all",
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 900,
    ],
    ids=["picture", "no parts", "nested"],
)
def test_what_holds_no_page_says_so(tmp_path, content):
    path = tmp_path / "x.mhtml"
    path.write_text(content, encoding="ascii")
    with pytest.raises(ReadError):
        read(path)
