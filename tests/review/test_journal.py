import random

from pipeline.review.journal import Entry, Journal, append, latest, read

MORNING, NOON = "2026-03-14T10:22:31+01:00", "2026-03-14T12:00:00+01:00"


def test_what_is_appended_is_read_back(tmp_path):
    path = tmp_path / "verdicts.jsonl"
    entries = [Entry(MORNING, by="AK", article="a", claim="c-1", verdict="confirmed"), Entry(NOON, by="BN", verdict="")]
    append(path, entries[:1])
    append(path, entries[1:])
    assert read(path) == Journal(tuple(entries))


def test_no_file_is_an_empty_journal(tmp_path):
    assert read(tmp_path / "verdicts.jsonl") == Journal()


def test_a_torn_last_line_is_counted_and_the_next_entry_stands_by_itself(tmp_path):
    path = tmp_path / "verdicts.jsonl"
    append(path, [Entry(MORNING, claim="c-1", verdict="confirmed")])
    with path.open("ab") as file:
        file.write(b'{"at":"2026-03-14T11:00:00+01:00","claim":"c-')
    append(path, [Entry(NOON, claim="c-2", verdict="contradicted")])
    journal = read(path)
    assert [entry.claim for entry in journal.entries] == ["c-1", "c-2"]
    assert journal.unread == 1


def test_a_journal_cut_at_any_byte_loses_the_last_entry_at_most(tmp_path):
    path, cut = tmp_path / "verdicts.jsonl", tmp_path / "cut.jsonl"
    entries = [
        Entry(f"2026-03-14T10:00:0{n}+00:00", claim=f"c-{n}", verdict="confirmed", note="é" * n) for n in range(5)
    ]
    append(path, entries)
    data = path.read_bytes()
    for size in range(len(data)):
        cut.write_bytes(data[:size])
        whole = data[:size].count(b"\n")
        assert len(read(cut).entries) - whole in (0, 1)


def test_two_journals_merge_in_either_order_and_a_line_that_stands_twice_is_one(tmp_path):
    left, right = tmp_path / "left", tmp_path / "right"
    append(
        left, [Entry(MORNING, by="AK", claim="c-1", verdict="confirmed"), Entry(NOON, by="AK", claim="c-1", verdict="")]
    )
    append(right, [Entry(MORNING, by="BN", claim="c-1", verdict="contradicted")])
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(left.read_bytes() + right.read_bytes())
    other.write_bytes(right.read_bytes() + left.read_bytes() + left.read_bytes())
    assert read(one) == read(other)
    assert list(latest(read(one).entries)) == ["BN"]


def test_the_last_word_counts_by_its_time_in_any_order_of_the_lines(tmp_path):
    words = ["confirmed", "", "contradicted", "partly supported"]
    entries = [Entry(f"2026-03-14T1{n}:00:00Z", by="AK", verdict=word) for n, word in enumerate(words)]
    random.Random(7).shuffle(entries)
    append(tmp_path / "j", entries)
    assert latest(read(tmp_path / "j").entries)["AK"].verdict == "partly supported"


def test_times_of_several_zones_are_compared():
    early, late = Entry("2026-03-14T10:00:00+05:00"), Entry("2026-03-14T06:00:00Z")
    assert early.moment < late.moment


def test_an_entry_about_own_columns_leaves_the_verdict():
    entries = [Entry(MORNING, by="AK", verdict="confirmed"), Entry(NOON, by="AK", user_columns={"desk": "A"})]
    assert latest(entries)["AK"].verdict == "confirmed"
