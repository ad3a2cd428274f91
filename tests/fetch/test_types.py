import io
import zipfile

import pytest

from pipeline.documents.html.head import _SAVED_FROM
from pipeline.fetch.types import ending_of, with_origin


def packed(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"%PDF-1.7\n", ".pdf"),
        (b"\n\n%PDF-1.4", ".pdf"),
        (b"<!DOCTYPE html><html>", ".html"),
        (b"\xef\xbb\xbf  <html lang='de'>", ".html"),
        (b"<!-- saved --><head>", ".html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", ".html"),
        (b"<?xml version='1.0'?><!DOCTYPE article PUBLIC 'x'><article>", ".xml"),
        (b"<?xml version='1.0'?><TEI xmlns='x'>", ".xml"),
        (b"<?xml version='1.0'?><rss>", ""),
        (packed("word/document.xml"), ".docx"),
        (packed("mimetype", "OEBPS/a.xhtml"), ".epub"),
        (packed("evil.exe"), ""),
        (b"MZ\x90\x00", ""),
        (b"\x7fELF", ""),
        (b"\x89PNG", ""),
        (b"plain words", ""),
        (b"", ""),
    ],
)
def test_the_type_is_told_by_the_bytes(data, ending):
    assert ending_of(data) == ending


@pytest.mark.parametrize("start", [b"<!DOCTYPE html>", b"\xef\xbb\xbf<html>", b"<?xml version='1.0'?><html>"])
def test_a_page_is_saved_as_it_came_behind_a_comment(start):
    page = start + b"<p>Piers</p>"
    saved = with_origin(page, "https://site.example.org/a--b>c", "2026-11-29")
    assert saved.endswith(b"<p>Piers</p>")
    found = _SAVED_FROM.search(saved.decode("utf-8-sig"))
    assert found
    assert found["browser"] == "https://site.example.org/a%2D%2Db%3Ec"
    assert saved.count(b"-->") == 1


def test_a_page_of_two_bytes_a_letter_is_left_as_it_is():
    page = "<html>Piers".encode("utf-16")
    assert with_origin(page, "https://site.example.org/a", "2026-11-29") == page
