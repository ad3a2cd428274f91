"""Dumps of XML: DBLP and PubMed. Streamed; no DTD is loaded, no entity is resolved, nothing is fetched."""

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.errors import UsageError
from pipeline.indexes.names import written_name
from pipeline.model.reference import Organisation, Person
from pipeline.model.work import Record
from pipeline.verify.normalise import plain

_DBLP_KINDS = {
    "article": "article",
    "inproceedings": "conference",
    "incollection": "chapter",
    "book": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
}


def dblp(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the publications of dblp.xml."""
    for element in _elements(file, tuple(_DBLP_KINDS)):
        title = _text(element, "title").rstrip(".")
        if not title:
            yield None
            continue
        links = [_flat(link) for link in element.findall("ee")]
        doi = next((link.partition("doi.org/")[2].lower() for link in links if "doi.org/" in link), "")
        authors = tuple(written_name(_without_number(_flat(a))) for a in element.findall("author"))
        container = _text(element, "journal") or _text(element, "booktitle") or _text(element, "school")
        yield Record(
            "dblp", element.get("key", ""), doi, title, authors, _text(element, "year"), container,
            _text(element, "volume"), _text(element, "pages"), _DBLP_KINDS[element.tag],
        )  # fmt: skip


def pubmed(file: BinaryIO) -> Iterator[Record | None]:
    """Yield the articles of a baseline file of PubMed."""
    for element in _elements(file, ("PubmedArticle",)):
        title = _text(element, ".//ArticleTitle").strip("[].")
        pmid = _text(element, "MedlineCitation/PMID")
        if not title:
            yield None
            continue
        doi = next(
            (_flat(i) for i in element.findall("PubmedData/ArticleIdList/ArticleId") if i.get("IdType") == "doi"), ""
        )
        issue = ".//Journal/JournalIssue"
        year = _text(element, f"{issue}/PubDate/Year") or _text(element, f"{issue}/PubDate/MedlineDate")[:4]
        yield Record(
            "pubmed", pmid, doi.lower(), title, tuple(_people(element)), year, _text(element, ".//Journal/Title"),
            _text(element, f"{issue}/Volume"), _text(element, ".//Pagination/MedlinePgn"), "article", pmid=pmid,
        )  # fmt: skip


def _people(article) -> Iterator[Person | Organisation]:  # type: ignore[no-untyped-def]
    for author in article.findall(".//AuthorList/Author"):
        family, group = _text(author, "LastName"), _text(author, "CollectiveName")
        if family:
            yield Person(family, _text(author, "ForeName") or _text(author, "Initials"))
        elif group:
            yield Organisation(group)


def _elements(file: BinaryIO, tags: tuple[str, ...]):  # type: ignore[no-untyped-def]
    """Yield the elements of these names, each thrown away when it was read."""
    from lxml import etree

    events = etree.iterparse(file, tag=tags, load_dtd=False, resolve_entities=False, no_network=True, recover=False)
    try:
        for _, element in events:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise UsageError(f"the XML of the dump ends or breaks off: {error}") from error


def _text(element, path: str) -> str:  # type: ignore[no-untyped-def]
    found = element.find(path)
    return _flat(found) if found is not None else ""


def _flat(element) -> str:  # type: ignore[no-untyped-def]
    """Return the text of an element without markup; DBLP's "&uuml;" is no entity of XML and is read as one of HTML."""
    return plain(" ".join("".join(element.itertext()).split()))


def _without_number(name: str) -> str:
    """Return a name without DBLP's number of a namesake: "Wei Wang 0001"."""
    family, _, number = name.rpartition(" ")
    return family if number.isdigit() and family else name
