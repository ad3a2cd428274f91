from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.headers_footers import remove_headers_footers
from pipeline.documents.pdf.page_layout import Line, PageLayout

MONTHS = ("January", "March", "May", "July", "August", "October")


def test_headers_and_footers_of_a_page_smaller_than_its_paper():
    def page(i):
        lines = [Line(f"Harbour Office, Ministry § 13.{i}", 130.0, 440.0, 166.0, 8.0)]
        lines += [
            Line(f"cargo of the {word} day of {MONTHS[i]} was counted", 130.0, 440.0, 182.0 + 12 * k, 10.0)
            for k, word in enumerate("abcdefghij")
        ]
        lines += [Line(f"PressDate 27 Jkt 190069 Frm 000{i + 79} Fmt 8010", 130.0, 440.0, 772.0, 6.0)]
        return PageLayout(i, "", 612.0, 792.0, tuple(lines))

    text = " ".join(piece.text for piece in assemble([page(i) for i in range(6)]))
    assert text.count("cargo of the a day") == 6
    assert "Harbour Office" not in text
    assert "PressDate" not in text


def test_the_number_of_an_only_page_stands_alone():
    lines = tuple(Line(text, 60, 300, y, 10) for text, y in (("Tolls rose", 100), ("and fell by 7", 112), ("7", 800)))
    [page] = remove_headers_footers([PageLayout(0, "", 595, 842, lines)])
    assert ([line.text for line in page.lines], page.label) == (["Tolls rose", "and fell by 7"], "7")
    [page] = remove_headers_footers([PageLayout(0, "", 595, 842, (*lines[:2], Line("2019", 60, 90, 800, 10)))])
    assert [line.text for line in page.lines][-1] == "2019"
