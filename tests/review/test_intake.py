import pytest

from pipeline.errors import ReadError
from pipeline.review import reviewed_claims
from pipeline.review.edits import EditedTable
from pipeline.review.intake import entries_of_edits, without_known
from tests.review.test_merge import FELL, GREW, judge, row, tables

NOON = "2026-03-15T12:00:00+00:00"
COLUMNS = [*row("c-1", GREW), "context", "review", "recheck_why", "verdict", "note", "reviewer", "reviewed_at"]


def desk(*entries, made=None):
    """The rows of two claims as they were written, with what the entries say of them."""
    return reviewed_claims(made or tables(row("c-1", GREW), row("c-2", FELL)), entries)


def edit(written, *edits, known=()):
    """Edit tables, each edit as (via, {number of the row: cells}, copies …), and return the new entries."""
    edited = []
    for via, changes, *copies in edits:
        rows = [{**line, **changes.get(i, {})} for i, line in enumerate(written)]
        edited.append(EditedTable(f"claims.{via}", via, [*rows, *({**written[0], **cells} for cells in copies)]))
    return list(entries_of_edits(edited, written, known, {}, COLUMNS, at=NOON))


def what(entries):
    return [(e.by, e.verdict, e.note, e.via) for e in entries]


def after(known, new):
    [first, *_] = reviewed_claims(tables(row("c-1", GREW), row("c-2", FELL)), [*known, *new])
    return first["review"], first["verdict"], first["reviewer"]


def test_edits_of_both_files_are_both_taken_in():
    new = edit(desk(), ("csv", {0: {"verdict": "confirmed"}}), ("xlsx", {1: {"verdict": "contradicted"}}))
    assert what(new) == [("", "confirmed", "", "csv"), ("", "contradicted", "", "xlsx")]


def test_what_two_files_say_of_one_claim_is_put_together_cell_by_cell():
    new = edit(desk(), ("csv", {0: {"verdict": "confirmed"}}), ("xlsx", {0: {"note": "p. 3"}}))
    assert what(new) == [("", "confirmed", "p. 3", "csv")]
    assert len(edit(desk(), ("csv", {0: {"verdict": "confirmed"}}), ("xlsx", {0: {"verdict": "Confirmed"}}))) == 1


def test_two_files_that_contradict_each_other_are_refused():
    with pytest.raises(
        ReadError, match=r"claims\.csv and this file say different things .*“confirmed”, “contradicted”"
    ):
        edit(desk(), ("csv", {0: {"verdict": "confirmed"}}), ("xlsx", {0: {"verdict": "contradicted"}}))


def test_two_files_of_two_reviewers_disagree():
    new = edit(
        desk(),
        ("csv", {0: {"verdict": "confirmed", "reviewer": "AK"}}),
        ("xlsx", {0: {"verdict": "contradicted", "reviewer": "BN"}}),
    )
    assert after((), new) == ("disagree", "contradicted", "AK | BN")


def test_a_copied_row_is_a_second_reviewers_or_a_conflict():
    known = [judge(tables(row("c-1", GREW), row("c-2", FELL)), by="AK")]
    new = edit(desk(*known), ("csv", {}, {"verdict": "contradicted", "reviewer": "BN"}), known=known)
    assert after(known, new) == ("disagree", "contradicted", "AK | BN")
    with pytest.raises(ReadError, match="two rows of one reviewer that differ"):
        edit(desk(*known), ("csv", {}, {"verdict": "contradicted"}), known=known)


def test_a_copied_row_of_an_unnamed_verdict_keeps_both():
    known = [judge(tables(row("c-1", GREW), row("c-2", FELL)), by="")]
    new = edit(desk(*known), ("csv", {}, {"reviewer": "BN"}), known=known)
    assert what(new) == [("BN", "confirmed", "", "csv")]


def test_a_name_that_is_added_later_takes_the_unnamed_verdict_along():
    known = [judge(tables(row("c-1", GREW), row("c-2", FELL)), by="")]
    new = edit(desk(*known), ("csv", {0: {"reviewer": "AK"}}), known=known)
    assert after(known, new) == ("kept", "confirmed", "AK")
    assert new[-1].saw == known[0].saw


def test_emptied_cells_take_the_verdict_back_also_where_the_name_was_emptied():
    known = [judge(tables(row("c-1", GREW), row("c-2", FELL)), by="AK")]
    for name in ("AK", ""):
        new = edit(desk(*known), ("xlsx", {0: {"verdict": "", "note": "", "reviewer": name}}), known=known)
        assert after(known, new)[:2] == ("open", "")


@pytest.fixture
def differing():
    made = tables(row("c-1", GREW), row("c-2", FELL))
    return [
        judge(made, by="AK", note="p. 3"),
        judge(made, verdict="contradicted", by="BN", at="2026-03-14T11:00:00+00:00"),
    ]


def test_a_new_verdict_in_a_row_that_shows_a_disagreement_settles_it(differing):
    new = edit(desk(*differing), ("csv", {0: {"verdict": "partly supported"}}), known=differing)
    assert what(new) == [("", "partly supported", "", "csv")]  # no reviewer called "AK | BN", no note made of two
    assert after(differing, new)[:2] == ("settled", "partly supported")


def test_a_reviewer_who_changes_his_mind_there_keeps_his_note(differing):
    new = edit(desk(*differing), ("csv", {0: {"verdict": "contradicted", "reviewer": "AK"}}), known=differing)
    assert what(new) == [("AK", "contradicted", "p. 3", "csv")]


def test_verdicts_of_several_are_not_taken_back_in_silence(differing):
    with pytest.raises(ReadError, match="has verdicts of AK and BN"):
        edit(desk(*differing), ("csv", {0: {"verdict": ""}}), known=differing)


def test_a_name_or_a_day_without_a_verdict_stays():
    new = edit(desk(), ("xlsx", {0: {"reviewer": "AK", "reviewed_at": "Monday"}}))
    shown = desk(*new)[0]
    assert (shown["review"], shown["reviewer"], shown["reviewed_at"]) == ("open", "AK", "Monday")
    [entry] = edit(desk(*new), ("xlsx", {0: {"verdict": "confirmed"}}), known=new)
    assert (entry.by, entry.verdict) == ("AK", "confirmed")


def test_a_new_day_confirms_a_verdict_that_asks_again():
    before = tables(row("c-1", GREW))
    known = [judge(before)]
    changed = tables(row("c-1", GREW, why="article 0.4, source 0.6"))
    written = reviewed_claims(changed, known)
    assert written[0]["review"] == "recheck"
    [shown] = reviewed_claims(changed, [*known, *edit(written, ("csv", {0: {"reviewed_at": "today"}}), known=known)])
    assert (shown["review"], shown["verdict"], shown["reviewed_at"]) == ("kept", "confirmed", "today")


def test_own_columns_of_both_files_and_copied_rows_are_kept():
    new = edit(
        desk(), ("csv", {0: {"desk": "economy"}}), ("xlsx", {0: {"desk": "politics"}}), ("csv", {1: {"to do": "call"}})
    )
    assert [e.user_columns for e in new] == [{"desk": "economy | politics"}, {"to do": "call"}]


def test_own_rows_of_both_files_are_put_together():
    written = [*desk(), {"claim": "ask"}, {"claim": "call"}]
    ask, call, visit = ({"claim_id": "", "article": "", "claim": text} for text in ("ask", "call", "visit"))
    claims = [dict(line) for line in written[:2]]
    tables_now = [
        EditedTable("claims.csv", "csv", [*claims, ask, call, {**visit, "note": "Monday"}]),
        EditedTable("claims.xlsx", "xlsx", [*claims, call]),
    ]
    [entry] = entries_of_edits(tables_now, written, (), {}, COLUMNS, at=NOON)
    assert sorted(line["claim"] for line in entry.user_rows) == ["call", "visit"]
    filtered = [EditedTable("claims.xlsx", "xlsx", claims[:1])]
    assert list(entries_of_edits(filtered, written, (), {}, COLUMNS, at=NOON)) == []


def test_a_word_that_is_no_verdict_is_refused_in_own_rows_too():
    rows = [*desk(), {"claim_id": "", "article": "", "claim": "ask", "verdict": "fine"}]
    with pytest.raises(ReadError, match="“fine” is no verdict"):
        list(entries_of_edits([EditedTable("claims.csv", "csv", rows)], desk(), (), {}, COLUMNS, at=NOON))


def test_a_verdict_on_a_claim_that_the_tables_do_not_have_stays_in_the_journal():
    rows = [*desk(), {**row("c-9", "Wages rose by a fifth in 2020."), "verdict": "confirmed"}]
    [entry] = entries_of_edits([EditedTable("claims.csv", "csv", rows)], desk(), (), {}, COLUMNS, at=NOON)
    assert (entry.claim, entry.verdict, entry.saw) == ("c-9", "confirmed", None)


def test_a_row_with_the_key_of_another_claim_is_known_by_its_sentence_or_refused():
    written = desk()
    swapped = [{**written[0], "claim": FELL, "verdict": "confirmed"}]
    [entry] = entries_of_edits([EditedTable("claims.csv", "csv", swapped)], written, (), {}, COLUMNS, at=NOON)
    assert (entry.claim, entry.text) == ("c-2", FELL)
    other = [{**written[0], "claim": "Nothing of this was ever written there.", "verdict": "confirmed"}]
    with pytest.raises(ReadError, match="undo the sorting"):
        list(entries_of_edits([EditedTable("claims.csv", "csv", other)], written, (), {}, COLUMNS, at=NOON))


def test_an_edit_that_was_taken_in_before_does_not_undo_what_the_review_page_said_since():
    taken = edit(desk(), ("csv", {0: {"verdict": "confirmed", "reviewer": "AK"}}))
    page = [judge(tables(row("c-1", GREW)), verdict="contradicted", at="2026-03-16T10:00:00+00:00", via="review")]
    assert without_known(taken, [*taken, *page]) == []
    again = edit(desk(), ("csv", {0: {"verdict": "unverifiable", "reviewer": "AK"}}))
    assert without_known(again, [*taken, *page]) == again


def test_verdicts_before_and_after_a_sentence_was_edited_stay_together():
    before, now = tables(row("c-1", GREW)), tables(row("c-5", GREW.replace("0.4", "0.5")))
    known = [judge(before, by="AK")]
    written = reviewed_claims(now, known)
    new = edit(written, ("csv", {0: {"verdict": "contradicted", "reviewer": "BN"}}), known=known)
    [shown] = reviewed_claims(now, [*known, *new])
    assert shown["reviewer"] == "AK | BN"
    [back] = reviewed_claims(before, [*known, *new])  # and where the edit is undone
    assert back["reviewer"] == "AK | BN"


def test_the_row_of_a_claim_that_is_gone_has_a_key_of_its_own():
    """Of two equal sentences the one that is left gets the key of the first."""
    same = "No data were given."
    before = tables(row("c-1", same, context="One. […] Two."), row("c-1-2", same, context="Three. […] Four."))
    rows = reviewed_claims(tables(row("c-1", same, context="Three. […] Four.")), [judge(before, 0)])
    assert [(line["claim_id"], line["review"]) for line in rows] == [("c-1", "open"), ("c-1-gone-1", "orphaned")]
