"""robots.txt (RFC 9309): which paths of a site a program may ask for, and how slowly."""

from collections.abc import Iterator
from dataclasses import dataclass

AGENT = "citetrail"
MOST_BYTES = 500 << 10  # RFC 9309: what has to be read of it
LONGEST_DELAY = 30.0  # a longer Crawl-delay means: not by a program


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for us. paths: (may be asked for, pattern); delay: seconds between two requests."""

    paths: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        r"""Tell whether a path may be asked for: the longest pattern decides, an allowing one of two alike.

        >>> parse("User-agent: *\nDisallow: /a\nAllow: /a/open").allows("/a/open/x")
        True
        """
        fitting = [(len(pattern), allowed) for allowed, pattern in self.paths if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def parse(text: str) -> Rules:
    """Return the rules of the group that names citetrail, else of the one for all."""
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    in_rules = True
    for name, value in _lines(text):
        if name == "user-agent":
            named = [value.casefold()] if in_rules else [*named, value.casefold()]
            in_rules = False
            groups.setdefault(value.casefold(), [])
        elif name in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for agent in named:
                groups[agent].append((name, value))
    lines = groups.get(AGENT, groups.get("*", []))
    paths = tuple((name == "allow", value) for name, value in lines if name != "crawl-delay" and value)
    return Rules(paths, max((_seconds(value) for name, value in lines if name == "crawl-delay"), default=0.0))


NOTHING_ALLOWED = Rules(((False, "/"),))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().casefold(), value.strip()


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a path begins as a pattern says: * is anything, $ at its end the end of the path."""
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    last = parts.pop() if parts and pattern.endswith("$") else None
    for part in parts:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= place
    return place == len(path) or not pattern.endswith("$")


def _seconds(text: str) -> float:
    try:
        return max(0.0, float(text))
    except ValueError:
        return 0.0
