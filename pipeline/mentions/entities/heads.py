"""Entities by their head word: "Ministry of Foreign Affairs", "Eurasian Research Institute", "Lake Balkhash"."""

import re
from collections.abc import Iterator

from pipeline.mentions.entities.capitals import PARTS, RUN, RUNS
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, words

_MORE = re.compile(rf"\ (?P<link>of|for|on|against|de|du|des|del)\ (?:the\ )?(?P<run>{RUN})", re.VERBOSE)
_AND = re.compile(rf"(?:,\ {RUN})?,?\ and\ (?P<run>{RUN})", re.VERBOSE)
# what a ministry is for, so that "and" goes on: "Education and Science", not "Defence and President Tokayev"
_FIELD = re.compile(
    r"\w+(?:tion|ment|ence|ance|ics|ity|ture|logy|alth|istry|ing|ism|ports?|irs|ies|rade|bour|bor|ergy|eace|fare|ices|rights|ources|ood|sciences|arts|order|budget|security|food|culture|sports?)",
    re.IGNORECASE,
)
# a name goes on: "Records/Universal", "Sea–Baltic", "Hall of Fame", "and Maidenhead Council" is not looked for
_JOINED = re.compile(r"[/–-]\w| of Fame\b")
_DEEP = 3  # "of" after "of": Ministry of Science of the Republic of Kazakhstan


def by_head(text: str) -> Iterator[Entity]:
    """Yield names that a head word makes, the name's start and what follows with "of" included. text: as plain() gives it."""
    for run in RUNS.finditer(text):
        parts = [Span(*m.span()) for m in PARTS.finditer(text, *run.span())]
        said = [p.of(text) for p in parts]
        if len(said) > 1 and all(w.isupper() for w in said):
            continue  # a heading
        yield from _lead(text, parts, said)
        head = _head(said)
        if head is None or _larger(text, said, head, parts[-1].end):
            continue
        kind, start, end = heads()[said[head]], _start(said, head), parts[head].end
        # "Green Wall Initiative of the Union" is the union's, so is its "Oslo Summit"; "Concept of Foreign Policy" is a whole
        own = kind in ("LOC", "FAC", "GPE", "PROGRAMME") or (kind == "EVENT" and said[start] in names())
        if head == len(said) - 1 and (not own or start == head):
            end = _further(text, end, said[head])
        alone = start == head and (end == parts[head].end or said[head] not in words("heads", "opens"))
        if not alone:
            span = Span(parts[start].start, end)
            yield Entity("", span, kind, " ".join(span.of(text).split()), "rule:head")


def _larger(text: str, said: list[str], head: int, end: int) -> bool:
    """Tell whether the run goes on behind the head with what is no title: "Green Mountain Reservoir" is no mountain."""
    if head == len(said) - 1:
        return bool(_JOINED.match(text, end))
    return not (
        said[head + 1] in words("people", "titles")
        or said[head + 1] in words("people", "not_names")
        or said[head + 1] in words("people", "given_names")
    )


def _lead(text: str, parts: list[Span], said: list[str]) -> Iterator[Entity]:
    """Lake Balkhash, Mount Kenya, Cape Verde Islands."""
    if (
        len(said) > 1
        and said[0] in words("heads", "leads")
        and said[1] not in heads()
        and said[1] not in words("heads", "empty")
    ):
        span = Span(parts[0].start, parts[1].end)
        yield Entity("", span, "LOC", span.of(text), "rule:head")


def _head(said: list[str]) -> int | None:
    """Return the place of the last head word."""
    return next((i for i in range(len(said) - 1, -1, -1) if said[i] in heads()), None)


def _start(said: list[str], head: int) -> int:
    """Return the first word that belongs to the name: after openers and titles."""
    start = 0
    for i in range(head):
        title = said[i] in words("people", "titles") and i + 1 < head
        if said[i] in words("heads", "empty") or title:
            start = i + 1
    return start


def _further(text: str, end: int, head: str) -> int:
    """Return where the name ends with what "of" and "for" add to it."""
    for _ in range(_DEEP):
        more = _MORE.match(text, end)
        if not more or head in words("heads", "closed"):
            break
        stop = _place(text, more)
        if stop:
            # "Commission for Africa", but "Ministry for Germany" is no name
            region = names()[text[more.start("run") : stop]].kind == "LOC"
            if (
                more["link"] != "of"
                and heads()[head] not in ("LAW", "PROGRAMME")
                and not (more["link"] == "for" and region)
            ):
                break
            end = stop
            continue
        run = more["run"].split(" ")
        other = more["link"] != "of" and any(word in heads() for word in run)
        if other or run[0] in words("heads", "empty") or run[0] in words("people", "titles"):
            break
        end = more.end()
        also = _AND.match(text, end)
        if also and _field(run[-1], head) and _field(also["run"].rsplit(" ", 1)[-1], head):
            end = also.end()
    return end


def _field(word: str, head: str) -> bool:
    """Tell whether a word is what a body is for: "Education" and "Science", not "Defence" and "President"."""
    if word in heads() or word in names() or word in words("people", "titles") or word.isupper():
        return False
    return head in words("heads", "portfolios") or bool(_FIELD.fullmatch(word))


def _place(text: str, more: re.Match[str]) -> int:
    """Return the end of a listed name that opens the run ("Germany" in "Germany Olaf Scholz"), 0 where none does."""
    ends = [m.end() for m in PARTS.finditer(text, more.start("run"), more.end())]
    return next((e for e in reversed(ends) if text[more.start("run") : e] in names()), 0)
