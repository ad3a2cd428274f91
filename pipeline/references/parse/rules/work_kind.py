"""The kind of a work: a guess from words, numbers and links of its entry."""

from pipeline.lexicon import words
from pipeline.lexicon.loader import entry
from pipeline.references.parse.rules.numbers import Numbers
from pipeline.text.regex import regex


def _is_phrase(sign: str) -> bool:
    return " " in sign or "." in sign


# (kind, the words, the phrases that show it); the first that shows counts
_SIGNS: list[tuple[str, frozenset[str], tuple[str, ...]]] = [
    (kind, frozenset(sign for sign in signs if not _is_phrase(sign)), tuple(filter(_is_phrase, signs)))
    for kind, signs in entry("references.work_kinds").items()
]
_WORD = regex(r"[^\W\d_]{3,}")
_NEWSPAPER_NOUNS = frozenset(words("references.newspaper_nouns"))
_CHAPTER = regex(r"[.,?!”\"]\s(?:In|in|Em|Dans)\s?:|[.?!”\"]\sIn\s")


def classify_kind(raw: str, *, title: str, container: str, numbers: Numbers, publisher: str, url: str) -> str:
    """Return the kind of a work, a value of ReferenceKind, or "" for an entry without fields.

    >>> classify_kind("Lee. T. Nature 5.", title="T", container="Nature", numbers=Numbers("5"), publisher="", url="")
    'article'
    """
    if not (title or container or url):
        return ""
    shown = _shown_kind(raw.lower())
    # in this order: the first that holds
    rules: tuple[tuple[str, object], ...] = (
        ("thesis", shown == "thesis"),
        ("news", shown == "news" and container),
        ("article", container and numbers.suggest_journal and (shown != "conference" or numbers.issue)),
        ("conference", shown == "conference"),
        ("chapter", container and _CHAPTER.search(raw)),
        (shown, shown),
        ("chapter", container and numbers.pages),
        ("news", _names_newspaper(container) and not numbers.suggest_journal),
        ("book", publisher),
        ("web", url),
        ("article", container),
    )
    return next((kind for kind, holds in rules if holds), "other")


def _names_newspaper(container: str) -> bool:
    """Tell whether a container is named like a newspaper: "The New York Times", "Le Monde", "Chronicle of Ports"."""
    parts = container.lower().split()
    return not _NEWSPAPER_NOUNS.isdisjoint((*parts[:2], *parts[-1:]))


def _shown_kind(lower: str) -> str:
    """Return the kind that the words of an entry show, "" when none does."""
    found = frozenset(_WORD.findall(lower))
    for kind, single_words, phrases in _SIGNS:
        if not single_words.isdisjoint(found) or any(map(lower.__contains__, phrases)):
            return kind
    return ""
