import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.citations import find_citations
from pipeline.documents.compose import compose
from pipeline.links import link
from pipeline.model import BlockKind, Citation, Document, Mark, MarkKind, Piece, Span
from pipeline.references import find_references
from tests.cases import load
from tests.growth import assert_linear

HEADED = "# References"
PARTS = [
    "Brandt, H., ",
    "Häfen, ",
    "Berlin 2004",
    ", S. 12",
    ". ",
    "; ",
    "Ibid.",
    "op. cit.",
    "Ders., ",
    "see ",
    "note 2",
    "(n 1) ",
    "\n",
    "https://a.org/",
]


def _entry(line: str) -> str:
    family, year, title = line.split(" ", 2)
    return f"{family}, A. ({year}). {title}. Bonn: Anchor Press."


def _document(notes: list[str], listed: list[str]) -> Document:
    """Return an article of one sentence a note; the list stands under a heading, the notes are marked blocks."""
    body = [
        Piece(
            BlockKind.PARAGRAPH,
            f"Sentence {i} ends.[{i}]",
            marks=(Mark(MarkKind.NOTE, Span(len(f"Sentence {i} ends."), len(f"Sentence {i} ends.[{i}]")), str(i)),),
        )
        for i in range(1, len(notes) + 1)
    ]
    ends = [
        Piece(BlockKind.HEADING, "References", level=1),
        *(Piece(BlockKind.PARAGRAPH, _entry(line)) for line in listed),
    ]
    below = [Piece(BlockKind.NOTE, note, label=str(i)) for i, note in enumerate(notes, 1)]
    return compose([*body, *(ends if listed else ()), *below], key="a", data=b"")


def _walk(document: Document):
    references, excluded, _ = find_references(document)
    found = find_citations(document, references, excluded=excluded)
    return references, found, link(found, references, document.text), excluded


def _fits(expected: str, number: str, citation: Citation, raw: str) -> bool:
    """Hold "1 | Brandt, H. @ p. 4" against what was found."""
    text, _, locator = expected.partition(" @ ")
    mark, _, start = text.partition(" | ")
    if not start:
        return text == f"{number} - {citation.names[0]}" and not raw
    return mark == number and raw.startswith(start) and (not locator or citation.locator.rstrip(".") == locator)


@pytest.mark.parametrize("case", [*load("citations_notes"), *load("citations_short_notes")], ids=lambda c: c["about"])
def test_notes(case):
    document = _document(case["notes"], case.get("listed", []))
    references, found, links, _ = _walk(document)
    raws = {r.id: r.raw for r in references}
    works = [
        (c.span.of(document.text)[1:-1], c, raws[k.references[0]] if k.references else "")
        for c, k in zip(found, links, strict=True)
    ]
    assert len(works) == len(case["cites"]), works
    assert all(_fits(expected, *work) for expected, work in zip(case["cites"], works, strict=True)), works
    assert all(c.style == "note" and c.by == "rule:note" for c in found)
    assert all(k.status == ("linked" if k.references else "missing") for k in links)
    if "authors" in case:
        assert [str(r.authors[0]) for r in references] == case["authors"]


def test_a_reference_bears_the_label_of_its_note():
    notes = [
        "Brandt, H., Häfen am Meer, Berlin 2004, S. 1; Moreau, J., Canaux, Paris 2006, p. 2.",
        "Lind, P., Fees, Oslo 1999, p. 3; ibid., p. 4.",
    ]
    references, _, _, _ = _walk(_document(notes, []))
    assert [r.label for r in references] == ["note 1", "note 1 (2)", "note 2"]


def test_only_the_statements_that_cite_are_excluded():
    document = _document(["Fees were low in those years. See Brandt, H., Häfen am Meer, Berlin 2004, S. 1."], [])
    assert [s.of(document.text) for s in _walk(document)[3]] == ["Brandt, H., Häfen am Meer, Berlin 2004, S. 1."]


PLAIN = """The ports trade with each other.1 Fees rose in the spring of that year.2 The queue was long.3 Nobody counted the trucks.4

Notes

1. Hanna Brandt, Tides and Trade (Bonn: Anchor Press, 2011), p. 4.
2. Ibid., p. 9; John Smith, Borders of Trade (Oxford: Anchor Press, 2006), 22.
3. “Queue” is what the drivers say.
4. Brandt, op. cit., p. 11."""


@pytest.mark.parametrize("marks", ["{}", "[{}]", "<{}>"], ids=["glued", "square", "marked"])
def test_plain_lines_under_notes(marks):
    text = PLAIN
    spans = []
    for i in range(1, 5):
        at = text.index(f".{i} ") + 1 if f".{i} " in text else text.index(f".{i}\n") + 1
        mark = marks.format(i).strip("<>")
        text = text[:at] + mark + text[at + 1 :]
        spans.append(Span(at, at + len(mark)))
    raised = tuple(Mark(MarkKind.SUPERSCRIPT, span, "") for span in spans) if "<" in marks else ()
    references, found, links, _ = _walk(
        Document(
            "a", "", text, blocks=compose([Piece(BlockKind.PARAGRAPH, text)], key="a", data=b"").blocks, marks=raised
        )
    )
    assert [r.label for r in references] == ["note 1", "note 2"]
    assert [(c.span.of(text).strip("[]"), c.names, c.locator) for c in found] == [
        ("1", ("Brandt",), "p. 4"),
        ("2", ("Brandt",), "p. 9"),
        ("2", ("Smith",), "22"),
        ("4", ("Brandt",), "p. 11"),
    ]
    assert {k.status for k in links} == {"linked"}


def test_a_numbered_list_under_notes_stays_a_list():
    lines = [f"{i}. Brandt, H. (20{10 + i}). Tides {i}. Harbour Affairs, 31({i}), 1–9." for i in range(1, 5)]
    text = "Fees rose [1]. So did queues [2, 3]. And doubts [4].\nNotes\n" + "\n".join(lines)
    references, found, _, _ = _walk(
        compose([Piece(BlockKind.PARAGRAPH, line) for line in text.split("\n")], key="a", data=b"")
    )
    assert [r.label for r in references] == ["1", "2", "3", "4"]
    assert [(c.style, c.label) for c in found] == [("numeric", n) for n in "1234"]


def test_notes_of_two_chapters():
    pieces = []
    for name in ("Brandt", "Moreau"):
        pieces += [
            Piece(
                BlockKind.PARAGRAPH,
                f"{name} says so.[1] And again.[2]",
                marks=(
                    Mark(MarkKind.NOTE, Span(len(name) + 9, len(name) + 12), "1"),
                    Mark(MarkKind.NOTE, Span(len(name) + 23, len(name) + 26), "2"),
                ),
            ),
            Piece(BlockKind.NOTE, f"{name}, H., Häfen am Meer, Berlin 2004, S. 1.", label="1"),
            Piece(BlockKind.NOTE, "Ibid., p. 2.", label="2"),
        ]
    references, found, links, _ = _walk(compose(pieces, key="a", data=b""))
    assert [r.label for r in references] == ["note 1", "note 2.1"]
    assert [c.names for c in found] == [("Brandt",), ("Brandt",), ("Moreau",), ("Moreau",)]
    assert [k.references for k in links] == [(references[0].id,)] * 2 + [(references[1].id,)] * 2


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PARTS), max_size=12).map("".join) | st.text(max_size=40), min_size=1, max_size=4)
)
def test_every_span_reads_back_and_nothing_raises(notes):
    document = _document(notes, [])
    references, found, links, excluded = _walk(document)
    assert len(found) == len(links)
    assert all(r.span is not None and r.span.of(document.text) == r.raw for r in references)
    assert all(c.names or c.label for c in found)
    assert all(0 <= s.start < s.end <= len(document.text) for s in excluded)


@pytest.mark.parametrize(
    "note",
    [
        "a" * 10**6,
        "; " * 10**5,
        "Ibid.; " * 10**4,
        "Lee, Tides, p. 4; " * 10**4,
        "(" * 10**5,
        "1, " * 10**5,
        ". see " * 10**4,
        " )" * 10**5,
    ],
    ids=["letters", "semicolons", "ibid", "short", "open", "digits", "see", "closing"],
)
def test_hostile_notes_end_soon(note):
    assert_linear(lambda note: _walk(_document([note, "Brandt, H., Häfen am Meer, Berlin 2004, S. 1."], [])), note)


def test_ten_times_the_notes_take_ten_times_as_long():
    notes = [f"Brandt, H., Häfen {i}, Berlin 2004, S. {i}." if i % 3 else "Ibid., p. 4." for i in range(1000)]
    assert_linear(lambda notes: _walk(_document(notes, [])), notes)


def test_the_items_of_a_list_under_notes_are_counted():
    lines = [
        "Fees rose.1 Ports closed.2 Ships left.3",
        "Notes",
        "Brandt, H., Tides, Bonn 2004, p. 12.",
        "Ibid.",
        "Sums are in crowns.",
    ]
    kinds = [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM, BlockKind.ITEM]
    pieces = [Piece(kind, line) for kind, line in zip(kinds, lines, strict=True)]
    _, found, links, _ = _walk(compose(pieces, key="", data=b""))
    assert [c.locator for c in found] == ["p. 12", ""]
    assert len({link.references for link in links}) == 1


def test_a_mark_without_its_note_is_a_missing_reference():
    parts = [
        Piece(BlockKind.PARAGRAPH, "Tolls rose.[^1] Nobody paid.[^9]", marks=(Mark(MarkKind.NOTE, Span(11, 15), "1"),)),
        Piece(BlockKind.CODE, "[^8]"),
        Piece(BlockKind.NOTE, "Lee, A. (2017). Tolls of the north. Quay.", label="1"),
    ]
    document = compose(parts, key="n", data=b"")
    references, excluded, _ = find_references(document)
    citations = find_citations(document, references, excluded=[*excluded, document.blocks[2].span])
    assert [c.span.of(document.text) for c in citations] == ["[^1]", "[^9]"]
    missing = link(citations, references, document.text)[1]
    assert (missing.status, missing.reason) == ("missing", "The article has the mark of note 9, and no such note.")


def test_the_title_of_an_unsigned_law_is_its_short_form():
    document = _document(
        ["Street Trading Act 1999, s 33.", "Lee, Ports (Oslav: Quay, 2003), 4.", "Street Trading Act."], []
    )
    _, found, links, _ = _walk(document)
    by_label = {citation.span.of(document.text): one.references for citation, one in zip(found, links, strict=True)}
    assert by_label["[3]"] == by_label["[1]"]


def test_a_volume_of_a_reporter_stands_for_the_case_that_it_reports():
    notes = [
        "Lind v. Quay Co., 423 P.3d 953, 960 (Cal. 2018).",
        "Ada Oates, Tides, 12 HARB. L. REV. 34 (2017).",
        "423 P.3d at 965.",
    ]
    _, _, links, _ = _walk(_document(notes, []))
    assert [one.references for one in links][2] == links[0].references
    assert len({one.references for one in links}) == 2


@pytest.mark.parametrize(
    ("note", "works"),
    [("Brandt, 41.", [0, 1]), ("Brandt, Canals, 41.", [1]), ("Tides of Trade, p. 4.", [0, 3])],
)
def test_a_short_form_that_several_works_fit_is_ambiguous(note, works):
    notes = [
        "Hanna Brandt, Tides of Trade in the North (Bonn: Anchor Press, 2011), 22.",
        "Hanna Brandt, Canals (Bonn: Anchor Press, 2015), 3.",
        "Jean Moreau, Weirs (Paris: Ancre, 2006), 3.",
        "Pia Lind, Tides of Trade in the South (Oslo: Anchor Press, 2019), 3.",
        "Jean Moreau, Weirs, 7.",
        note,
    ]
    references, found, links, _ = _walk(_document(notes, []))
    last = links[-1]
    assert [r.id for r in references if r.id in last.references] == [references[i].id for i in works]
    assert last.status == ("ambiguous" if len(last.references) > 1 else "linked")
    assert found[-1].locator in ("41", "p. 4")
