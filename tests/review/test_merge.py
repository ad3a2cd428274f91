from pipeline.review import merge_verdicts


def row(id_, claim, **more):
    return {
        "claim_id": id_,
        "article": "a",
        "claim": claim,
        "review": "open",
        "verdict": "",
        "note": "",
        "reviewer": "",
        "reviewed_at": "",
        **more,
    }


JUDGED = {"verdict": "confirmed", "note": "p. 3", "reviewer": "AK", "reviewed_at": "2024-05-01"}


def test_the_same_claim_keeps_its_verdict():
    out = merge_verdicts([row("c-1", "Trade grew.", **JUDGED)], [row("c-0", "New."), row("c-1", "Trade grew.")])
    assert [r["review"] for r in out] == ["open", "kept"]
    assert {k: out[1][k] for k in JUDGED} == JUDGED


def test_an_edited_claim_is_to_be_checked_again():
    old = [row("c-1", "Trade among the members reached 42.3 billion in 2023.", **JUDGED)]
    new = [row("c-9", "Something else."), row("c-2", "Trade among the members reached 42.1 billion in 2023.")]
    out = merge_verdicts(old, new)
    assert [r["review"] for r in out] == ["open", "recheck"]
    assert out[1]["verdict"] == "confirmed"
    assert merge_verdicts(out, new)[1]["review"] == "recheck", "a second run does not clear it"


def test_a_claim_that_is_gone_keeps_its_row():
    out = merge_verdicts([row("c-1", "Trade grew.", **JUDGED)], [row("c-2", "Rivers fell a long way.")])
    assert [(r["claim_id"], r["review"]) for r in out] == [("c-2", "open"), ("c-1", "orphaned")]
    again = merge_verdicts(out, [row("c-2", "Rivers fell a long way.")])
    assert again == out, "it stays, run after run"
    back = merge_verdicts(again, [row("c-1", "Trade grew.")])
    assert [(r["claim_id"], r["review"]) for r in back] == [("c-1", "kept")]


def test_a_note_alone_counts_as_a_persons_word():
    out = merge_verdicts([row("c-1", "Trade grew.", note="ask the ministry")], [])
    assert out[0]["review"] == "orphaned"


def test_what_nobody_judged_goes():
    assert merge_verdicts([row("c-1", "Trade grew.")], []) == []


def test_another_articles_claim_is_no_heir():
    old = [row("c-1", "Trade among the members reached 42.3 billion.", **JUDGED)]
    new = [{**row("c-2", "Trade among the members reached 42.4 billion."), "article": "b"}]
    assert [r["review"] for r in merge_verdicts(old, new)] == ["open", "orphaned"]
