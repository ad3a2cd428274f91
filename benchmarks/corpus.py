"""python -m benchmarks.corpus FOLDER N: N small articles with distinct text, and the saved works that they share."""

import sys
from pathlib import Path

_PORTS = (
    "Aktau Alat Baku Bautino Batumi Constanta Kuryk Lankaran Makhachkala Olya Poti Rasht Turkmenbashi Varna".split()
)
_NAMES = (
    "Abishev Bekova Chikova Dauletov Erkin Farhadi Gasimov Hasanli Ismailov Jumabay Karimova Lomidze Mammadov".split()
)
_THINGS = "wagons lorries ferries cranes berths pilots barges tugs".split()
_ARTICLES_A_SOURCE = 20


def write(folder: Path, count: int) -> None:
    """Write articles/ and saved/; twenty articles share a work, and each cites three."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "saved").mkdir(exist_ok=True)
    works = max(3, count // _ARTICLES_A_SOURCE)
    for n in range(works):
        (folder / "saved" / f"{_author(n).lower()}-{_year(n)}.md").write_text(_source(n), encoding="utf-8")
    for i in range(count):
        (folder / "articles" / f"article{i:06}.md").write_text(_article(i, works), encoding="utf-8")


def _author(n: int) -> str:
    return f"{_NAMES[n % len(_NAMES)]}{_letters(n // len(_NAMES))}"


def _letters(n: int) -> str:
    """Return digits of base 26 as letters, so that every work has a name of its own."""
    return "" if n == 0 else _letters((n - 1) // 26) + chr(97 + (n - 1) % 26)


def _year(n: int) -> int:
    return 1990 + n % 33


def _title(n: int) -> str:
    port, thing = _PORTS[n % len(_PORTS)], _THINGS[n // 3 % len(_THINGS)]
    return f"The {thing} of {port}, report {_author(n)} {n}"


def _amount(n: int) -> str:
    return f"{1 + n % 97}.{n // 97 % 10}"


def _source(n: int) -> str:
    port, thing = _PORTS[n % len(_PORTS)], _THINGS[n // 3 % len(_THINGS)]
    year, amount = _year(n), _amount(n)
    return f"""# {_title(n)}

A. {_author(n)}, {year}

In {year} the port of {port} handled {amount} million tonnes of cargo with {20 + n % 70} {thing}. The year before it had been less.
"""


def _article(i: int, works: int) -> str:
    cited = [(i * 7 + step * 13) % works for step in range(3)]
    lines = [f"# Trade report {i}", ""]
    for n in dict.fromkeys(cited):
        port, thing, wrong = _PORTS[n % len(_PORTS)], _THINGS[n // 3 % len(_THINGS)], i % 5 == 0
        amount = _amount(n + wrong)
        words = f"{port} handled {amount} million tonnes in {_year(n)} ({_author(n)}, {_year(n)})."
        lines += [f"{words} Of its {thing}, {2 + i % 17} were new, as issue {i} of the bulletin says.", ""]
    lines += ["## References", ""]
    for n in dict.fromkeys(cited):
        lines += [f"{_author(n)}, A. ({_year(n)}). {_title(n)}. Journal of Ports {1 + n % 40}, 1–9.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
