"""Matchers by a file's name: "lee-2017.md", "Shayakhmetova_2024_organization-of-turkic-states.html"."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from pipeline.evidence.locate.matchers import Matcher, Matches, author_keys, group_by_key
from pipeline.evidence.locate.source_identity import (
    entry_text,
    file_name_words,
    file_stem,
    folded_words,
    has_other_title,
    title_agreement,
)
from pipeline.evidence.locate.title_place import SAME_TITLE, stands_as_title, word_trigrams
from pipeline.model import Document, Reference
from pipeline.text.regex import regex
from pipeline.text.stems import stem

_YEAR = regex(r"(?:19|20)\d\d[a-z]?")
# an organisation's name may be so many words long ("european-commission-2023")
_LONGEST_NAME = 6
# "2219-23", "1224/2009": so many digits in two or more parts
_NUMBER, _DIGITS, _FEWEST_DIGITS = regex(r"(?<!\d)\d{1,8}(?:[-/_.]\d{1,8}){1,4}(?!\d)"), regex(r"\d+"), 5
_LAST_DAY = 31
# so many words of the file's name must stand in an address, or in an entry
_WORDS_OF_ADDRESS, _WORDS_OF_ENTRY = 3, 4
# and so many of them are no numbers: "4-3-0.md" names nothing
_FEWEST_LETTERED = 2


def by_author_year(references: Sequence[Reference]) -> Matcher:
    """Match by first author and year, "2024a" told from "2024b"; by the author alone when the title agrees too."""
    ids_by_author = group_by_key((key, r.id) for r in references for key in author_keys(r)[:1])
    by_id = {r.id: r for r in references}

    def match(document: Document) -> Matches:
        words = file_name_words(document)
        years = [word for word in words if _YEAR.fullmatch(word)]
        written_by = [by_id[id_] for name in _names_in(document) for id_ in ids_by_author.get(name, ())]
        if years:
            of_year = [r for r in written_by if any(year in (r.year, r.year[:4]) for year in years)]
            return {r.id: f"author and year are the file's name ({file_stem(document)})" for r in of_year}
        agreeing = [r for r in written_by if _fits_title(r, document)]
        return {r.id: "the file is named after the author and its first page fits the title" for r in agreeing}

    return Matcher(lambda shelf: shelf.find(_names_in, ids_by_author), match)


def _fits_title(reference: Reference, document: Document) -> bool:
    """Tell whether a file opens with a title, or has its words on the first page and no other title of its own."""
    if stands_as_title(folded_words(reference.title), author_keys(reference), document):
        return True
    return not has_other_title(reference, document) and title_agreement(reference, document) >= SAME_TITLE


def _names_in(document: Document) -> list[str]:
    """Return all that can be an author's key in a file's name: its words, and those that follow each other run together."""
    words = file_name_words(document)
    ends = (range(i + 1, min(len(words), i + _LONGEST_NAME) + 1) for i in range(len(words)))
    return ["".join(words[i:j]) for i, of_start in enumerate(ends) for j in of_start]


def by_slug(references: Sequence[Reference]) -> Matcher:
    """Match by three or more words of the file's name that follow each other in the title."""
    titles = {r.id: folded_words(r.title) for r in references}
    ids_by_trigram: dict[tuple[str, ...], list[str]] = group_by_key(
        (trigram, id_) for id_, title in titles.items() for trigram in word_trigrams(title) if len(trigram) == 3
    )
    authors = {r.id: folded_words(" ".join(str(author) for author in r.authors)) for r in references}
    allowed = {r.id: {*titles[r.id], *authors[r.id], r.year, r.year[:4]} for r in references}

    def match(document: Document) -> Matches:
        words = file_name_words(document)
        candidates = {id_ for trigram in _trigrams_of_name(document) for id_ in ids_by_trigram.get(trigram, ())}
        found = sorted(i for i in candidates if allowed[i].issuperset(words) and _in_order(words, titles[i]))
        return dict.fromkeys(found, f"the file's name is made of the title ({file_stem(document)})")

    return Matcher(lambda shelf: shelf.find(_trigrams_of_name, ids_by_trigram), match)


def _in_order(words: Iterable[str], title: Sequence[str]) -> bool:
    """Tell whether the words that stand in a title follow each other as there, with others between, each used once."""
    following = iter(title)
    return all(word in following for word in words if word in title)


def _trigrams_of_name(document: Document) -> list[tuple[str, ...]]:
    words = file_name_words(document)
    return [words[i : i + 3] for i in range(len(words) - 2)]


def by_address_words(references: Sequence[Reference]) -> Matcher:
    """Match by the words of an address: "last-mile-cold-chain.html" of "https://jfld.example/articles/last-mile-cold-chain"."""
    return _by_words(
        ((r.id, folded_words(_path(r.url))) for r in references),
        _WORDS_OF_ADDRESS,
        "the file's name is made of the address",
    )


def by_entry_words(references: Sequence[Reference]) -> Matcher:
    """Match by the words of an entry: "control-regulation-1224-2009.txt" of "Control Regulation of the Union, no. 1224/2009"."""
    return _by_words(
        ((r.id, folded_words(entry_text(r))) for r in references),
        _WORDS_OF_ENTRY,
        "the file's name is made of the entry",
    )


def by_number(references: Sequence[Reference]) -> Matcher:
    """Match by a number of a document in the file's name: "FOI_2219-23.txt" of "https://…/request/2219-23" or "request 2219/23"."""
    ids_by_number = group_by_key(
        (number, r.id) for r in references for number in sorted(_numbers_in(f"{_path(r.url)} {r.raw}"))
    )

    def match(document: Document) -> Matches:
        found = [id_ for number in _numbers_of_name(document) for id_ in ids_by_number.get(number, ())]
        return dict.fromkeys(found, f"the number in the file's name is the reference's ({file_stem(document)})")

    return Matcher(lambda shelf: shelf.find(_numbers_of_name, ids_by_number), match)


def _numbers_of_name(document: Document) -> list[tuple[str, ...]]:
    return sorted(_numbers_in(file_stem(document)))


def _numbers_in(text: str) -> set[tuple[str, ...]]:
    """Return the numbers of documents in a text, in their parts: 1224/2009 and no day, no month, no two years.

    >>> sorted(_numbers_in("request 2219/23 of 2024-01-22, season 2019-20, 19.8 per cent"))
    [('2219', '23')]
    """
    numbers = (tuple(_DIGITS.findall(match.group())) for match in _NUMBER.finditer(text))
    return {number for number in numbers if len("".join(number)) >= _FEWEST_DIGITS and not _is_date(number)}


def _is_date(number: tuple[str, ...]) -> bool:
    """Tell whether the parts are those of a day, a month or of two years: 2024-01-22, 22.1.2024, 2019-20, 2019-2021."""
    years = [part for part in number if _YEAR.fullmatch(part)]
    others = [int(part) for part in number if not _YEAR.fullmatch(part)]
    following = len(number) == 2 and int(number[1]) == (int(number[0]) + 1) % 100
    return bool(years) and (following or all(part <= _LAST_DAY for part in others))


def _path(url: str) -> str:
    try:
        return urlsplit(url.strip()).path.rpartition(".html")[0] or urlsplit(url.strip()).path
    except ValueError:
        return ""


def _by_words(texts: Iterable[tuple[str, tuple[str, ...]]], fewest: int, reason: str) -> Matcher:
    """Match a file all whose name's words, so many at least, stand in one of the texts."""
    words_of = {id_: frozenset(map(stem, words)) for id_, words in texts}
    ids_by_word = group_by_key((word, id_) for id_, words in words_of.items() for word in words)

    def match(document: Document) -> Matches:
        wanted = _stems_of_name(document)
        if len(wanted) < fewest or sum(not word.isdecimal() for word in wanted) < _FEWEST_LETTERED:
            return {}
        rarest = min((ids_by_word.get(word, []) for word in wanted), key=len)
        found = [id_ for id_ in rarest if wanted <= words_of[id_]]
        return dict.fromkeys(found, f"{reason} ({file_stem(document)})")

    return Matcher(lambda shelf: shelf.find_within(_stems_of_name, ids_by_word), match)


def _stems_of_name(document: Document) -> frozenset[str]:
    return frozenset(map(stem, file_name_words(document)))
