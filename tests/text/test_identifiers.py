import pytest

from pipeline import link_citations
from pipeline.model import LinkStatus, Reference
from pipeline.references import read_library
from pipeline.text.identifiers import identifiers

BIB = b"""
@article{orr2011, author = {Orr, Una}, title = {Ponds}, year = {2011}, doi = {10.5555/P.11}, pmid = {31234567}}
@misc{web, title = {Pond watch}, url = {https://www.pond.example/watch/}}
@book{marr1999, author = {Marr, Jo}, title = {Lakes}, year = {1999}, isbn = {978-0-00-000000-2}}
@misc{pre, author = {Tamm, R.}, title = {Rain}, eprint = {2101.01234}, archiveprefix = {arXiv}}
"""


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("[@doi:10.5555/p.11]", "Ponds"),
        ("[@https://doi.org/10.5555/P.11]", "Ponds"),
        ("[@pmid:31234567]", "Ponds"),
        ("[@url:https://pond.example/watch]", "Pond watch"),
        ("[@{http://pond.example/watch}]", "Pond watch"),
        ("[@isbn:9780000000002]", "Lakes"),
        ("[@arxiv:2101.01234]", "Rain"),
        ("see @doi:10.5555/p.11 [p. 4]", "Ponds"),
    ],
)
def test_a_key_may_be_an_identifier(key, title):
    references, _ = read_library(BIB, "ponds.bib")
    (link,) = link_citations(f"Ponds are deep {key}.", references)
    assert [r.title for r in references if r.id in link.references] == [title]


@pytest.mark.parametrize("key", ["Orr2011", "orr2001", "or2011"])
def test_a_near_key_is_suggested(key):
    references, _ = read_library(BIB, "ponds.bib")
    (link,) = link_citations(f"Ponds are deep [@{key}].", references)
    assert link.status == LinkStatus.MISSING
    assert "did you mean @orr2011?" in link.suggestion


def test_identifiers_that_an_entry_prints():
    entry = Reference("r", None, "Orr U. Ponds. Lake Lett 2011. PMID: 31234567", doi="10.5555/p.11")
    assert set(identifiers(entry)) == {"doi:10.5555/p.11", "pmid:31234567"}
