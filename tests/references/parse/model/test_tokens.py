from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.placeholders import LINK


def test_hyphens_join_letters_and_part_numbers():
    found = tokenize("Top-down l’État 2010-12, e201, Lee’s 12–15")
    assert found.words == ("Top-down", "l’État", "2010", "12", "e201", "Lee’s", "12", "15")


def test_a_link_is_a_word():
    assert tokenize(f"Fees. {LINK}.").words == ("Fees", LINK)


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_words_and_gaps_make_the_text(text):
    found = tokenize(text)
    assert len(found.gaps) == len(found.words) + 1
    assert "".join(g + w for g, w in zip(found.gaps, (*found.words, ""), strict=True)) == text
    assert all(text[a:b] == w for w, a, b in zip(found.words, found.starts, found.ends, strict=True))
