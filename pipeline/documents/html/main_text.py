"""Which blocks of a page are its main text, by trafilatura, and what it says of title, authors and date. Its only door."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Meta
from pipeline.text.regex import regex

_WORD = regex(r"\w+")
_GRAM = 4  # words that must follow each other
_ENOUGH = 0.5  # of a block's runs of words


@dataclass(frozen=True, slots=True)
class MainText:
    """What trafilatura takes for the main text: its runs of words, and the metadata that it finds."""

    grams: frozenset[tuple[str, ...]]
    meta: Meta

    def holds(self, text: str) -> bool:
        """Tell whether a block is of the main text; one of fewer words than a run is of none."""
        grams = list(_grams(_WORD.findall(text)))
        return bool(grams) and sum(gram in self.grams for gram in grams) >= _ENOUGH * len(grams)


def find_main_text(text: str) -> MainText:
    """Return the main text of a page, empty where trafilatura finds none. Linear."""
    from trafilatura import bare_extraction  # only web pages pay for it

    found = bare_extraction(
        text,
        include_links=False,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},  # a date guessed from the prose is worse than none
    )
    if found is None or isinstance(found, dict):
        return MainText(frozenset(), Meta())
    meta = Meta(
        title=found.title or "",
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        date=found.date or "",
        url=found.url or "",
    )
    return MainText(frozenset(_grams(_WORD.findall(found.text or ""))), meta)


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words that follow each other."""
    return (tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))
