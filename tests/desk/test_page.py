"""The page as a reviewer uses it, in the machine's Chromium."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.desk.conftest import Server, lines, made_up, made_up_evidence, serving, write_tables

SAVED = "document.querySelector('#status').textContent.startsWith('saved')"
READ_AGAIN = SAVED.replace("saved", "read again")
NOTHING_WAITS = "Object.keys(localStorage).every((key) => !key.startsWith('citetrail:unsent:'))"


def until(page, condition, seconds=20):
    """Wait for a condition; the page's own policy forbids the way in which playwright does."""
    for _ in range(seconds * 50):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never came true: {condition}")


def press(page, key):
    page.keyboard.press(key)
    until(page, NOTHING_WAITS)


def selected(page):
    return page.get_attribute("#list li[aria-selected=true]", "id")


@pytest.fixture
def server(sample):
    with serving(sample / "out", "--as", "AK") as server:
        yield server


def test_the_sample_is_judged_with_the_keyboard_alone(server, visit, sample):
    page = visit(server)
    total = page.locator("#list li").count()
    for i in range(total):
        assert page.inner_text("#counts").startswith(f"{i} of {total} judged")
        press(page, f"Digit{1 + i % 8}")
    assert page.inner_text("#counts").startswith(f"{total} of {total} judged")
    until(page, "document.querySelector('#status').textContent.includes('every claim is judged')")
    found = lines(sample / "out")
    assert len({entry["claim"] for entry in found}) == total
    assert {entry["by"] for entry in found} == {"AK"}
    assert all("saw" in entry and entry["via"] == "review" for entry in found)


def test_a_digit_in_a_note_is_no_verdict(server, visit, sample):
    page = visit(server)
    page.keyboard.press("n")
    page.keyboard.type("5 of 8 on p. 12 jku")
    assert lines(sample / "out") == []
    press(page, "Enter")
    [entry] = lines(sample / "out")
    assert (entry["verdict"], entry["note"]) == ("", "5 of 8 on p. 12 jku")
    assert page.inner_text("#counts").startswith("0 of")


def test_shift_with_a_digit_asks_for_the_note_first(server, visit, sample):
    page = visit(server)
    page.keyboard.press("Shift+Digit5")
    page.keyboard.type("0.5 in the book")
    press(page, "Enter")
    [entry] = lines(sample / "out")
    assert (entry["verdict"], entry["note"]) == ("contradicted", "0.5 in the book")


def test_keys_go_by_their_place_and_modifiers_are_the_browsers_own(server, visit, sample):
    page = visit(server)
    # "é" on an AZERTY keyboard without Shift, "ъ" beside it: the code says which key it is
    event = "document.dispatchEvent(new KeyboardEvent('keydown', {code: 'Digit2', key: 'é', bubbles: true}))"
    page.evaluate(event)
    until(page, SAVED)
    page.evaluate(event.replace("bubbles", "ctrlKey: true, bubbles"))
    assert [entry["verdict"] for entry in lines(sample / "out")] == ["confirmed with correction"]


def test_single_keys_can_be_switched_off(server, visit, sample):
    page = visit(server)
    page.click("#reviewer")
    page.uncheck("#single")
    page.click("#who button")
    page.keyboard.press("Digit1")
    page.keyboard.press("j")
    assert lines(sample / "out") == []
    page.click("[data-verdict='confirmed']")
    until(page, SAVED)
    assert [entry["verdict"] for entry in lines(sample / "out")] == ["confirmed"]


def test_undo_goes_back_through_everything_even_from_before(sample, visit):
    with serving(sample / "out", "--as", "AK") as server:
        page = visit(server)
        first = selected(page)
        for key in ("Digit1", "Digit2", "KeyS", "Digit3"):
            press(page, key)
    with serving(sample / "out", "--as", "AK") as server:
        page = visit(server)
        assert page.inner_text("#counts").startswith("3 of")
        for _ in range(4):
            press(page, "KeyU")
        assert page.inner_text("#counts").startswith("0 of")
        assert "later" not in page.inner_text("#counts")
        assert selected(page) == first
        press(page, "KeyU")
        assert "nothing to take back" in page.inner_text("#status")
    assert len(lines(sample / "out")) == 8  # nothing is erased


def test_a_claim_put_off_comes_last_and_stays_so_when_the_page_is_closed(sample, visit):
    with serving(sample / "out", "--as", "AK") as server:
        page = visit(server)
        put_off = selected(page)
        press(page, "KeyS")
        assert selected(page) != put_off
    with serving(sample / "out", "--as", "AK") as server:
        page = visit(server)
        assert "1 later" in page.inner_text("#counts")
        for _ in range(page.locator("#list li").count() - 1):
            press(page, "Digit1")
        assert selected(page) == put_off


def test_escape_takes_back_the_verdict_that_waits_for_a_note_and_the_words_about_it(server, visit):
    page = visit(server)
    page.keyboard.press("Shift+Digit4")
    assert "write the note" in page.inner_text("#status")
    page.keyboard.press("Escape")
    assert page.inner_text("#status") == ""
    assert page.locator("#judge [aria-pressed=true]").count() == 0


def test_a_draft_of_a_note_survives_moving_on_and_loading_again(server, visit):
    page = visit(server)
    page.keyboard.press("n")
    page.keyboard.type("see the annex")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.input_value("#note") == ""
    page.keyboard.press("k")
    assert page.input_value("#note") == "see the annex"
    page.reload()
    page.wait_for_selector("body[data-state=ready]")
    assert page.input_value("#note") == "see the annex"


def test_no_button_moves_from_claim_to_claim(server, visit):
    page = visit(server)
    where = """[...document.querySelectorAll('#judge button, #writing button, header button')].map((b) => {
        const r = b.getBoundingClientRect(); return [b.textContent.trim(), r.x, r.y, r.width, r.height]; })"""
    before = page.evaluate(where)
    for _ in range(page.locator("#list li").count() - 1):
        page.keyboard.press("j")
        assert page.evaluate(where) == before
    press(page, "Digit5")
    assert page.evaluate(where) == before


def test_a_move_over_5000_claims_draws_no_other_claim_anew(tmp_path, visit, record_property):
    count, moves = 5000, 300
    write_tables(tmp_path, made_up(count), made_up_evidence(count))
    with serving(tmp_path, "--as", "AK") as server:
        page = visit(server)
        assert page.locator("#list li").count() == count
        until(page, "'whole' in document.body.dataset", seconds=60)
        measured = page.evaluate(
            """async (moves) => {
            const changes = {nodes: 0, attributes: 0};
            const seen = new MutationObserver((all) => all.forEach((c) => {
                if (c.type === 'attributes') changes.attributes += 1;
                else changes.nodes += c.addedNodes.length + c.removedNodes.length; }));
            seen.observe(document.querySelector('#list'), {subtree: true, childList: true, attributes: true});
            const times = [];
            for (let i = 0; i < moves; i++) {
                const start = performance.now();
                document.body.dispatchEvent(new KeyboardEvent('keydown', {code: i % 7 ? 'KeyJ' : 'KeyK', key: 'j', bubbles: true}));
                document.body.getBoundingClientRect();
                times.push(performance.now() - start);
                await new Promise(requestAnimationFrame);
            }
            await new Promise((done) => setTimeout(done, 50));
            times.sort((a, b) => a - b);
            return {...changes, median: times[moves / 2], p95: times[Math.floor(moves * 0.95)]};
        }""",
            moves,
        )
    record_property("median and p95 of a move, ms", (measured["median"], measured["p95"]))
    assert measured["nodes"] == 0  # the queue is made once
    assert measured["attributes"] <= 4 * moves  # one claim is left, one is chosen


def test_the_boxes_cover_the_value_on_the_page(server, visit):
    page = visit(server)
    page.fill("#search", "27 per cent")
    page.wait_for_selector("figure svg rect.s-agrees")
    box = page.eval_on_selector("rect.s-agrees", "(r) => ['x', 'y', 'width', 'height'].map((a) => +r.getAttribute(a))")
    ink = page.evaluate(
        """async ([x, y, width, height]) => {
        const image = document.querySelector('figure img'); await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), {width: image.naturalWidth, height: image.naturalHeight});
        const paper = canvas.getContext('2d'); paper.drawImage(image, 0, 0);
        const dark = (x, y, w, h) => { const d = paper.getImageData(x, y, w, h).data; let n = 0;
            for (let i = 0; i < d.length; i += 4) n += d[i] < 128; return n / (w * h); };
        const edge = 1;  // "27%" ends in the box: a thin frame around it is white
        return {inside: dark(x, y, width, height), left: dark(x - edge, y, edge, height), right: dark(x + width, y, edge, height)};
    }""",
        box,
    )
    assert ink["inside"] > 0.05
    assert ink["left"] == ink["right"] == 0


def test_a_value_stands_above_its_counterpart_in_one_colour(server, visit):
    page = visit(server)
    marks = page.eval_on_selector_all(
        "#pairs dl:first-child mark, #claim mark.s-differs, #passage mark.s-differs",
        "(all) => all.map((m) => [m.textContent, getComputedStyle(m).color, getComputedStyle(m).textDecorationStyle])",
    )
    assert [words for words, *_ in marks] == ["14.5 hours", "11.5 hours", "14.5 hours", "11.5 hours"]
    assert len({(colour, pattern) for _, colour, pattern in marks}) == 1
    boxes = [m.bounding_box() for m in page.query_selector_all("#pairs dl:first-child mark")]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[0]["y"] < boxes[1]["y"]


def test_answers_given_without_a_server_are_lines_when_it_is_back(sample, visit):
    server = Server(sample / "out", "--as", "AK")
    try:
        page = visit(server)
        press(page, "Digit1")
        server.kill()
        for key in ("Digit2", "Digit3", "Digit4"):
            page.keyboard.press(key)
        page.wait_for_selector("body[data-state=offline]")
        assert "3 answers wait" in page.inner_text("#banner")
        back = Server(sample / "out", "--as", "AK", "--port", str(server.port))
        try:
            page.goto(back.url)
            until(page, NOTHING_WAITS)
            page.wait_for_selector("body[data-state=ready]")
            assert page.inner_text("#counts").startswith("4 of")
        finally:
            back.kill()
    finally:
        server.kill()
    verdicts = [entry["verdict"] for entry in lines(sample / "out")]
    assert verdicts == ["confirmed", "confirmed with correction", "partly supported", "failed verification"]


def test_the_same_answer_sent_twice_is_one_line(server, visit, sample):
    page = visit(server)
    page.evaluate(
        "window.fetched = fetch; window.fetch = (...a) => { window.sent = a[1]?.body ?? window.sent; return window.fetched(...a); }"
    )
    press(page, "Digit6")
    status = page.evaluate(
        """async () => (await window.fetched('/api/answer', {method: 'POST', body: window.sent})).status"""
    )
    assert status == 200
    assert len(lines(sample / "out")) == 1


def test_new_tables_are_noticed_and_shown_when_asked_for(server, visit, sample):
    page = visit(server)
    press(page, "Digit5")
    article = sample / "corpus" / "articles" / "central-asian-trade.md"
    article.write_text(article.read_text(encoding="utf-8").replace("14.5 hours", "11.5 hours"), encoding="utf-8")
    run_again(sample)
    page.wait_for_selector("body[data-state=newer]", timeout=20_000)
    assert "newer" in page.inner_text("#banner")
    page.click("#reload")
    page.wait_for_selector("body[data-state=ready]")
    assert "1 to recheck" in page.inner_text("#counts")
    page.select_option("#filter", "recheck")
    assert "the sentence changed" in page.inner_text("#recheck")


def run_again(sample):
    inputs = ["corpus/articles", "--sources", "corpus/sources", "--bib", "corpus/references.bib"]
    command = [sys.executable, "-m", "pipeline", "extract", *inputs, "-o", "out", "-q"]
    subprocess.run(command, cwd=sample, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)


def test_a_wrong_match_is_mended_on_the_page(server, visit, sample):
    page = visit(server)
    page.keyboard.press("w")
    choice = page.get_by_label("work of notes-on-grain-freight.txt")
    choice.select_option(label="Zhao and Peters (2023)")
    page.wait_for_selector("#banner:not([hidden])")
    until(page, READ_AGAIN, seconds=60)
    listed = (sample / "corpus" / "sources" / "sources.csv").read_text(encoding="utf-8")
    assert "bulletin-7.txt,Office for Regional Statistics 2024" in listed
    assert re.search(r"^notes-on-grain-freight\.txt,\S+$", listed, re.MULTILINE)
    row = page.locator(
        "#matches tr", has_text="notes-on-grain-freight.txt", has=page.get_by_text("sources.csv says so")
    )
    row.wait_for()


def test_marked_claims_are_called_not_checkable_at_once_and_each_is_undone(server, visit, sample):
    page = visit(server)
    page.keyboard.press("m")
    page.keyboard.press("j")
    page.keyboard.press("m")
    assert page.inner_text("#marked-count") == "2 marked"
    page.click("#marked [data-action=judge_marked]")
    until(page, NOTHING_WAITS)
    found = lines(sample / "out")
    assert [entry["verdict"] for entry in found] == ["not checkable"] * 2
    assert len({entry["claim"] for entry in found}) == 2
    assert page.is_hidden("#marked")
    assert page.inner_text("#counts").startswith("2 of")
    press(page, "u")
    assert page.inner_text("#counts").startswith("1 of")


def test_what_the_filter_hides_is_not_called_not_checkable(server, visit, sample):
    page = visit(server)
    page.keyboard.press("m")
    page.keyboard.press("j")
    page.keyboard.press("m")
    shown = page.inner_text("#list li[aria-selected=true] .snippet")
    page.fill("#search", shown.strip("… ")[:40])
    page.keyboard.press("Tab")
    page.click("#marked [data-action=judge_marked]")
    until(page, NOTHING_WAITS)
    assert len(lines(sample / "out")) == page.locator("#list li:not([hidden])").count() == 1


def test_a_file_can_be_none_of_the_works(server, visit, sample):
    page = visit(server)
    page.keyboard.press("w")
    page.get_by_label("work of bulletin-7.txt").select_option(label="none of the works")
    page.wait_for_selector("#banner:not([hidden])")
    until(page, READ_AGAIN, seconds=60)
    assert "bulletin-7.txt,none" in (sample / "corpus" / "sources" / "sources.csv").read_text(encoding="utf-8")
    row = page.locator("#matches tr", has_text="bulletin-7.txt", has=page.get_by_text("sources.csv says so (none)"))
    row.wait_for()
    assert row.locator("select").input_value() == "none"


def test_reviewers_who_differ_stand_side_by_side_and_a_digit_settles(sample, visit):
    for name, key in (("AK", "Digit1"), ("BM", "Digit5")):
        with serving(sample / "out", "--as", name) as server:
            page = visit(server)
            first = page.locator("#list li").first
            first.click()
            press(page, key)
    with serving(sample / "out", "--as", "CD") as server:
        page = visit(server)
        page.keyboard.press("d")
        assert page.locator("#list li:visible").count() == 1
        beside = [quote.bounding_box() for quote in page.query_selector_all("#verdicts blockquote")]
        assert len(beside) == 2
        assert beside[0]["y"] == beside[1]["y"]
        assert "contradicted" in page.inner_text("#verdicts")
        press(page, "Digit5")
        page.keyboard.press("d")
        page.keyboard.press("h")
        page.wait_for_selector("#past[open]")
        history = page.inner_text("#lines")
    assert "settled" in history
    assert history.index("CD") < history.index("BM") < history.index("AK")
    assert [entry.get("settles", False) for entry in lines(sample / "out")] == [False, False, True]
    run_again(sample)
    assert '"settled"' in (sample / "out" / "claims.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("width", "height", "scale"), [(400, 800, 1), (640, 400, 2), (1280, 800, 1)])
def test_nothing_scrolls_sideways_on_a_narrow_or_zoomed_page(server, visit, width, height, scale):
    page = visit(server, viewport={"width": width, "height": height}, device_scale_factor=scale)
    for key in ("j", "j", "g", "w"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if width < 1280:
        page.keyboard.press("Escape")
        assert page.locator("#judge button").first.is_visible()


def test_the_queue_is_a_listbox_with_its_choice_told(server, visit):
    page = visit(server)
    page.focus("#list")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#list", "role") == "listbox"
    assert page.get_attribute("#list", "aria-activedescendant") == selected(page)
    assert page.get_attribute("#status", "aria-live") == "polite"
    labels = page.eval_on_selector_all("#list li", "(all) => all.map((i) => i.getAttribute('aria-label'))")
    assert all(label.split(". ", 1)[1] for label in labels)
    landmarks = page.eval_on_selector_all("header, nav, main, section, [role=region]", "(all) => all.length")
    assert landmarks >= 6


def test_every_key_has_a_button_or_a_field(server, visit):
    page = visit(server)
    keys = page.eval_on_selector_all(
        "[data-code]", "(all) => all.map((b) => [b.dataset.action, b.tagName, b.querySelector('kbd')?.textContent])"
    )
    assert len(keys) >= 18
    assert all(tag in ("BUTTON", "LABEL") and letter for _, tag, letter in keys)


def test_what_a_source_says_is_text_and_never_markup(tmp_path, visit):
    hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> rose to 5.5 million'
    claims = [{**claim, "claim": hostile} for claim in made_up(1)]
    evidence = [{**row, "passage": hostile, "checks": ""} for row in made_up_evidence(1)]
    write_tables(tmp_path, claims, evidence)
    with serving(tmp_path, "--as", "<b>AK</b>") as server:
        page = visit(server)
        assert "<script>" in page.inner_text("#claim")
        assert page.evaluate("[window.hit, document.querySelectorAll('main img, main script, header b').length]") == [
            None,
            0,
        ]


def test_tables_without_a_claim_say_so(tmp_path, visit):
    write_tables(tmp_path, [])
    with serving(tmp_path, "--as", "AK") as server:
        page = visit(server)
        assert "hold no claim" in page.inner_text("#empty")


def test_a_claim_without_source_says_what_to_do(server, visit):
    page = visit(server)
    for words, sentence in (
        ("BRI loans", "not supplied"),
        ("80 million people", "cites nothing"),
        ("new treaty", "No passage of this work is near"),
    ):
        page.fill("#search", words)
        assert sentence in page.inner_text("#passage")


def test_the_keys_of_a_folder_are_its_own(sample, visit):
    (sample / "out" / "keys.toml").write_text('next = "ArrowRight"\n', encoding="utf-8")
    with serving(sample / "out", "--as", "AK") as server:
        page = visit(server)
        before = selected(page)
        page.keyboard.press("j")
        assert selected(page) == before
        page.keyboard.press("ArrowRight")
        assert selected(page) != before


def test_a_page_closed_in_the_middle_of_an_answer_leaves_whole_lines(server, visit, sample):
    page = visit(server)
    page.keyboard.press("Digit1")
    page.context.close()
    server.kill()
    path = sample / "out" / "verdicts.jsonl"
    if path.exists():
        assert all(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
