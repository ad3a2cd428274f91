"""What sort of work a reference is; a guess from words, numbers and links."""

import re

from pipeline.references.parse.rules.numbers import Numbers

# kind → the words and phrases that show it; the first kind of the table that shows counts
_SHOWN = {
    "thesis": "thesis dissertation phd tese dissertação tesis diss masterarbeit doktorarbeit thèse",
    "conference": "proceedings proc conference symposium congress congresso anais workshop kongress tagung colloque",
    "law": "directive lei decreto gesetz statute regulation",
    "paper": "arxiv preprint ssrn mimeo unpublished manuscript",
    "report": "report relatório informe bericht rapport",
    "news": "newspaper guardian reuters folha daily herald zeitung",
}
_PHRASES = {
    "thesis": ("ph.d", "mémoire de"),
    "paper": ("working paper", "discussion paper"),
    "report": ("technical note", "white paper"),
    "news": ("new york times", "washington post", "le monde", "el país", "the times"),
}
_SIGNS = [(kind, frozenset(words.split()), _PHRASES.get(kind, ())) for kind, words in _SHOWN.items()]
_WORD = re.compile(r"[^\W\d_]{3,}")
_CHAPTER = re.compile(r"[.,?!”\"]\s(?:In|in|Em|Dans)\s?:|[.?!”\"]\sIn\s")


def of(raw: str, *, title: str, container: str, counts: Numbers, publisher: str, url: str) -> str:
    """Return article, book, chapter, report, thesis, news, web, law, conference, paper, other, or "" for no fields.

    >>> of("Lee. T. Nature 5.", title="T", container="Nature", counts=Numbers(volume="5"), publisher="", url="")
    'article'
    """
    if not (title or container or url):
        return ""
    word = _shown(raw.lower())
    # in this order: the first that holds
    signs = (
        ("thesis", word == "thesis"),
        ("news", word == "news" and container),
        ("article", container and counts.journal and (word != "conference" or counts.issue)),
        ("conference", word == "conference"),
        ("chapter", container and _CHAPTER.search(raw)),
        (word, word),
        ("chapter", container and counts.pages),
        ("book", publisher),
        ("web", url),
        ("article", container),
    )
    return next((kind for kind, holds in signs if holds), "other")


def _shown(lower: str) -> str:
    """Return the kind that the words of the entry show, "" when none does."""
    said = frozenset(_WORD.findall(lower))
    for kind, words, phrases in _SIGNS:
        if not words.isdisjoint(said) or any(map(lower.__contains__, phrases)):
            return kind
    return ""
