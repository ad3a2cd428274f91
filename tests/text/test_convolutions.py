"""The convolutions in numpy give what thinc's layers give, whatever else is read in the same call."""

import numpy as np
import pytest

from pipeline.text.parse import fast
from pipeline.text.parse.convolutions import Convolutions
from pipeline.text.parse.models import OWN, load


@pytest.fixture(scope="module", params=["names", "syntax"])
def layers(request):
    if request.param == "names":
        model = fast._model().get_pipe("ner").model.get_ref("tok2vec")
    else:
        model = load(OWN).get_pipe("tok2vec").model
    return next(layer for layer in model.walk() if layer.name.startswith("with_array(residual"))


@pytest.fixture
def texts(layers):
    draw = np.random.default_rng(7)
    width = next(layer for layer in layers.walk() if layer.name == "layernorm").get_dim("nI")
    return [draw.normal(size=(length, width)).astype(np.float32) for length in (1, 30, 2, 400)]


def test_they_agree_with_the_layers_they_stand_for(layers, texts):
    expected = np.concatenate(layers.predict(texts))
    assert np.abs(Convolutions(layers).encode(texts) - expected).max() < 1e-4


def test_no_text_is_read_in_the_light_of_another(layers, texts):
    convolutions = Convolutions(layers)
    alone = np.concatenate([convolutions.encode([text]) for text in texts])
    assert np.abs(convolutions.encode(texts) - alone).max() < 1e-4
