"""From the file to the links: citations that a manager or a publisher marked lead to the works that the file describes."""

import pytest

import pipeline
from tests.fixtures import managers

FILES = {
    **{
        name: lambda path, name=name: managers.word_article(path / "a.docx", name, listed=False)
        for name in managers.MANAGERS
    },
    "zotero, listed": lambda path: managers.word_article(path / "a.docx", "zotero", listed=True),
    "endnote, listed": lambda path: managers.word_article(path / "a.docx", "endnote", listed=True),
    "jats": lambda path: managers.jats(path / "a.xml"),
    "tei": lambda path: managers.tei(path / "a.xml"),
}


@pytest.mark.parametrize("name", FILES)
def test_marked_citations_lead_to_described_works(tmp_path, name):
    found = pipeline.extract(FILES[name](tmp_path))
    works_found = {(r.title, r.year, r.container, r.doi, r.volume, r.pages.replace("–", "-")) for r in found.references}
    assert works_found == {(t, str(y), j, d, "4", "10-19") for t, y, j, d in managers.WORKS.values()}
    assert sorted(a.family for r in found.references for a in r.authors) == ["Kim", "Lee", "da Silva"]
    works = {r.id: r.title.split()[0] for r in found.references}
    led = [(link.status, [works[r] for r in link.references]) for link in found.links]
    assert led == [("linked", [t]) for t in ("Ports", "Ports", "Quays", "Grain,")]
    assert not {p.code for p in found.problems} & {"missing-reference", "uncited-reference", "duplicate-reference"}
