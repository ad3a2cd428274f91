"""Invented works written in the forms of forms.toml: institutions, web pages, news, laws, footnotes."""

import random
import re
import tomllib
from functools import cache
from pathlib import Path

from training.references.items import Item, Name, words
from training.references.labelled import Labelled

_SLOT = re.compile(r"\{([A-Z])\}")
# which label a slot has; what is not named here is of no field
_LABEL = {
    "A": "A",
    "O": "A",
    "E": "E",
    "Y": "Y",
    "D": "Y",
    "T": "T",
    "Q": "T",
    "C": "C",
    "V": "V",
    "I": "I",
    "G": "G",
    "P": "P",
    "L": "L",
}
# how many of the works stand in a note; German lists stand there most often
_NOTES = {"en": 0.15, "de": 0.3, "fr": 0.2, "pt": 0.1, "es": 0.12}
# of a work that was named before only the families stand
_SHORT_NAMES = ("F|F|/|/", "F|F|, | und ", "F|F|, | and ", "G F|G F|, | und ", "F, I|F, I|; |; ")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    table = tomllib.loads((Path(__file__).parent / "forms.toml").read_text(encoding="utf-8"))
    return {**table, "names": {"any": table["names"]}}


def render(item: Item, rng: random.Random) -> Labelled:
    """Write a work in one of the forms of its kind and language."""
    table = _table()
    forms = table["forms"]
    choices = forms.get(f"{item.kind}.{item.language}", []) * 2 + forms.get(f"{item.kind}.any", [])
    form = rng.choice(choices)
    note = rng.random() < _NOTES[item.language]
    prefix = rng.choice(table["opening"][item.language]) if note else ""
    suffix = rng.choice(table["closing"][item.language]) if note else ""
    if not note and rng.random() < 0.1:
        prefix = rng.choice((f"[{rng.randint(1, 99)}] ", f"{rng.randint(1, 99)}. ", f"({rng.randint(1, 99)}) "))
    names = rng.choice(_SHORT_NAMES if item.kind == "short" else table["names"]["any"])
    out, spans, at = prefix, [], 0
    for slot in _SLOT.finditer(form):
        out += form[at : slot.start()]
        value, lead = _value(slot[1], item, names, rng)
        if out.endswith(".") and value.startswith("."):
            value = value[1:]
        if slot[1] in _LABEL and value:
            spans.append((len(out) + lead, len(out) + len(value) - lead, _LABEL[slot[1]]))
        out += value
        at = slot.end()
        if value.endswith((".", "?", "!", ",”")) and form[at : at + 1] in (".", ","):
            at += 1
    tail = form[at:] if not suffix else form[at:].rstrip(". ")
    return Labelled((out + tail + suffix).rstrip(), tuple(spans))


def _value(slot: str, item: Item, names: str, rng: random.Random) -> tuple[str, int]:
    """Return (text of a slot, how many characters at both its ends are quotation marks)."""
    if slot == "Q":
        left, right = rng.choice(_table()["quotes"][item.language]).split("|")
        title = item.title.rstrip(".")
        return left + title + right, min(len(left), len(right))
    if slot == "R":
        day, url = date(item.seen, item.language, rng), item.url
        return rng.choice(_table()["retrieved"][item.language]).replace("{url}", url).replace("{day}", day), 0
    if slot in "AE":
        return people(item.authors if slot == "A" else item.editors, names, item.language, rng), 0
    plain = {
        "Y": item.year, "D": date(item.day, item.language, rng), "T": item.title, "C": item.container, "O": item.container, "V": item.volume, "I": item.issue, "G": item.pages,
        "P": item.publisher, "L": item.place, "N": item.note, "X": rng.choice(("", f"https://doi.org/{item.doi}", f"doi:{item.doi}", f"DOI: {item.doi}")),
    }  # fmt: skip
    return plain[slot], 0


def people(names: tuple[Name, ...], style: str, language: str, rng: random.Random) -> str:
    """Return the names in a style of forms.toml, "F, I|I F|, | and "; of many now and then only the first and "et al."."""
    first, rest, between, last = style.split("|")
    written = [_name(name, rest if i else first) for i, name in enumerate(names)]
    if len(written) > 2 and rng.random() < 0.2:
        return written[0] + {"de": rng.choice((" u.a.", " et al.")), "pt": " et al."}.get(
            language, rng.choice((" et al.", ", et al."))
        )
    return between.join(written[:-1]) + last + written[-1] if len(written) > 1 else written[0]


def _name(name: Name, pattern: str) -> str:
    if not name.given:
        return name.family
    initials = [part[0] for part in re.split(r"[\s-]", name.given) if part]
    parts = {
        "F": name.family, "U": name.family.upper(), "G": name.given, "I": " ".join(f"{i}." for i in initials), "i": "".join(initials), "j": "".join(f"{i}." for i in initials),
    }  # fmt: skip
    return "".join(parts.get(c, c) for c in pattern)


def date(day: tuple[int, int, int], language: str, rng: random.Random) -> str:
    """Return a day as the language writes it, now and then only month and year."""
    year, month, n = day
    name = words(language)["months"][month - 1]
    formats = {
        "en": (
            f"{n} {name} {year}",
            f"{name} {n}, {year}",
            f"{n} {name[:3]} {year}",
            f"{name} {year}",
            f"{n}.{month:02}.{year}",
        ),
        "de": (f"{n}. {name} {year}", f"{n:02}.{month:02}.{year}", f"{n}.{month}.{year}", f"{name} {year}"),
        "fr": (f"{n} {name} {year}", f"{name} {year}", f"{n}/{month:02}/{year}"),
        "pt": (f"{n} {name[:3]}. {year}", f"{n} de {name} de {year}", f"{name} {year}"),
        "es": (f"{n} de {name} de {year}", f"{n} {name} {year}", f"{name} de {year}"),
    }
    return rng.choice(formats[language])
