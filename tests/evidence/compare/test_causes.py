import pytest

from pipeline.evidence.compare import causes
from tests.evidence.notation import annotated


@pytest.fixture
def read(monkeypatch):
    """The texts whose causes are looked for."""
    texts: list[str] = []

    def find(text):
        texts.append(text)
        return iter(())

    monkeypatch.setattr(causes, "_find_causations", find)
    causes._causations.cache_clear()
    yield texts
    causes._causations.cache_clear()


def test_the_patterns_are_not_tried_on_a_text_without_a_causal_word(read):
    claim = annotated("The mill closed because the river had dried up.")
    causes.find_reversed_causes(claim, None, [annotated("The mill closed in spring.")])
    assert read == [claim.text]


def test_a_text_is_read_once_for_all_rules(read):
    claim = annotated("The mill closed because the river had dried up.")
    for find in (causes.find_reversed_causes, causes.find_doubtful_causes, causes.find_other_causes):
        find(claim, None, [annotated("The river dried up because the mill closed.")])
    assert read == [claim.text]  # a claim without a cause is held against nothing
