"""Invented works: names, titles, journals, publishers made of words.toml; a seed gives the same ones."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from pipeline.lexicon.loader import entry

_LANGUAGES = {"en": 40, "de": 34, "fr": 8, "pt": 12, "es": 8}
_CAPITALISED_MONTHS = ("en", "de")
_KINDS = {
    "article": 34,
    "chapter": 16,
    "book": 16,
    "report": 9,
    "paper": 5,
    "thesis": 3,
    "web": 7,
    "news": 7,
    "law": 4,
    "short": 3,
}
_ARTICLES = ("l’", "a ", "o ", "os ", "as ", "la ", "le ", "les ", "el ", "los ", "las ")
# "de le" → "du": contractions of a preposition and an article
_CONTRACTIONS = {
    "fr": ((" de le ", " du "), (" de les ", " des "), (" à le ", " au "), ("De le ", "Du ")),
    "pt": ((" de o ", " do "), (" de a ", " da "), (" em o ", " no "), (" em a ", " na ")),
    "es": ((" de el ", " del "), (" a el ", " al ")),
}


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or an institution whose whole name is the family."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An invented work; fields that its kind has not are empty. day, seen: (year, month, day) of publication and of access."""

    kind: str
    language: str
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    title: str
    container: str
    volume: str
    issue: str
    pages: str
    year: str
    day: tuple[int, int, int]
    publisher: str
    place: str
    note: str
    url: str
    doi: str
    seen: tuple[int, int, int]


@cache
def words(language: str) -> dict[str, list[str]]:
    """Return the lists of words.toml for a language, the names of territories and those of months."""
    table = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))[language]
    lists = {key: text.split("|") if "|" in text else text.split() for key, text in table.items()}
    territories = Locale(language).territories
    months = [forms[0] for forms in entry(f"vocabulary.months.{language}").values()]
    lists["months"] = [month.capitalize() for month in months] if language in _CAPITALISED_MONTHS else months
    lists["places"] = sorted(name for code, name in territories.items() if len(code) == 2 and code != "ZZ")
    return lists


def item(rng: random.Random) -> Item:
    """Return one made-up work."""
    language = _pick(rng, _LANGUAGES)
    kind = _pick(rng, _KINDS)
    make = _Maker(rng, language)
    year = rng.choice((rng.randint(1950, 2025), rng.randint(1985, 2025), rng.randint(2005, 2025)))
    first = rng.randint(1, 900)
    body = make.text("bodies")
    signed = (kind in ("report", "web", "law") and rng.random() < 0.75) or (
        kind in ("news", "paper") and rng.random() < 0.1
    )
    return Item(
        kind=kind,
        language=language,
        authors=(Name(body),) if signed else make.people(),
        editors=make.people(),
        title=make.title(kind),
        container=make.container(kind),
        volume=str(rng.randint(1, 120)),
        issue=str(rng.randint(1, 12)),
        pages=f"{first}{rng.choice('-–')}{first + rng.randint(2, 40)}" if rng.random() < 0.9 else str(first),
        year=str(year) + (rng.choice("abc") if rng.random() < 0.06 else ""),
        day=(year, rng.randint(1, 12), rng.randint(1, 28)),
        publisher=body if signed and rng.random() < 0.5 else make.text("publishers"),
        place=make.text("cities"),
        note=make.text("theses" if kind == "thesis" else "series"),
        url=make.url(),
        doi=f"10.{rng.randint(1000, 9999)}/{rng.choice('abcjs')}{rng.randint(100, 99999)}.{year}",
        seen=(rng.randint(2005, 2025), rng.randint(1, 12), rng.randint(1, 28)),
    )


def _pick(rng: random.Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


class _Maker:
    """Fills the patterns of one language."""

    def __init__(self, rng: random.Random, language: str) -> None:
        self.rng, self.language, self.words = rng, language, words(language)

    def people(self) -> tuple[Name, ...]:
        count = self.rng.choices((1, 2, 3, 4, 6), (50, 27, 14, 6, 3))[0]
        return tuple(self.person() for _ in range(count))

    def person(self) -> Name:
        # a fifth of the people have names of another language
        lists = self.words if self.rng.random() < 0.8 else words(self.rng.choice(list(_LANGUAGES)))
        given = self.rng.choice(lists["given"])
        if self.rng.random() < 0.25:
            given += " " + (
                self.rng.choice(lists["given"])
                if self.rng.random() < 0.4
                else self.rng.choice("ABCDEFGHJKLMPRSTW") + "."
            )
        return Name(self.rng.choice(lists["family"]).replace("~", " "), given)

    def title(self, kind: str) -> str:
        lists = {"report": "reports", "news": "headlines", "law": "laws", "web": "headlines"}
        name = lists.get(kind, "titles")
        if kind in ("web", "report") and self.rng.random() < 0.5:
            name = self.rng.choice(("titles", "reports"))
        return self.text(name)

    def container(self, kind: str) -> str:
        if kind == "article":
            return self.text("short" if self.rng.random() < 0.15 else "journals")
        return self.text(
            {"chapter": "books", "news": "news", "web": "news" if self.rng.random() < 0.5 else "bodies"}.get(
                kind, "journals"
            )
        )

    def text(self, name: str) -> str:
        """Return one pattern of a list, filled; "de le" is joined to "du"."""
        rng, lists = self.rng, self.words
        topics = [rng.choice(lists["topics"]) for _ in range(2)]
        nouns = [_without_article(topic) for topic in topics]
        year = rng.randint(1900, 2020)
        place = rng.choice(lists["places"])
        city = rng.choice(lists["cities"])
        text = rng.choice(lists[name])
        for slot, value in {
            "{t}": topics[0], "{u}": topics[1], "{T}": _capital(nouns[0], rng, self.language), "{U}": _capital(nouns[1], rng, self.language),
            "{Ts}": ". ".join(_capital(w[:4], rng, "") for w in nouns[0].split()[:2] if len(w) > 3), "{p}": place, "{P}": place,
            "{p2}": rng.choice(lists["places"]), "{c}": city, "{C}": city.partition(",")[0], "{Cs}": city[:2].upper(), "{f}": rng.choice(lists["family"]).replace("~", " "),
            "{y}": str(year), "{y2}": str(year + rng.randint(2, 30)), "{n}": str(rng.randint(1, 999)), "{n2}": str(rng.randint(100, 999)),
        }.items():  # fmt: skip
            text = text.replace(slot, value)
        for separate, contracted in _CONTRACTIONS.get(self.language, ()):
            text = text.replace(separate, contracted)
        return text[0].upper() + text[1:]

    def url(self) -> str:
        rng = self.rng
        host = f"{rng.choice(('www.', ''))}{fold_ascii(rng.choice(self.words['family']))}{rng.choice(('news', 'data', 'gov', ''))}.{rng.choice(('example', 'org', 'com', 'de', 'eu'))}"
        path = "/".join(
            rng.choice(("docs", "2019", "en", "publications", "news", "a_1.pdf", "index.html", "report-2020"))
            for _ in range(rng.randint(0, 4))
        )
        return f"{rng.choice(('https://', 'http://', 'https://', ''))}{host if host.startswith('www') else 'www.' + host}/{path}"


def fold_ascii(text: str) -> str:
    """Return the ASCII letters of a name, lower-case."""
    return "".join(c for c in text.lower() if "a" <= c <= "z") or "site"


def _without_article(topic: str) -> str:
    """Return a topic without its article."""
    return next((topic[len(article) :] for article in _ARTICLES if topic.startswith(article)), topic)


def _capital(text: str, rng: random.Random, language: str) -> str:
    """Return the text with a capital; in English often each word's."""
    if language == "en" and rng.random() < 0.7:
        return " ".join(w if w in ("of", "the", "and") else w[:1].upper() + w[1:] for w in text.split())
    return text[:1].upper() + text[1:]
