"""Furniture: contents, heads of pages, code, axis labels, maths and entries among the text; prose and rows of tables stay."""

import pytest

from pipeline.model import Block, BlockKind, Document, Span
from pipeline.text.furniture import find_furniture
from tests.growth import assert_linear

FURNITURE = [
    "2.1 The harbour in winter .............. 14",
    "ratio = count(boats) / len(berths)",
    "let mut pool = Pool::new(4);",
    "[[-1, 0, +1],",
    "Moor, A. (2018). Harbour dues. Port Review, 91, 57-70. https://doi.org/10.1000/182",
]
PROSE = [
    "The fee rose to $5 and then to $6 in one season.",
    "In 2018 the town had 412 boats (and 300 berths).",
    "If the lock is shut, 20 boats wait outside.",
    "The ratio = 0.5 was read off the chart.",
]


def document(*lines: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    text, blocks = "\n".join(lines), []
    start = 0
    for line in lines:
        blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    return Document("d", "", text, tuple(blocks))


def found(*lines: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    text = document(*lines, kind=kind)
    return [span.of(text.text) for span in find_furniture(text)]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_that_is_no_prose(line: str) -> None:
    assert found("The harbour is old.", line, "It was dredged in 1990.") == [line]


@pytest.mark.parametrize("line", PROSE)
def test_prose(line: str) -> None:
    assert found(line) == []


def test_the_head_of_every_page() -> None:
    head = "Port Review 12 (3) ISSN 1234-5678"
    assert found(head, "First.", f"{head} 2", "Second.", f"{head} 3", "Third.") == [head, f"{head} 2", f"{head} 3"]
    assert found(head, "First.", head, "Second.") == []


def test_labels_of_an_axis() -> None:
    assert found("Boats a year", "600", "400 300", "200", "1991 1992") == ["600", "400 300", "200", "1991 1992"]
    assert found("600", "400", "200", kind=BlockKind.TABLE) == []


def test_maths() -> None:
    assert found(r"We set $r = 0.5$ and $\alpha$ to 3, and paid $5 and $6.") == ["$r = 0.5$", r"$\alpha$"]
    assert found("There were `r nrow(boats)` boats.") == ["`r nrow(boats)`"]


def test_linear() -> None:
    assert_linear(lambda text: find_furniture(document(text)), "x = f(3) $a_3$ and so on\n" * 3000)


def test_attributes_and_template_fields() -> None:
    assert found('It grew.{#fig:map width="85%"} By log~10~ it fell, see {{ "/2014/a" | url }}.') == [
        '{#fig:map width="85%"}',
        "~10~",
        '{{ "/2014/a" | url }}',
    ]


def test_maths_set_apart() -> None:
    assert found("We set $$ a_1 = 3 + 4 $$ and went on.") == ["$$ a_1 = 3 + 4 $$"]
