import random

from evaluation.altered import _altered, changes
from evaluation.articles import articles, extraction


def test_one_digit_is_changed():
    rng = random.Random(1)
    for words in ("4,150 senders", "about 14 per cent", "$42.3 billion"):
        after = _altered(words, rng)
        assert sum(a != b for a, b in zip(words, after, strict=True)) == 1
        assert len(after) == len(words)


def test_only_figures_that_agree_are_changed():
    article = next(a for a in articles() if a.name == "sent-home")
    found, text = extraction(article), article.path.read_text(encoding="utf-8")
    planted = list(changes(found, text, random.Random(1)))
    assert len(planted) > 5
    assert all(text.count(change.before) == 1 and change.after != change.before for change in planted)
