"""Which blocks of a page are its article."""

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
