"""Names by their letters and neighbours; what other languages put before a person's name."""

import pytest

from pipeline.mentions.entities.filters import keep_certain
from pipeline.mentions.entities.plausible import drop_implausible
from pipeline.model import Entity, Span


def entity(text: str, written: str, kind: str) -> Entity:
    start = text.index(written)
    return Entity("", Span(start, start + len(written)), kind, written, "model")


NONE = [
    ("under Art. 69 of the act", "Art", "PERSON"),
    ("of Short Quay, N.J. and others", "N.J.", "PERSON"),
    ("the trend of the SAM mode", "SAM", "PERSON"),
    ("made with Tonna 20.19 there", "Tonna", "PERSON"),
    ("The Sonata is a sonata like other sonatas.", "Sonata", "PERSON"),
    ("B. Calibration of the gauges", "B.", "PERSON"),
    ("part II of the survey", "II", "PERSON"),
    ("It lives beside Vibrio pelagicus there", "Vibrio", "WORK_OF_ART"),
    ("They read J. Harb. Eng., 12", "J. Harb. Eng", "PERSON"),
    ("TRK was supported by the council", "TRK", "ORG"),
    ("the Christmas market opened", "Christmas", "EVENT"),
    ("adjusted by Tukey's procedure", "Tukey", "PERSON"),
    ("shown with merTools there", "merTools", "ORG"),
    ("the Roman Pontiff spoke", "Roman Pontiff", "PERSON"),
    ("“Bethink ye, bethink ye,” he said", "Bethink", "PERSON"),
    ("“Mettetelo li,” they cried", "Mettetelo li", "PERSON"),
    ("as @Tonna:2009 points out", "Tonna", "PERSON"),
    ("at 17,429 cal BP there", "BP", "ORG"),
    ("V NP and other rules", "V NP", "PERSON"),
    ("goes back to Moorism there", "Moorism", "PERSON"),
    ("Tonna's dolphin lives there", "Tonna", "ORG"),
    ("Barocas, 87 Fordham L. Rev. 1085", "Fordham L.", "PERSON"),
    ("the victor of the contest" + " at sea" * 300, "victor", "PERSON"),
    ("codes B20, Q54, F35 of it", "Q54", "GPE"),
    ("Ed: this is wrong", "Ed", "PERSON"),
    ("of the genus Rhizophora here", "Rhizophora", "WORK_OF_ART"),
    ("any Accepted Manuscript, an accepted one, each manuscript; accepted manuscript", "Accepted Manuscript", "PERSON"),
    ("during COVID-19 lockdowns", "COVID-19", "ORG"),
    ("described in Chapter and after", "Chapter", "GPE"),
    ("of Moorism there", "Moorism", "GPE"),
    ("at theFourDoublyInsecureHarbourWebsites of", "FourDoublyInsecureHarbourWebsites", "ORG"),
]


@pytest.mark.parametrize(("text", "written", "kind"), NONE)
def test_no_name(text: str, written: str, kind: str) -> None:
    assert list(drop_implausible(text, [entity(text, written, kind)])) == []


def test_names_stay() -> None:
    for text, written, kind in [
        ("written in R and Python", "R", "PRODUCT"),
        ("in Christmas of that year", "Christmas", "EVENT"),
        ("Vibrio said so", "Vibrio", "ORG"),
        ("Tonna's boat was slow", "Tonna", "PERSON"),
    ]:
        given = entity(text, written, kind)
        assert list(drop_implausible(text, [given])) == [given]


def test_who_bears_a_title_is_a_person() -> None:
    text = "the views of Mr Tonna were known"
    assert [e.kind for e in drop_implausible(text, [entity(text, "Tonna", "GPE")])] == ["PERSON"]


def test_a_score_belongs_to_no_name() -> None:
    text = "Harbour Town 3-1 Quay Rovers"
    assert [e.name for e in drop_implausible(text, [entity(text, "Harbour Town 3", "ORG")])] == ["Harbour Town"]


@pytest.mark.parametrize(
    ("text", "written", "names"),
    [
        ("Gestern sprach Bundeskanzlerin Ada Tonna in Kiel.", "Bundeskanzlerin Ada Tonna", ["Ada Tonna"]),
        ("Hier M. Paul Tonna a parlé.", "M. Paul Tonna", ["Paul Tonna"]),
        ("Elf Tonnen lagen dort.", "Elf Tonnen", []),
    ],
)
def test_persons_of_other_languages(text: str, written: str, names: list[str]) -> None:
    assert [e.name for e in keep_certain(text, [entity(text, written, "PERSON")])] == names
