"""The shape of a personal name on a line of its own: "Ana Silva", "Per van der Berg", "ANA SILVA"."""

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

PERSON_NAME = regex(
    rf"(?:[A-ZÀ-Ž][\w’'.-]{{0,30}}\s){{1,4}}(?:{fragment('vocabulary.name_particles')}\s){{0,2}}[A-ZÀ-Ž][\w’'-]{{1,30}}"
)
_SEPARATOR = regex(rf",\s?and\s|\s{fragment('citations.name_conjunctions')}\s|,\s?|;\s?")


def split_names(text: str) -> tuple[str, ...]:
    """Return the names of a list of names, () where it holds anything else.

    >>> split_names("Ana Silva, Per van der Berg and Bo Lee")
    ('Ana Silva', 'Per van der Berg', 'Bo Lee')
    """
    names = [name.strip() for name in _SEPARATOR.split(text.strip(" ,.;:")) if name.strip()]
    return tuple(names) if names and all(PERSON_NAME.fullmatch(name) for name in names) else ()
