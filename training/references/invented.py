"""Invented references: half in forms of our own, half in CSL styles; the same every time."""

import random
from collections.abc import Iterator

from training.references import csl, forms
from training.references.items import item
from training.references.labelled import Labelled

_FORMS, _PER_STYLE, _SEED = 5500, 30, 1


def invent() -> Iterator[Labelled]:
    """Yield some 8,000 references."""
    rng = random.Random(_SEED)
    for _ in range(_FORMS):
        yield forms.render(item(rng), rng)
    for style in csl.styles():
        yield from csl.render([item(rng) for _ in range(_PER_STYLE)], style)
