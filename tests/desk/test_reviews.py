"""What a reviewer may see, what is sampled for him, and what undo restores."""

import json

import httpx
import pytest

from pipeline.cli import main
from pipeline.desk.answers import Answer
from pipeline.desk.desk import Desk
from pipeline.desk.keys import load_keys
from pipeline.desk.reviews import Reviewer
from pipeline.errors import UsageError
from pipeline.review import journal
from tests.desk.conftest import lines, made_up, made_up_evidence, serving, write_tables


@pytest.fixture
def out(tmp_path):
    write_tables(tmp_path, made_up(40), made_up_evidence(40))
    return tmp_path


def answer(desk, number, verdict="", kind="verdict", second=0, **more):
    at = f"2026-03-14T10:{number:02}:{second:02}.000+01:00"
    claim = {} if kind == "undo" else {"article": "ports", "claim": f"c-{number:012x}", "version": desk.folder.version}
    return desk.answer(Answer(kind=kind, at=at, verdict=verdict, **claim, **more))


def judge(out, name, numbers, verdict="confirmed", **more):
    desk = Desk(out, Reviewer(name))
    for number in numbers:
        answer(desk, number, verdict, **more)


def test_a_blind_reviewer_gets_no_byte_of_what_others_said(out):
    judge(out, "Secret Person", range(10), "contradicted", note="hidden words")
    judge(out, "Third Person", range(5), "confirmed", note="other words")
    with serving(out, "--as", "BM", "--blind") as server, httpx.Client(base_url=server.origin) as client:
        seen = client.get(server.url).content
        for path in ("/api/page", "/api/reviews", "/api/pulse", "/api/matches"):
            seen += client.get(path).content
        for number in range(10):
            seen += client.get("/api/history", params={"article": "ports", "claim": f"c-{number:012x}"}).content
        for words in (
            b"Secret",
            b"Third",
            b"hidden words",
            b"other words",
            b'"shown":"contradicted"',
            b'"state":"disagree"',
            b'"state":"kept"',
        ):
            assert words not in seen
        page = client.get("/api/page").json()
        assert page["counts"]["judged"] == 0
        post = {
            "kind": "verdict",
            "at": "2026-03-14T11:00:00.000+01:00",
            "verdict": "confirmed",
            "version": page["version"],
        }
        body = {**post, "article": "ports", "claim": "c-000000000007"}
        mine = client.post("/api/answer", json=body, headers={"origin": server.origin}).json()
        assert mine["states"]["7"]["state"] == "disagree"  # now he may see it
        assert b"hidden words" not in json.dumps({**client.get("/api/page").json()["states"][3]}).encode()
        assert client.post(
            "/api/reviewer", json={"name": "Secret Person"}, headers={"origin": server.origin}
        ).json() == {"by": "BM"}


def test_every_fifth_claim_that_others_judged_is_judged_anew(out):
    judge(out, "AK", range(20))
    desk = Desk(out, Reviewer("BM", blind=True, every=5))
    page = desk.page()
    assert page["sample"] == [0, 5, 10, 15]
    assert page["counts"] == {"all": 4, "judged": 0, "recheck": 0, "disagree": 0, "later": 0}
    answer(desk, 5, "confirmed", second=30)
    assert desk.page()["counts"]["judged"] == 1
    answer(desk, 10, "contradicted", second=30)
    assert desk.page()["counts"]["disagree"] == 1
    judge(out, "AK", [30])  # what is judged later adds to the sample and changes none of it
    assert desk.page()["sample"] == [0, 5, 10, 15, 30]


def test_undo_restores_verdict_note_and_later_one_after_the_other(out):
    desk = Desk(out, Reviewer("AK"))
    answer(desk, 1, "confirmed", note="first")
    answer(desk, 1, "contradicted", note="second", second=1)
    answer(desk, 1, kind="later", second=2)
    seen = []
    for second in range(3, 7):
        undone = answer(desk, 1, kind="undo", second=second)
        state = undone["states"].get(1, {})
        seen.append((state.get("state"), state.get("verdict"), state.get("note"), undone["nothing"]))
    assert seen == [
        ("kept", "contradicted", "second", False),
        ("kept", "confirmed", "first", False),
        ("open", "", "", False),
        (None, None, None, True),
    ]
    assert len(lines(out)) == 6
    assert journal.latest(journal.read(out / journal.NAME).entries) == {}


def test_undo_takes_back_nobody_elses_line(out):
    judge(out, "AK", [1])
    desk = Desk(out, Reviewer("BM"))
    assert answer(desk, 1, kind="undo", second=9)["nothing"] is True


def test_an_answer_about_tables_that_are_gone_asks_again(out):
    desk = Desk(out, Reviewer("AK"))
    desk.answer(
        Answer(
            "verdict",
            "2026-03-14T10:00:00.000+01:00",
            "ports",
            "c-000000000003",
            "unknown",
            "Port number 3",
            "confirmed",
        )
    )
    [state] = [state for state in desk.page()["states"] if state["verdict"]]
    assert state["state"] == "recheck"
    assert "does not tell what was seen" in state["why"]


def test_a_verdict_on_an_edited_sentence_names_the_key_of_the_earlier_ones(out):
    """So that a third wording, like neither, is known by the one before it."""
    judge(out, "AK", [3])
    claims = list(made_up(40))
    claims[3] = {**claims[3], "claim_id": "c-edited", "claim": claims[3]["claim"].replace("handled", "moved")}
    write_tables(out, claims, made_up_evidence(40))
    desk = Desk(out, Reviewer("AK"))
    at = "2026-03-14T12:00:00.000+01:00"
    desk.answer(Answer("verdict", at, "ports", "c-edited", desk.folder.version, "", "contradicted"))
    assert [(line["claim"], line.get("was", "")) for line in lines(out)] == [
        ("c-000000000003", ""),
        ("c-edited", "c-000000000003"),
    ]


def test_a_clock_that_goes_ahead_does_not_win_for_ever(out):
    desk = Desk(out, Reviewer("AK"))
    desk.answer(
        Answer(
            "verdict", "2126-01-01T00:00:00.000+00:00", "ports", "c-000000000001", desk.folder.version, "", "confirmed"
        )
    )
    assert not lines(out)[0]["at"].startswith("2126")


def test_a_verdict_of_the_page_stands_in_the_tables_of_the_next_run(sample, monkeypatch):
    monkeypatch.chdir(sample)
    desk = Desk(sample / "out", Reviewer("AK"))
    row = desk.folder.claims[0]
    given = Answer(
        "verdict",
        "2026-03-14T10:00:00.000+01:00",
        row["article"],
        row["claim_id"],
        desk.folder.version,
        "",
        "unverifiable",
        "why",
    )
    desk.answer(given)
    inputs = ["corpus/articles", "--sources", "corpus/sources", "--bib", "corpus/references.bib"]
    assert main(["extract", *inputs, "-o", "out", "-q"]) == 0
    text = (sample / "out" / "claims.csv").read_text(encoding="utf-8-sig")
    assert '"kept","","unverifiable","why","AK"' in text


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("jump = 'KeyX'\n", "there is no action “jump”"),
        ("next = 'KeyK'\n", "KeyK is the key of two actions"),
        ("next = 3\n", "write one key an action"),
        ("next = \n", "cannot be read"),
    ],
)
def test_keys_that_cannot_be_meant_are_refused(tmp_path, toml, words):
    (tmp_path / "keys.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        load_keys(tmp_path)


def test_a_folder_without_tables_is_refused_in_one_line(tmp_path, capsys):
    assert main(["review", str(tmp_path), "--no-browser"]) == 2
    error = capsys.readouterr().err
    assert "citetrail extract" in error
    assert error.count("\n") == 1
    assert main(["review", str(tmp_path / "none"), "--no-browser"]) == 2
