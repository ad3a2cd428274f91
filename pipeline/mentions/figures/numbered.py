"""Labels that a text counts up ("Weight 1 …", "Weight 2 …", "Weight 3 …") and models that it keeps naming ("coolpix 4300")."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.lexicon import words
from pipeline.mentions.figures.numerals import Amount
from pipeline.text.regex import regex

_WORD_BEFORE = regex(r"(?<![\w-])(?P<word>[A-Z][a-zA-Z]{1,20}) $")
_LEAST_RUN, _LARGEST = 4, 99
# a word right before a number of three or four digits, which the text always says together: a model
_MODEL_BEFORE = regex(r"(?<![\w-])(?P<word>[^\W\d_]{3,20}) $")
_MODEL = regex(r"[1-9][0-9]{2,3}")
_LEAST_MODELS = 3
_NO_MODEL = frozenset(
    (*words("figures.noun_phrase_stops"), *words("vocabulary.stopwords.en"), *words("vocabulary.prepositions"))
)


def without_numbered(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts but those that a capitalised word numbers, where it does so for four and more in a row."""
    numbers: dict[str, set[int]] = defaultdict(set)
    openers: dict[int, str] = {}
    for amount in amounts:
        start, end = amount.digits
        before = _WORD_BEFORE.search(text, max(0, start - 24), start) if text[start:end].isdigit() else None
        if before and amount.low <= _LARGEST:
            openers[start] = before["word"]
            numbers[before["word"]].add(int(amount.low))
    labels = {word for word, found in numbers.items() if _counts_up(found)}
    models = _models(text, amounts)
    return [
        amount
        for amount in amounts
        if openers.get(amount.digits[0]) not in labels and _model_name(text, amount) not in models
    ]


def _models(text: str, amounts: Sequence[Amount]) -> set[tuple[str, str]]:
    """Return the names of models: word and number that stand together three times, the word before no other number."""
    found = Counter(name for amount in amounts if (name := _model_name(text, amount)))
    numbers = Counter(word for word, _ in found)
    return {name for name, count in found.items() if count >= _LEAST_MODELS and numbers[name[0]] == 1}


def _model_name(text: str, amount: Amount) -> tuple[str, str] | None:
    """Return the word before a number without a unit of its own, and the number; None where it may count."""
    start, end = amount.digits
    if amount.kind not in ("", "count") or not _MODEL.fullmatch(text, start, end):
        return None
    before = _MODEL_BEFORE.search(text, max(0, start - 24), start)
    word = before["word"].casefold() if before else ""
    return (word, text[start:end]) if word and word not in _NO_MODEL else None


def _counts_up(found: set[int]) -> bool:
    """Tell whether four numbers or more follow each other."""
    return any(all(n + step in found for step in range(_LEAST_RUN)) for n in found)
