import pytest

from pipeline.model import Span
from pipeline.references import parse_references
from pipeline.text.notes.inner_forms import split_by_works
from pipeline.text.notes.short_forms import known_works

WORKS = parse_references(
    [
        "Office of Ports, Harbours: Budget Outlook 2024, 6 February 2024, https://ports.example/outlook.",
        "Anne Delorme and Minh Pham, “Cheaper, but Where? Tolls and Supply,” Review of Quays 48, no. 3 (2022): 211–239.",
        "County Assembly, Committee on Tolls, Official Report of Debates (Hansard), SP-12, 21 February 2024.",
        "Association of Pilots of the North, “Pilots plan to quit,” news release, 14 November 2023.",
        "Ada Marsh, Quays of the North (Oslav: Anchor, 1998).",
        "Ada Marsh, Quays of the South (Oslav: Anchor, 2004).",
    ]
)


@pytest.mark.parametrize(
    ("statement", "works", "place"),
    [
        ("Budget Outlook 2024, Key points.", [0], "Key points"),
        ("Budget Outlook, under “Tolls.”", [0], "under “Tolls”"),
        ("Office of Ports, Outlook 2024, p. 4", [0], "p. 4"),
        ("Budget Outlook 2023, Key points.", [], ""),
        ("Budget Outlook 2024 gives three sums, and the office has revised two.", [], ""),
        ("Delorme and Pham, “Cheaper, but Where?,” abstract.", [1], "abstract"),
        ("Delorme and Pham, table 4", [1], "table 4"),
        ("“Cheaper,” p. 212.", [1], "p. 212"),
        ("Pham, table 4", [], ""),
        ("Review of Quays, p. 4", [], ""),
        ("Hansard, SP-12, evidence of Karen Oduya.", [2], "evidence of Karen Oduya"),
        ("Association of Pilots, news release, November 14, 2023.", [3], ""),
        ("Association of Pilots, news release, 15 November 2023.", [], ""),
        ("Association of Pilots, Annual Report, p. 4", [], ""),
        ("Marsh, 41.", [4, 5], "41"),
        ("Marsh, Quays of the South, 41.", [5], "41"),
        ("Quays of the North.", [4], ""),
        ("The North.", [], ""),
    ],
)
def test_short_forms(statement, works, place):
    form = known_works(WORKS).find(statement)
    assert [WORKS.index(work) for work in (form.works if form else ())] == works
    assert (form.place if form else "") == place


def test_known_works_part_what_punctuation_does_not():
    note = "Budget Outlook 2024, Annex B; Delorme and Pham, abstract. Lind doubts it."
    parts = [part.of(note) for part in split_by_works(note, Span(0, len(note)), known_works(WORKS))]
    assert parts == ["Budget Outlook 2024, Annex B", "Delorme and Pham, abstract.", "Lind doubts it."]
