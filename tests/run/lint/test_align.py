import pytest

from pipeline.model import Span
from pipeline.run.lint.align import align, fold
from pipeline.run.lint.markup import WORDS, blank_markup
from tests.growth import assert_linear


def test_letters_are_folded_and_know_their_place():
    letters = fold("Zo\u00eb, \ufb01n\n2\u00b2")
    assert letters.text == "zoefin22"
    assert list(letters.offsets) == [0, 1, 2, 5, 5, 6, 8, 9]


def test_a_quotation_mark_before_the_first_letter_belongs_to_the_words():
    alignment = align("He left. “Many came.”", "He left.\n“Many came.”", "He left.\n“Many came.”")
    assert alignment.locate(Span(9, 21)) == Span(9, 19)


def test_words_that_the_file_does_not_have_have_no_place():
    alignment = align("The quay was closed for a week.", "0123456789 " * 9, "0123456789 " * 9)
    assert (alignment.coverage, alignment.locate(Span(4, 8))) == (0, None)
    assert align("…", "…", "…") is None


def test_words_whose_end_stands_before_their_start_end_where_they_start():
    text, file = "The quay was closed for a week.\nOn weirs.", "On weirs.\n\nThe quay was closed for a week."
    alignment = align(text, file, file, (0, 32))
    assert alignment.locate(Span(4, 34)) == Span(15, 16)


def test_a_short_block_that_stands_elsewhere_is_found():
    text, file = "The quay was closed for a week.\nOn weirs.", "On weirs.\n\nThe quay was closed for a week."
    alignment = align(text, file, file, (0, 32))
    assert alignment.locate(Span(32, 41)) == Span(0, 8)


def test_repeated_text_follows_the_order_between_what_stands_once():
    text = "same words again here. " * 3 + "A single sentence. " + "same words again here. " * 3
    file = text.replace(". ", ".\n\n\n")
    alignment = align(text, file, file)
    starts = [i for i in range(len(text)) if text.startswith("same", i)]
    assert [file.count("\n", 0, alignment.locate(Span(i, i + 4)).start) for i in starts] == [0, 3, 6, 12, 15, 18]


@pytest.mark.parametrize("ending", [*WORDS, ".txt"])
@pytest.mark.parametrize(
    "text",
    ["<a <b>&amp;&#x110000;&nosuch;<!-- open", "\\cite{a}\\\\% x\n\\label{", "[a](b(c) <script>", "&#0;&#xD800;"],
)
def test_blanked_markup_keeps_every_character_in_its_place(ending, text):
    assert len(blank_markup(text, ending)) == len(text)


@pytest.mark.parametrize("ending", WORDS)
def test_the_work_is_linear_in_broken_markup(ending):
    text = "<!-- <script <p \\label{ [a](b &amp; % <head " * 20_000
    assert_linear(lambda part: blank_markup(part, ending), text)


@pytest.mark.parametrize("sentence", ["The quay was closed for a week (Lum, 2003). ", ""])
def test_the_work_is_linear_in_the_text(sentence):
    text = sentence * 5000 or "".join(f"The {i} quays of {i * 7} were closed. " for i in range(5000))

    def work(part):
        alignment = align(part, part, part)
        return [alignment.locate(Span(i, i + 9)) for i in range(0, len(part), 50)]

    assert_linear(work, text)
