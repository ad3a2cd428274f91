"""Entities by their head word: "Ministry of Foreign Affairs", "Eurasian Research Institute", "Lake Balkhash"."""

import re
from collections.abc import Iterator

from pipeline.lexicon import fragment
from pipeline.mentions.entities.capitals import PARTS, RUN, RUNS
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, word_set
from pipeline.text.regex import regex

_COMPLEMENT = regex(
    rf"\ (?P<link>{fragment('gazetteer/heads.complement_links')})\ (?:the\ )?(?P<run>{RUN})", re.VERBOSE
)
_CONJUNCT = regex(rf"(?:,\ {RUN})?,?\ and\ (?P<run>{RUN})", re.VERBOSE)
# "and" goes on after what a ministry is for: "Education and Science", not "Defence and President Tokayev"
_PORTFOLIO = regex(fragment("entities.portfolio_patterns", "entities.portfolio_nouns"), re.IGNORECASE)
# a name goes on: "Records/Universal", "Sea–Baltic", "Hall of Fame"
_CONTINUED = regex(r"[/–-]\w| of Fame\b")
_ROYAL = ("Queen", "King", "Prince", "Princess")  # of the patron's name: "Queen Mary University"
_COMPLEMENTS = 3  # "of" after "of": Ministry of Science of the Republic of Kazakhstan


def find_by_head(text: str) -> Iterator[Entity]:
    """Yield names that a head word makes, with their modifiers and complements. text: as plain() gives it."""
    for run in RUNS.finditer(text):
        parts = [Span(*match.span()) for match in PARTS.finditer(text, *run.span())]
        run_words = [part.of(text) for part in parts]
        if len(run_words) > 1 and all(word.isupper() for word in run_words):
            continue  # a heading
        yield from _with_leading_head(text, parts, run_words)
        head = _last_head(run_words)
        if head is not None and not _in_longer_name(text, run_words, head, parts[-1].end):
            yield from _named_by(text, parts, run_words, head)


def _named_by(text: str, parts: list[Span], run_words: list[str], head: int) -> Iterator[Entity]:
    """Yield the name of one head word, unless the word stands alone and needs a complement."""
    kind, start, end = heads()[run_words[head]], _first_word(run_words, head), parts[head].end
    # "Green Wall Initiative of the Union" is the union's, so is its "Oslo Summit"; "Concept of Foreign Policy" is a whole
    complete = kind in ("LOC", "FAC", "GPE", "PROGRAMME") or (kind == "EVENT" and run_words[start] in names())
    if head == len(run_words) - 1 and (not complete or start == head):
        end = _end_of_complements(text, end, run_words[head])
    uncomplemented = end == parts[head].end
    if start < head or (not uncomplemented and run_words[head] in word_set("heads.heads_with_complement")):
        span = Span(parts[start].start, end)
        yield Entity("", span, kind, " ".join(span.of(text).split()), "rule:head")


def _in_longer_name(text: str, run_words: list[str], head: int, end: int) -> bool:
    """Return whether the name goes on behind its head with what is no title: "Green Mountain Reservoir" is no mountain."""
    if head == len(run_words) - 1:
        return bool(_CONTINUED.match(text, end))
    following = run_words[head + 1]
    return not any(following in word_set(f"people.{name}") for name in ("titles", "non_names", "given_names"))


def _with_leading_head(text: str, parts: list[Span], run_words: list[str]) -> Iterator[Entity]:
    """Yield Lake Balkhash, Mount Kenya, Cape Verde Islands."""
    if (
        len(run_words) > 1
        and run_words[0] in word_set("heads.leading_heads")
        and run_words[1] not in heads()
        and run_words[1] not in word_set("heads.openers")
    ):
        span = Span(parts[0].start, parts[1].end)
        yield Entity("", span, "LOC", span.of(text), "rule:head")


def _last_head(run_words: list[str]) -> int | None:
    """Return the index of the last head word."""
    return next((i for i in range(len(run_words) - 1, -1, -1) if run_words[i] in heads()), None)


def _first_word(run_words: list[str], head: int) -> int:
    """Return the index of the first word of the name: after openers and titles."""
    start = 0
    for i in range(head):
        title = run_words[i] in word_set("people.titles") and i + 1 < head and run_words[i] not in _ROYAL
        if run_words[i] in word_set("heads.openers") or title:
            start = i + 1
    return start


def _end_of_complements(text: str, end: int, head: str) -> int:
    """Return where the name ends with the complements that "of" and "for" add to it."""
    if head in word_set("heads.heads_without_complement"):
        return end
    for _ in range(_COMPLEMENTS):
        complement = _COMPLEMENT.match(text, end)
        if not complement:
            break
        listed_end = _end_of_listed(text, complement)
        if listed_end:
            if not _takes_listed(text, complement, listed_end, head):
                break
            end = listed_end
            continue
        run = complement["run"].split(" ")
        another = complement["link"] != "of" and any(word in heads() for word in run)
        if another or run[0] in word_set("heads.openers") or run[0] in word_set("people.titles"):
            break
        end = complement.end()
        conjunct = _CONJUNCT.match(text, end)
        if conjunct and _is_portfolio(run[-1], head) and _is_portfolio(conjunct["run"].rsplit(" ", 1)[-1], head):
            end = conjunct.end()
    return end


def _takes_listed(text: str, complement: re.Match[str], end: int, head: str) -> bool:
    """Return whether a listed name belongs to the head: "Commission for Africa", but "Ministry for Germany" is no name."""
    if complement["link"] == "of" or heads()[head] in ("LAW", "PROGRAMME"):
        return True
    return complement["link"] == "for" and names()[text[complement.start("run") : end]].kind == "LOC"


def _is_portfolio(word: str, head: str) -> bool:
    """Return whether a word is what an organisation is for: "Education" and "Science", not "Defence" and "President"."""
    if word in heads() or word in names() or word in word_set("people.titles") or word.isupper():
        return False
    return head in word_set("heads.portfolio_heads") or bool(_PORTFOLIO.fullmatch(word))


def _end_of_listed(text: str, complement: re.Match[str]) -> int:
    """Return the end of a listed name that opens the run ("Germany" in "Germany Olaf Scholz"), 0 where none does."""
    start = complement.start("run")
    ends = [match.end() for match in PARTS.finditer(text, start, complement.end())]
    return next((end for end in reversed(ends) if text[start:end] in names()), 0)
