"""Which blocks of a page are its article."""

import pytest

import pipeline

PAGE = """<html><body><nav><a href="/a">Home</a></nav><main><h1>Annual report</h1>
<p>On 31 March the ferries carried 4,870 people a day. Two years before it had been 5,240, and nobody expected the fall.</p>
<h2>Staff</h2><table><tr><th></th><th>2019</th><th>2023</th></tr><tr><td>Deckhands in post</td><td>2,970</td><td>3,110</td></tr>
</table><div class="feedback"><p>Is this page useful?</p><a href="#">Report a problem</a></div></main>
<aside><h2>Related</h2><ul><li><a href="/r">Timetable of the ferries in winter and summer</a></li></ul></aside></body></html>"""


def test_a_table_of_numbers_that_ends_an_article_is_read_with_its_heading(tmp_path):
    path = tmp_path / "report.html"
    path.write_text(PAGE, encoding="utf-8")
    text = pipeline.read(path).text
    assert "Deckhands in post" in text
    assert "3,110" in text
    assert "Staff" in text
    assert "Report a problem" not in text
    assert "Timetable" not in text


NOTED = """<html><body><h1>Two harbours</h1><p>{0} opened in 1911 with eleven berths and a crane of twelve tonnes.<sup>1</sup>
The other waited for its railway until the summer of 1926, and its first ship brought coal.<sup>2</sup></p>
<p>By 1950 the two of them handled a third of the timber of that coast, and neither paid its harbour master well.<sup>1</sup></p>
<h2>{1}</h2><ol><li>Mara Lind, <i>Berths and Cranes</i> (Kiel: Hafen, 1952).</li>
<li>Otto Brandt, “The Railway Comes,” <i>Journal of Ports</i> 4 (1931): 22–40.</li></ol></body></html>"""


@pytest.mark.parametrize("heading", ["Notes", "Endnotes", "Anmerkungen"])
def test_numbered_notes_behind_the_text_are_read_though_nothing_links_to_them(tmp_path, heading):
    path = tmp_path / "harbours.html"
    path.write_text(NOTED.format("The first", heading), encoding="utf-8")
    found = pipeline.extract(pipeline.read(path))
    assert len(found.citations) == 3
    assert all(link.references for link in found.links)
