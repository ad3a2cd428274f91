import pytest

from pipeline.review import reviewed_claims
from pipeline.review.claims_rows import places, shown
from pipeline.review.journal import Entry

AT = "2026-03-14T10:00:00+00:00"
LATER = "2026-03-14T11:00:00+00:00"
FOUND = {
    "outcome": "figures_differ",
    "why": "article 0.4, source 0.5",
    "reference_ids": "r-1",
    "sources": "marsh.html",
    "evidence": "It came to 0.5 per cent.",
    "evidence_page": "12",
}


def row(claim_id, claim, article="a", **more):
    return {"claim_id": claim_id, "article": article, "claim": claim, **FOUND, **more}


def tables(*rows, sha256="9f", passages=("It came to 0.5 per cent.",)):
    evidence = [{"article": r["article"], "claim_id": r["claim_id"], "passage": p} for r in rows for p in passages]
    return {
        "claims": list(rows),
        "sources": [{"article": "a", "source": "marsh.html", "sha256": sha256}],
        "evidence": evidence,
    }


def judge(made, number=0, verdict="confirmed", at=AT, by="AK", **more):
    """An entry about a row, as a reviewer makes it who looks at it."""
    place, shown_row = places(made["claims"])[number], made["claims"][number]
    hashes = {(r["article"], r["source"]): r["sha256"] for r in made["sources"]}
    saw = shown(shown_row, hashes)
    fields = {
        "text": place.text,
        "before": place.before,
        "after": place.after,
        "equal": place.equal,
        "saw": saw,
        **more,
    }
    return Entry(at, by=by, article=place.article, claim=place.claim, verdict=verdict, **fields)


def states(made, *entries):
    return [(r["review"], r.get("verdict", "")) for r in reviewed_claims(made, entries)]


GREW, FELL, SAME = "Trade grew by 0.4 per cent in 2023.", "Prices fell by a tenth.", "No data were given."


def test_a_verdict_stays_and_what_nobody_judged_is_open():
    made = tables(row("c-1", GREW), row("c-2", FELL))
    [judged, other] = reviewed_claims(made, [judge(made, note="p. 3")])
    assert (judged["review"], judged["verdict"], judged["note"], judged["reviewer"]) == (
        "kept",
        "confirmed",
        "p. 3",
        "AK",
    )
    assert (other["review"], other["verdict"]) == ("open", "")


def test_the_same_sentence_in_two_articles_has_a_verdict_in_one():
    made = tables(row("c-1", GREW), row("c-1", GREW, article="b"))
    assert states(made, judge(made, 0)) == [("kept", "confirmed"), ("open", "")]


@pytest.mark.parametrize("judged", [0, 2, 4])
@pytest.mark.parametrize("edit", ["inserted", "deleted", "moved"])
def test_equal_sentences_are_told_apart_by_their_neighbours(judged, edit):
    texts = [SAME, "One.", SAME, "Two.", SAME, "Three."]
    before = tables(*_numbered(texts))
    entry = judge(before, judged)
    neighbour = texts[judged + 1]
    if edit == "inserted":
        texts = ["Zero.", SAME, "Half.", *texts]
    elif edit == "deleted":
        gone = (judged + 2) % 6
        texts = [text for i, text in enumerate(texts) if i not in (gone, gone + 1)]
    else:
        texts = [*texts[2:], *texts[:2]]
    after = tables(*_numbered(texts))
    found = [i for i, (_, verdict) in enumerate(states(after, entry)) if verdict]
    assert [texts[i + 1] for i in found] == [neighbour]


def _numbered(texts):
    """Rows with the ids that equal sentences get: by their order."""
    seen = {}
    for text in texts:
        seen[text] = seen.get(text, 0) + 1
        base = f"c-{abs(hash(text)):x}"
        yield row(base if seen[text] == 1 else f"{base}-{seen[text]}", text)


def test_an_equal_sentence_that_was_deleted_takes_its_verdict_along():
    before = tables(*_numbered([SAME, "One.", SAME, "Two."]))
    after = tables(*_numbered([SAME, "One."]))
    assert states(after, judge(before, 2)) == [("open", ""), ("open", ""), ("orphaned", "confirmed")]


def test_a_sentence_between_neighbouring_equal_ones_moves_no_verdict():
    before = tables(*_numbered([SAME, "One.", SAME, SAME, SAME, "Two."]))
    after = tables(*_numbered([SAME, "One.", SAME, "New.", SAME, SAME, "Two."]))
    entries = [judge(before, 2, "confirmed"), judge(before, 3, "failed"), judge(before, 4, "contradicted")]
    [_, _, first, _, second, third, _, gone] = reviewed_claims(after, entries)
    assert (first["review"], first["verdict"]) == ("recheck", "confirmed")
    assert (second["review"], second["verdict"]) == ("open", "")
    assert (third["review"], third["verdict"]) == ("kept", "contradicted")
    assert (gone["review"], gone["verdict"], "the same words still stand" in gone["recheck_why"]) == (
        "orphaned",
        "failed",
        True,
    )


@pytest.mark.parametrize("judged", [0, 1, 2, 3])
def test_where_several_equal_ones_have_the_old_neighbours_none_gets_the_verdict(judged):
    """The fourth of five has equal ones on both sides; a sentence behind it leaves two others with these neighbours."""
    before = tables(*_numbered([SAME, SAME, SAME, SAME, SAME, "Two."]))
    after = tables(*_numbered([SAME, SAME, SAME, SAME, "New.", SAME, "Two."]))
    found = states(after, judge(before, judged))
    kept = [("kept", "confirmed") if number == judged < 3 else ("open", "") for number in range(7)]
    assert found == kept + ([] if judged < 3 else [("orphaned", "confirmed")])


@pytest.mark.parametrize("judged", [1, 2])
def test_which_of_two_neighbouring_equal_ones_was_deleted_is_not_guessed(judged):
    before = tables(*_numbered(["One.", SAME, SAME, "Two."]))
    after = tables(*_numbered(["One.", SAME, "Two."]))
    assert states(after, judge(before, judged)) == [("open", "")] * 3 + [("orphaned", "confirmed")]


def test_two_claims_that_fit_one_sentence_are_both_asked_for():
    before = tables(*_numbered(["One.", SAME, "Two.", "Three.", SAME, "Four."]))
    after = tables(*_numbered(["One.", SAME, "Four."]))
    entries = [judge(before, 1, "confirmed", by=""), judge(before, 4, "contradicted", by="", at=LATER)]
    assert states(after, *entries) == [("open", "")] * 3 + [("orphaned", "confirmed"), ("orphaned", "contradicted")]


def test_the_last_of_several_equal_ones_asks_when_what_is_around_it_changed():
    before = tables(*_numbered(["One.", SAME, "Two.", SAME, "Three."]))
    after = tables(*_numbered(["One.", SAME, "New."]))
    assert states(after, judge(before, 1)) == [("open", ""), ("recheck", "confirmed"), ("open", "")]


def test_an_edited_sentence_asks_again_and_a_second_run_does_not_clear_it():
    before = tables(row("c-1", GREW))
    after = tables(row("c-9", "Something else."), row("c-2", GREW.replace("0.4", "0.5")))
    for _ in range(2):
        [_, edited] = reviewed_claims(after, [judge(before)])
        assert (edited["review"], edited["verdict"]) == ("recheck", "confirmed")
        assert "the sentence changed" in edited["recheck_why"]


def test_successors_are_found_for_all_orphans_at_once():
    """The first orphan's best successor is the only one of the second: taken one after the other, one would be lost."""
    around = {"context": "Before. […] After."}
    before = tables(row("c-1", "a b c d e f g h", **around), row("c-2", "a b c d e f g x", **around))
    after = tables(row("c-3", "a b c d e f g x y", **around), row("c-4", "a b c d e f h z", **around))
    entries = [judge(before, 0, "confirmed"), judge(before, 1, "contradicted")]
    assert states(after, *entries) == [("recheck", "contradicted"), ("recheck", "confirmed")]


def test_a_claim_that_is_gone_keeps_its_verdict_run_after_run_and_gets_it_back():
    before, without = tables(row("c-1", GREW)), tables(row("c-2", FELL))
    entry = judge(before)
    assert states(without, entry) == [("open", ""), ("orphaned", "confirmed")]
    assert states(before, entry) == [("kept", "confirmed")]


def test_another_article_in_the_same_folder_changes_nothing():
    mine, other = tables(row("c-1", GREW)), tables(row("c-2", FELL, article="b"))
    edited = tables(row("c-3", GREW.replace("0.4", "0.5")))
    entry = judge(mine)
    assert states(edited, entry) == [("recheck", "confirmed")]
    assert states(other, entry) == [("open", "")]
    assert states(edited, entry) == [("recheck", "confirmed")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"outcome": "figures_match", "why": "article 0.4, source 0.4"},
            "it was figures_differ (article 0.4, source 0.5)",
        ),
        ({"why": "article 0.4, source 0.6"}, "it is figures_differ (article 0.4, source 0.6)"),
        ({"reference_ids": "r-2"}, "another work is cited now"),
    ],
)
def test_what_was_seen_and_has_changed_asks_again(change, reason):
    before = tables(row("c-1", GREW))
    [judged] = reviewed_claims(tables(row("c-1", GREW, **change)), [judge(before)])
    assert judged["review"] == "recheck"
    assert reason in judged["recheck_why"]


def test_a_source_whose_bytes_changed_asks_again_unless_it_has_the_passage_still():
    entry = judge(tables(row("c-1", GREW)))
    assert states(tables(row("c-1", GREW), sha256="aa"), entry) == [("kept", "confirmed")]
    [judged] = reviewed_claims(tables(row("c-1", GREW), sha256="aa", passages=("It came to 0.6 per cent.",)), [entry])
    assert (judged["review"], "the source changed" in judged["recheck_why"]) == ("recheck", True)


def test_reviewers_who_differ_disagree_until_one_settles_it():
    made = tables(row("c-1", GREW))
    first, second = judge(made, by="AK"), judge(made, verdict="contradicted", by="BN", at=LATER, note="p. 9")
    [both] = reviewed_claims(made, [first, second])
    assert (both["review"], both["reviewer"]) == ("disagree", "AK | BN")
    assert "AK: confirmed" in both["note"]
    assert "BN: contradicted (p. 9)" in both["note"]
    settled = judge(made, verdict="contradicted", by="AK", at="2026-03-15T10:00:00+00:00", settles=True)
    assert states(made, first, second, settled) == [("settled", "contradicted")]


def test_an_empty_verdict_takes_the_earlier_one_back():
    made = tables(row("c-1", GREW))
    assert states(made, judge(made), judge(made, verdict="", at=LATER)) == [("open", "")]


def test_a_note_alone_counts_as_a_persons_word():
    made = tables(row("c-1", GREW))
    [noted] = reviewed_claims(made, [judge(made, verdict="", note="ask the ministry")])
    assert (noted["review"], noted["note"]) == ("kept", "ask the ministry")


def test_a_verdict_of_which_it_is_not_known_what_was_seen_asks_again():
    made = tables(row("c-1", GREW))
    assert states(made, judge(made, saw=None)) == [("recheck", "confirmed")]


def test_own_columns_and_user_rows_come_back():
    made = tables(row("c-1", GREW))
    entries = [
        judge(made, verdict=None, user_columns={"desk": "economy"}),
        Entry(LATER, via="csv", user_rows=[{"claim": "to do"}]),
    ]
    rows = reviewed_claims(made, entries)
    assert rows[0]["desk"] == "economy"
    assert rows[1] == {"claim": "to do"}
