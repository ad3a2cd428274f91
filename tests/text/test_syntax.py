import subprocess
import sys

import pytest

from pipeline.errors import ModelError
from pipeline.text.parse import named, naming, parse, ready, using
from tests.fixtures import clearnlp


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return str(clearnlp.write(tmp_path_factory.mktemp("model") / "en"))


def said(text, sentence):
    """Word, relation, head's word."""
    return [f"{t.span.of(text)} {t.relation} {sentence.tokens[t.head].span.of(text)}" for t in sentence.tokens]


def test_a_users_model_is_read_through_the_same_adapter(model):
    with using(model):
        (found,) = parse([clearnlp.TEXT])
    assert [s.span.of(clearnlp.TEXT) for s in found] == [
        "Kenya joined the bloc in 2015.",
        "Ana Lima was a partner of Peru.",
        "The treaty was signed by Chad.",
    ]
    assert {"Kenya subject joined", "bloc object joined", "2015 oblique joined"} <= set(said(clearnlp.TEXT, found[0]))
    assert {"Lima subject partner", "was copula partner", "Peru modifier partner"} <= set(said(clearnlp.TEXT, found[1]))
    assert {"treaty passive subject signed", "Chad agent signed"} <= set(said(clearnlp.TEXT, found[2]))
    assert [t.lemma for t in found[0].tokens][:2] == ["Kenya", "join"]


def test_names_of_a_users_model_are_kinds_of_ours(model):
    with using(model):
        found = [(n.span.of(clearnlp.TEXT), n.kind) for n in named(clearnlp.TEXT)]
    assert found == [("Kenya", "GPE"), ("Ana Lima", "PERSON"), ("Peru", "GPE"), ("Chad", "GPE")]


def test_many_texts_are_parsed_as_one_by_one(model):
    texts = ["", "Kenya joined the bloc.", "\n \n", "Ana Lima was a partner.\n" * 3]
    with using(model):
        together, alone = list(parse(texts)), [next(parse([text])) for text in texts]
    assert together == alone
    assert [len(sentences) for sentences in together] == [0, 1, 0, 3]


def test_odd_texts_are_parsed_and_every_token_reads_back(model):
    texts = [
        "(" * 5000,
        '"' * 5000,
        "a\ud800b \x00 \u202eabc",
        "word " * 3000,
        "2019–2025, [3,5-7] and $5m-$7m",
        "’" * 300,
    ]
    with using(model):
        for text, sentences in zip(texts, parse(texts), strict=True):
            kept = "".join(t.span.of(text) for s in sentences for t in s.tokens)
            assert kept == "".join(text.split())
            assert all(0 <= t.head < len(s.tokens) for s in sentences for t in s.tokens)


def test_using_ends_where_it_ends(model):
    with using(model):
        assert naming()
        assert ready()
    assert not naming()


def test_a_model_that_is_not_there_is_one_line():
    with pytest.raises(ModelError, match=r"^no spaCy model en_core_web_xx is installed"), using("en_core_web_xx"):
        pass


def test_a_model_that_can_do_neither_is_told(tmp_path):
    clearnlp.write(tmp_path / "en", "morphologizer")
    with pytest.raises(ModelError, match="neither a parser nor entities"), using(str(tmp_path / "en")):
        pass


def test_a_folder_that_is_no_model_is_one_line(tmp_path):
    with pytest.raises(ModelError) as caught, using(str(tmp_path)):
        pass
    assert "\n" not in str(caught.value)


def test_what_needs_no_parse_loads_no_model():
    code = """if True:
        import sys, pipeline, pipeline.text.parse
        pipeline.find_dates("On 3 May 2021 it rose."); pipeline.find_figures("It cost $5 million.")
        from pipeline.model import Document
        pipeline.link_citations("It rose (Lee, 2017).", pipeline.parse_references(["Lee, A. (2017). Trade. Press."]))
        print([m for m in ("spacy.language", "thinc", "onnxruntime", "tokenizers") if m in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
