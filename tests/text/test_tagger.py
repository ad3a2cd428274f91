"""The entity network reads only sentences that may hold a name; no name goes over one that was left out."""

import numpy as np
import pytest

from pipeline.text import tagger
from pipeline.text.windows import LABELS

PLAIN = (
    "It rose for years and then fell. They know why it did so. They may never tell us what they saw, and I doubt it."
)
NAMED = (
    "The ministers met in Astana. They then flew home. “Nothing is agreed,” said Aigul Omarova of the Eurasian Bank."
)


@pytest.fixture
def pieces(monkeypatch):
    """The word pieces of each window that the network reads."""
    read = []
    run = tagger._run
    monkeypatch.setattr(tagger, "_run", lambda window: read.append(len(window.ids)) or run(window))
    return read


def test_a_text_without_names_needs_no_network(pieces):
    assert list(tagger.tag(PLAIN)) == []
    assert pieces == []


def test_names_are_found_where_they_stand(pieces):
    found = {tagged.span.of(NAMED) for tagged in tagger.tag(NAMED)}
    assert {"Astana", "Aigul Omarova"} <= found
    assert len(pieces) == 1


def test_sentences_without_names_cost_nothing(pieces):
    list(tagger.tag(NAMED))
    list(tagger.tag(f"{PLAIN} {NAMED} {PLAIN}"))
    assert pieces[0] == pieces[1]


def test_everywhere_is_everywhere(pieces):
    units = [unit for run in tagger.label_units(PLAIN, everywhere=True) for unit in run]
    assert "".join(unit.span.of(PLAIN) for unit in units) == "".join(PLAIN.split())
    assert pieces


def test_no_name_goes_over_a_sentence_that_was_left_out(monkeypatch):
    text = f"They left for Astana. {PLAIN} Then Omarova spoke."
    label = LABELS.index("I-ORG")

    def everything_is_one_name(window):
        scores = np.zeros((len(window.first), len(LABELS)), dtype=np.float32)
        scores[:, label] = 10
        scores[0, LABELS.index("B-ORG")] = 20
        return scores

    monkeypatch.setattr(tagger, "_run", everything_is_one_name)
    assert [tagged.span.of(text) for tagged in tagger.tag(text)] == ["They left for Astana.", "Then Omarova spoke."]


def test_the_first_word_of_a_sentence_is_read_unless_the_text_has_it_in_small_letters(pieces):
    assert [t.span.of("Astana agreed.") for t in tagger.tag("Astana agreed.")] == ["Astana"]
    assert pieces
    pieces.clear()
    assert list(tagger.tag("Wheat was sold. It was the best wheat of all.")) == []
    assert pieces == []
