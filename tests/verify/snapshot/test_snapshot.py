import gzip
import json
from dataclasses import replace
from datetime import date

import pytest

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.model import NoticeKind, Person, Record, Reference
from pipeline.review.works import with_words, work_entries
from pipeline.run.snapshot import Filter, add, build, parts
from pipeline.run.verify import Enquiry, ask, merge_rows
from pipeline.verify.rows import problems_of
from pipeline.verify.snapshot.lookup import find_candidates, open_snapshot
from pipeline.verify.snapshot.readers import format_of, json_dumps, open_dump, table_dumps, xml_dumps
from pipeline.verify.snapshot.schema import from_row, to_row
from tests.verify.works import ENTRY, RECORD

CROSSREF = {
    "DOI": "10.5555/TIDAL",
    "type": "journal-article",
    "title": ["Tidal Drift of Harbour Sediments beneath Piers"],
    "author": [{"family": "Varga", "given": "Lena"}, {"family": "Osei", "given": "Kwame"}],
    "container-title": ["Journal of Coastal Mechanics"],
    "issued": {"date-parts": [[2014, 5]]},
    "volume": "31",
    "page": "118-134",
    "score": 1.0,
}
OPENALEX = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5555/tidal",
    "title": "Tidal Drift of Harbour Sediments beneath Piers",
    "publication_year": 2014,
    "type": "article",
    "is_retracted": False,
    "authorships": [{"raw_author_name": "Varga, Lena"}, {"author": {"display_name": "Kwame Osei"}}],
    "primary_location": {"source": {"display_name": "Journal of Coastal Mechanics"}},
    "biblio": {"volume": "31", "first_page": "118", "last_page": "134"},
}
DATACITE = {
    "id": "10.5555/set",
    "attributes": {
        "titles": [{"title": "Soundings of the outer harbour"}],
        "creators": [{"name": "Frost, Ada", "givenName": "Ada", "familyName": "Frost"}],
        "publicationYear": 2020,
        "types": {"resourceTypeGeneral": "Dataset"},
    },
}
ARXIV = {
    "id": "1605.08386",
    "title": "Sparse\n  tides",
    "authors_parsed": [["Moor", "Ian", ""]],
    "update_date": "2019-01-02",
}
DBLP = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp><article key="journals/x/M1"><author>J&uuml;rgen Moor 0001</author><title>Tide tables as <i>graphs</i>.</title>
<year>2011</year><journal>Harbour Computing</journal><volume>4</volume><pages>1-9</pages>
<ee>https://doi.org/10.5555/Graphs</ee></article>
</dblp>"""
PUBMED = b"""<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>77</PMID><Article><Journal><JournalIssue><Volume>8</Volume>
<PubDate><Year>2003</Year></PubDate></JournalIssue><Title>Salt Medicine</Title></Journal>
<ArticleTitle>Brine and sleep.</ArticleTitle>
<Pagination><MedlinePgn>3-9</MedlinePgn></Pagination><AuthorList><Author><LastName>Vale</LastName><ForeName>R</ForeName></Author>
</AuthorList></Article></MedlineCitation><PubmedData><ArticleIdList>
<ArticleId IdType="doi">10.5555/brine</ArticleId></ArticleIdList>
</PubmedData></PubmedArticle></PubmedArticleSet>"""
OPENLIBRARY = (
    b"/type/edition\t/books/OL1M\t3\t2020\t"
    b'{"key": "/books/OL1M", "title": "Quays", "publish_date": "May 1987", "isbn_10": ["0123"]}\n'
)
RETRACTIONS = (
    b"Record ID,Title,Journal,Author,RetractionDate,RetractionDOI,"
    b"OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n"
    b"9,Tidal Drift,Journal of Coastal Mechanics,Lena Varga,7/26/2019 0:00,10.5555/n,5/1/2014 0:00,10.5555/TIDAL,0,Retraction\n"
    b"10,Other,J,Ann Lee,7/26/2019 0:00,,5/1/2014 0:00,10.5555/back,0,Reinstatement\n"
)
TODAY = date(2026, 11, 29)


def lines(*works):
    return b"".join(json.dumps(work).encode() + b"\n" for work in works)


def dump(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_record_goes_into_the_file_and_comes_back_as_it_was():
    assert from_row(to_row(RECORD)) == RECORD


@pytest.mark.parametrize(
    ("data", "name", "reader", "expected"),
    [
        (lines(CROSSREF), "crossref", json_dumps.crossref, ("10.5555/tidal", "2014", "118-134", "Lena")),
        (
            json.dumps({"items": [CROSSREF]}).encode(),
            "crossref",
            json_dumps.crossref,
            ("10.5555/tidal", "2014", "118-134", "Lena"),
        ),
        (lines(OPENALEX), "openalex", json_dumps.openalex, ("10.5555/tidal", "2014", "118-134", "Lena")),
        (lines(DATACITE), "datacite", json_dumps.datacite, ("10.5555/set", "2020", "", "Ada")),
        (lines(ARXIV), "arxiv", json_dumps.arxiv, ("", "2016", "", "Ian")),
        (DBLP, "dblp", xml_dumps.dblp, ("10.5555/graphs", "2011", "1-9", "Jürgen")),
        (PUBMED, "pubmed", xml_dumps.pubmed, ("10.5555/brine", "2003", "3-9", "R")),
        (OPENLIBRARY, "openlibrary", table_dumps.openlibrary, ("", "1987", "", "")),
        (RETRACTIONS, "retraction-watch", table_dumps.retraction_watch, ("10.5555/tidal", "2014", "", "Lena")),
    ],
)
def test_each_format_is_recognised_and_read(tmp_path, data, name, reader, expected):
    path = dump(tmp_path, "dump", gzip.compress(data))
    assert format_of(path) == name
    with open_dump(path) as file:
        record = next(r for r in reader(file) if r)
    assert (record.doi, record.year, record.pages, record.authors[0].given if record.authors else "") == expected


def test_null_in_every_field_and_broken_lines_are_left_out_and_counted(tmp_path):
    nulls = lines(dict.fromkeys(CROSSREF)) + b'{"DOI": "10.5555/x", "title": [\n' + lines(CROSSREF)
    part = build(tmp_path / "works.db", [dump(tmp_path, "a.json.gz", nulls)], Filter())[0]
    assert (part.records, part.left_out) == (1, 2)


def test_the_same_dumps_give_the_same_bytes(tmp_path):
    path = dump(tmp_path, "a.jsonl", lines(CROSSREF, {**CROSSREF, "DOI": "10.5555/b", "title": ["Lanterns"]}))
    build(tmp_path / "one.db", [path], Filter())
    build(tmp_path / "two.db", [path], Filter())
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_a_dump_that_breaks_off_leaves_the_snapshot_as_it_was(tmp_path):
    target = tmp_path / "works.db"
    build(target, [dump(tmp_path, "a.jsonl", lines(CROSSREF))], Filter())
    before = target.read_bytes()
    with pytest.raises(UsageError, match="breaks off"):
        build(target, [dump(tmp_path, "b.xml", DBLP[:-30])], Filter())
    with pytest.raises(UsageError):
        add(target, [dump(tmp_path, "c.gz", gzip.compress(lines(CROSSREF) * 99)[:-20])], Filter())
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*db*")) == ["works.db"]


def test_what_is_added_is_found_beside_what_was_there(tmp_path):
    target = tmp_path / "works.db"
    first = dump(tmp_path, "a.jsonl", lines(CROSSREF))
    build(target, [first], Filter())
    add(target, [first, dump(tmp_path, "rw.csv", RETRACTIONS)], Filter())
    assert [(p.file, p.format, p.records, p.left_out) for p in parts(target)] == [
        ("a.jsonl", "crossref", 1, 0),
        ("rw.csv", "retraction-watch", 1, 1),
    ]
    assert {r.index for r in find_candidates(open_snapshot(target), ENTRY)} >= {"crossref"}


def test_years_and_kinds(tmp_path):
    path = dump(tmp_path, "a.jsonl", lines(CROSSREF))
    assert build(tmp_path / "x.db", [path], Filter(first=2015))[0].records == 0
    assert build(tmp_path / "x.db", [path], Filter(kinds=frozenset({"book"})))[0].records == 0
    assert build(tmp_path / "x.db", [path], Filter(2014, 2014, frozenset({"article"})))[0].records == 1


def test_records_are_found_by_words_when_no_key_fits(tmp_path):
    target = tmp_path / "works.db"
    others = [{**CROSSREF, "DOI": f"10.5555/{i}", "title": [f"Granite lantern number {i}"]} for i in range(30)]
    build(target, [dump(tmp_path, "a.jsonl", lines(CROSSREF, *others))], Filter())
    snapshot = open_snapshot(target)
    works = snapshot.by_words(["tidal", "harbour", "sediments", "piers", "absentword"])
    assert [record.doi for record in snapshot.read(works)] == ["10.5555/tidal"]


def test_a_work_whose_title_is_quoted_wrongly_is_found_by_its_first_author_and_page(tmp_path):
    build(tmp_path / "works.db", [dump(tmp_path, "a.jsonl", lines(CROSSREF))], Filter())
    wrong = replace(ENTRY, title="Nocturnal habits of granite lanterns", volume="")
    assert [r.doi for r in find_candidates(open_snapshot(tmp_path / "works.db"), wrong)] == ["10.5555/tidal"]


@pytest.mark.parametrize("printed", ["arXiv:1412.0001v2", "PMID: 2604532", "ISBN 978-0-00-000000-2"])
def test_a_work_is_found_by_the_number_that_the_entry_prints(printed):
    from evaluation.verify.measure import index

    snapshot = index([Record("x", "1", title="Tides", arxiv="1412.0001", pmid="2604532", isbn="9780000000002")])
    entry = Reference("r1", None, f"Varga, L. Of tides and time. {printed}.", title="Of tides and time")
    assert [record.id for record in find_candidates(snapshot, entry)] == ["1"]


def test_words_that_are_operators_of_fts5_are_words():
    from evaluation.verify.measure import index

    snapshot = index([Record("crossref", "1", title="near and or not null", authors=(Person("Or"),))])
    assert snapshot.by_words(["near", "not", "or", "and"]) == [1]


def test_no_snapshot_is_said_in_one_line(tmp_path):
    with pytest.raises(UsageError, match="is no snapshot"):
        open_snapshot(dump(tmp_path, "x.db", b"no database, only words that are long enough"))
    with pytest.raises(UsageError, match="no such file"):
        open_snapshot(tmp_path / "none.db")


def row(reference=ENTRY, **cells):
    names = "year title container volume issue pages kind raw".split()
    return {
        "reference_id": reference.id,
        "article": "a",
        "authors": "; ".join(map(str, reference.authors)),
        **{name: str(getattr(reference, name)) for name in names},
        **cells,
    }


@pytest.fixture
def snapshots(tmp_path):
    target = tmp_path / "works.db"
    dumps = [dump(tmp_path, "a.jsonl", lines(CROSSREF)), dump(tmp_path, "b.jsonl", lines(OPENALEX))]
    build(target, [*dumps, dump(tmp_path, "rw.csv", RETRACTIONS)], Filter())
    return [open_snapshot(target)]


def test_a_retraction_is_a_row_and_an_error(snapshots):
    rows = ask([row()], Enquiry(snapshots), TODAY)
    assert [(r["check"], r["state"]) for r in rows] == [("work", "found"), ("retraction", NoticeKind.RETRACTED)]
    (problem,) = problems_of(rows, [row()])
    assert (problem["code"], problem["severity"]) == ("work-retracted", "error")
    assert "2019-07-26" in problem["message"]


def test_a_persons_exists_stays_and_silences_the_problem(snapshots):
    missing = row(
        raw="Quist, O. (2001). Lanterns of the northern granite coast. Pier Studies, 3, 5–9.",
        authors="Quist, O.", title="Lanterns of the northern granite coast", year="2001", container="Pier Studies",
        volume="3", pages="5–9",
    )  # fmt: skip
    first = ask([missing], Enquiry(snapshots), TODAY)
    assert [(p["code"], p["severity"]) for p in problems_of(first, [missing])] == [("work-not-found", "warning")]
    by_person = [{**first[0], "verdict": "exists", "note": "on my shelf", "reviewer": "Ada"}]
    said = list(work_entries(by_person, first, at="2026-11-29T10:00:00+01:00", via="csv"))
    again = with_words(merge_rows([missing], first, ask([missing], Enquiry(snapshots), TODAY)), said)
    assert list(problems_of(again, [missing])) == []
    assert (again[0]["verdict"], again[0]["note"]) == ("exists", "on my shelf")


def test_from_dump_to_table(tmp_path, capsys):
    article = dump(
        tmp_path,
        "article.md",
        f"# Piers\n\nSand moves (Varga & Osei, 2009).\n\n## References\n\n{ENTRY.raw}\n".replace(
            "2014", "2009"
        ).encode(),
    )
    dump(tmp_path, "a.jsonl", lines(CROSSREF))
    dump(tmp_path, "b.jsonl", lines(OPENALEX))
    out, works = tmp_path / "out", tmp_path / "works.db"
    assert main(["extract", str(article), "-o", str(out)]) == 0
    assert main(["snapshot", "build", str(works), str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]) == 0
    assert main(["verify", str(out), "--offline", "--snapshot", str(works), "--strict"]) == 1
    assert "year 2009, the record 2014" in capsys.readouterr().out
    assert "found_differs" in (out / "verifications.csv").read_text(encoding="utf-8-sig")
    assert "work-differs" in (out / "problems.csv").read_text(encoding="utf-8-sig")
    assert '"verifications.csv"' in (out / "datapackage.json").read_text(encoding="utf-8")
    assert main(["verify", str(out)]) == 2
    # what a person writes stays through every run, and silences the problem
    table = (out / "verifications.csv").read_text(encoding="utf-8-sig")
    header, row = table.splitlines()[:2]
    cells = row.split('","')
    cells[header.replace('"', "").split(",").index("verdict")] = "exists"
    (out / "verifications.csv").write_text(f"{header}\n" + '","'.join(cells) + "\n", encoding="utf-8")
    for command in (
        ["verify", str(out), "--offline", "--snapshot", str(works)],
        ["extract", str(article), "--no-cache", "-o", str(out)],
    ):
        assert main(command) == 0
        assert "exists" in (out / "verifications.csv").read_text(encoding="utf-8-sig")
        assert "work-differs" not in (out / "problems.csv").read_text(encoding="utf-8-sig")
    assert '"reference":"' in (out / "verdicts.jsonl").read_text(encoding="utf-8")
