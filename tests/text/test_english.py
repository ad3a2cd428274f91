import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import spacy

from pipeline.text.parse import fast, models

# what spaCy's command line takes in
COMMAND_LINE = ("spacy.cli", "typer", "httpx", "requests", "jinja2", "weasel")
TEXT = "Don't you think she's gonna read it at 9a.m. in the U.S.? The $3bn line (5km long) opened on Jan. 3, wouldn't you say."


@pytest.mark.parametrize("call", ["fast.named(text)", "parse([text])"])
def test_our_models_come_without_spacys_command_line_which_stays_there(call):
    code = f"import sys; from pipeline.text.parse import fast, parse; text = 'It rained in Baku.'; list({call})\n"
    code += f"print([m for m in {COMMAND_LINE} if m in sys.modules])\n"
    code += "from spacy.cli import info; print(callable(info))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "True"]


@pytest.mark.skipif(not models.ready(), reason="no weights in this checkout")
def test_the_parser_is_the_one_that_spacy_loads():
    ours, theirs = models.load(models.OWN), spacy.load(models._shipped_model(), exclude=["senter"])
    models._speed_up(theirs)
    facts = [
        [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.norm_) for t in nlp(TEXT)]
        for nlp in (ours, theirs)
    ]
    assert facts[0] == facts[1]
    assert len(ours.tokenizer.rules) == len(theirs.tokenizer.rules) > 1000


def test_the_small_entity_model_makes_no_tokenizer_rules():
    assert not fast._model().tokenizer.rules


def test_the_tokenizer_is_that_of_the_file():
    from spacy.tokenizer import Tokenizer

    from pipeline.text.parse.models import load

    nlp = load("")
    expected = Tokenizer(nlp.vocab).from_disk(Path(str(files("pipeline.assets") / "syntax" / "tokenizer")))
    assert nlp.tokenizer.to_bytes(exclude=["vocab"]) == expected.to_bytes(exclude=["vocab"])
