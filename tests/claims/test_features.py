import pytest

from pipeline.claims.features import FEATURES, NEGATIVE, POSITIVE, features_of_text, features_of_word


def test_weights_have_the_sign_of_their_side():
    assert all(feature.weight > 0 for feature in POSITIVE.values())
    assert all(feature.weight < 0 for feature in NEGATIVE.values())
    assert not set(POSITIVE) & set(NEGATIVE)


@pytest.mark.parametrize("name", FEATURES)
def test_every_feature_can_match(name):
    feature = FEATURES[name]
    assert feature.words or feature.pattern
    assert feature.limit > 0
    assert all(word == word.lower() and " " not in word for word in feature.words)


@pytest.mark.parametrize(
    ("word", "names"),
    [("taxes", {"public"}), ("passed", {"public_act", "past"}), ("need", set()), ("rose", {"change", "past"})],
)
def test_features_of_a_word(word, names):
    assert set(features_of_word(word)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It cost $5 million in March 2019.", {"number", "scale", "money", "year", "month", "name"}),
        ("We would say that time is up.", {"modal", "opinion", "clock"}),
        ("Is it?", {"question"}),
    ],
)
def test_features_of_a_text(text, names):
    assert {name for name, count in features_of_text(text) if count} == names
