"""A page as a picture, and the boxes of what stands on it, on pages that we print."""

import io

import pytest

from pipeline.documents.pdf.picture import picture_of
from pipeline.errors import ReadError

LINES = [
    "The port of Aktau handled 15.5 million tonnes",
    "in 2022, and the informa-",
    "tion of 2023 says 5.5 million tonnes of cargo.",
]
PASSAGE = "The port of Aktau handled 15.5 million tonnes in 2022, and the information of 2023 says 5.5 million tonnes of cargo."


def printed(pages, rotate=0):
    reportlab = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    canvas = reportlab.Canvas(out, pagesize=(400, 300))
    for page in pages:
        canvas.setPageRotation(rotate)
        for i, line in enumerate(page):
            canvas.drawString(40, 240 - 20 * i, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def dark(picture, box):
    image = pytest.importorskip("PIL.Image").open(io.BytesIO(picture.png)).convert("L")
    part = image.crop((box.left, box.top, box.right, box.bottom))
    return sum(pixel < 128 for pixel in part.tobytes()) / (part.width * part.height)


@pytest.mark.parametrize("rotate", [0, 90, 180])
def test_the_boxes_hold_the_ink_of_the_passage_and_of_its_values(rotate):
    picture = picture_of(
        printed([["Another page."], LINES], rotate), PASSAGE, ["5.5 million tonnes", "9.9"], expected=0
    )
    assert picture.page == 1
    assert len(picture.passage) == 3
    [[value], nothing] = picture.values  # "15.5" is another value
    assert nothing == ()
    assert all(dark(picture, box) > 0.04 for box in (*picture.passage, value))
    assert all(
        0 <= box.left < box.right <= picture.width and 0 <= box.top < box.bottom <= picture.height for box in (value,)
    )


def test_a_passage_that_goes_on_on_the_next_page_is_found_where_it_begins():
    picture = picture_of(printed([["None."], LINES[:2], LINES[2:]]), PASSAGE, expected=2)
    assert picture.page == 1
    assert len(picture.passage) == 2


def test_a_passage_that_is_not_there_shows_the_page_on_which_it_should_be():
    picture = picture_of(printed([["One."], ["Two."]]), "Nothing of the kind was ever printed here.", expected=1)
    assert (picture.page, picture.passage) == (1, ())
    assert picture.png.startswith(b"\x89PNG")


def test_a_file_that_is_no_pdf_is_refused():
    with pytest.raises(ReadError):
        picture_of(b"%PDF-1.4 and no more", "words")
