import pytest

from pipeline.references.parse.model.merge_labels import merge_labels
from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.rule_parser import parse_by_rules


def _merged(raw, labels):
    fields = parse_by_rules(raw)
    tokens = tokenize(fields.text)
    assert len(tokens.words) == len(labels), tokens.words
    return merge_labels(fields, tokens, labels)


def test_labels_cut_title_container_publisher():
    found = _merged("Lind, P. Tides in London, Quay Press, 1998.", "AATTTPPY")
    assert (found.title, found.container, found.publisher) == ("Tides in London", "", "Quay Press")


@pytest.mark.parametrize(
    ("raw", "labels", "title"),
    [
        ("Lind, P. (2018). Why ports? Nature 5.", "AAYTTCV", "Why ports?"),
        ("Lind, P. (2018). Ports (Spain). Nature 5.", "AAYTTCV", "Ports (Spain)"),
        ("Lind, P. (2018). (Ports) Nature 5.", "AAYTCV", "Ports"),
        ("Lind, P. (2018). Ports Nature 5. See tides", "AAYTCVOT", "Ports"),
    ],
)
def test_a_title_keeps_what_closes_in_it(raw, labels, title):
    assert _merged(raw, labels).title == title


def test_years():
    assert _merged("Lind, P. Ports since 1990. Nature 5, 2003", "AATTTCVY").year == "2003"
    assert _merged("Lind, P. (2018a). Ports 5.", "AAYTV").year == "2018a"
    assert _merged("Lind, P. (n.d.). Ports of 1990", "AAOOTTT").year == "n.d."


def test_an_institution_that_the_rules_do_not_know():
    found = _merged("Steppenews: Rails. Almaty, 2018.", "ATLY")
    assert [str(a) for a in found.authors] == ["Steppenews"]


def test_a_journal_is_no_author_without_a_year_behind():
    assert _merged("Marine Tides, 5, 2018, 3.", "CCVYG").authors == ()
    assert _merged("Marine Tides (2018). Fees.", "TTYT").authors != ()


def test_names_end_where_the_label_ends():
    assert [str(a) for a in _merged("A. Lind, B. Marsh, Nature 5 (2018) 3", "AAAACVYG").authors] == [
        "Lind, A.",
        "Marsh, B.",
    ]
