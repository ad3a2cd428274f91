import pytest

from pipeline.model import Severity
from pipeline.run.lint.comments import ignore_comments
from pipeline.run.lint.file_text import Lines, Position
from pipeline.run.lint.filters import fails, filter_findings
from pipeline.run.lint.finding import Finding, Place

COMMENTS = [
    (".md", "Tides <!-- citetrail: ignore[year-mismatch] -->", 1),
    (".md", "<!-- citetrail: ignore[year-mismatch] -->\n\nTides", 3),
    (".md", "<!-- citetrail: ignore[a] -->\n<!-- citetrail: ignore[year-mismatch] -->\nTides", 3),
    (".md", "Tides\n<!-- citetrail: ignore-file[year-mismatch] -->\nQuays", 0),
    (".md", "Tides\n<!--citetrail: ignore[year-mismatch]-->", 2),
    (".html", "<p>Tides</p>\r\n<p>Quays <!-- citetrail: ignore[year-mismatch] --></p>", 2),
    (".xml", "<p>\n<!-- citetrail: ignore[year-mismatch] -->\nQuays</p>", 3),
    (".tex", "Tides % citetrail: ignore[year-mismatch]\nQuays", 1),
    (".tex", "%% citetrail: ignore[year-mismatch]\nQuays", 2),
    (".txt", "# citetrail: ignore[year-mismatch]\nQuays", 2),
]


@pytest.mark.parametrize(("ending", "text", "target"), COMMENTS)
def test_a_comment_is_about_its_line_the_next_or_the_file(ending, text, target):
    [comment] = [c for c in ignore_comments("a", ending, Lines(text)) if "year-mismatch" in c.codes]
    assert comment.target == target


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".tex", "4\\% citetrail: ignore[year-mismatch]"),
        (".txt", "He wrote # citetrail: ignore[year-mismatch]"),
        (".md", "citetrail: ignore[year-mismatch]"),
        (".md", "<!-- citetrail: ignored[year-mismatch] -->"),
    ],
)
def test_what_is_no_comment_hides_nothing(ending, text):
    assert not list(ignore_comments("a", ending, Lines(text)))


def test_a_comment_within_the_lines_of_a_problem_hides_it_and_nothing_else():
    [comment] = ignore_comments("a.md", ".md", Lines("one\ntwo <!-- citetrail: ignore[year-mismatch, b] -->\nthree"))
    hidden = [_finding(1, 3), _finding(2, 2), _finding(1, 2, code="b")]
    shown = [
        _finding(3, 4),
        _finding(2, 2, code="c"),
        _finding(2, 2, file="b.md"),
        Finding(Place("a.md"), "b", Severity.INFO, ""),
    ]
    filtered = filter_findings([*hidden, *shown], [comment], (), ())
    assert filtered.listed == tuple(shown)
    assert filtered.by_comment == {"year-mismatch": 2, "b": 1}
    assert not filtered.unused


def test_what_is_left_out_is_counted_and_an_unused_comment_is_known():
    [comment] = ignore_comments("a.md", ".md", Lines("<!-- citetrail: ignore-file[c] -->"))
    unreadable = Finding(Place("b.pdf"), "CRASH", Severity.ERROR, "", unreadable=True)
    filtered = filter_findings(
        [_finding(1, 1), _finding(2, 2, code="b"), unreadable], [comment], {"b"}, {"year-mismatch"}
    )
    assert [finding.code for finding in filtered.listed] == ["b", "CRASH"]
    assert filtered.by_option == {"year-mismatch": 1}
    assert [str(unused) for unused in filtered.unused] == ["a.md:1: ignore-file[c]"]


@pytest.mark.parametrize(
    ("severity", "failing"),
    [("error", ["error", "warning", "info"]), ("warning", ["warning", "info"]), ("info", ["info"])],
)
def test_a_finding_fails_at_its_severity_and_those_below(severity, failing):
    finding = Finding(Place("a.md"), "b", Severity(severity), "")
    assert [threshold for threshold in ("error", "warning", "info", "never") if fails([finding], threshold)] == failing


def _finding(start, end, code="year-mismatch", file="a.md"):
    return Finding(Place(file, Position(start, 1, 1), Position(end, 1, 1)), code, Severity.WARNING, "years differ")
