r"""Citations by key: [@lee2017; @kim2018, p. 3], @lee2017, \cite{lee2017,kim2018}."""

import re
from collections.abc import Iterator, Sequence

from pipeline.citations.style import Style
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span

# pandoc: a key starts with a letter, digit or _, and holds single punctuation inside; no e-mail addresses
_KEY = re.compile(r"(?<![\w@.])-?@\{?(?P<key>\w(?:[\w]|[:.#$%&+?<>~/-](?=\w)){0,199})\}?")
_BRACKET = re.compile(r"\[(?=[^\[\]\n]{0,400}?@)[^\[\]\n]{1,2000}\]")
_LOCATOR = re.compile(r"\s?,\s?(?P<locator>[^;\]\[]{1,80})|\s\[(?P<after>[^\[\]@\n]{1,80})\]")
# \cite, \citep[see][p. 3]{a,b}, \textcite*, \parencite
_TEX = re.compile(
    r"\\(?:[a-zA-Z]{0,12}cite[a-zA-Z]{0,12})\*?(?:\[(?P<pre>[^\]\n]{0,80})\]){0,1}(?:\[(?P<post>[^\]\n]{0,80})\])?\{(?P<keys>[^{}]{1,2000})\}"
)
_TEX_KEY = re.compile(r"[^\s,]+")


def _tex(text: str) -> Iterator[Citation]:
    """Yield the keys of LaTeX commands."""
    for match in _TEX.finditer(text):
        locator = match["post"] if match["post"] is not None else match["pre"] or ""
        for key in _TEX_KEY.finditer(text, *match.span("keys")):
            yield Citation(
                "",
                Span(*key.span()),
                Span(*match.span()),
                label=key.group(),
                locator=locator,
                by="rule:latex",
            )


def _pandoc(text: str, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield pandoc's keys; outside brackets only those of the list, because "@name" is also a handle."""
    citekeys = {r.citekey for r in references if r.citekey}
    brackets = [Span(*m.span()) for m in _BRACKET.finditer(text)] if "@" in text else []
    i = 0
    for match in _KEY.finditer(text):
        while i < len(brackets) and brackets[i].end <= match.start():
            i += 1
        inside = i < len(brackets) and brackets[i].start < match.start()
        if not inside and match["key"] not in citekeys:
            continue
        after = _LOCATOR.match(text, match.end())
        locator = (after["locator"] if inside else after["after"]) or "" if after else ""
        group = brackets[i] if inside else Span(*match.span())
        yield Citation("", Span(*match.span()), group, label=match["key"], locator=locator.strip(), by="rule:pandoc")


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """[@lee2017; @kim2018, p. 3] yields two; label is the key; marks of kind citekey count too. Never raises."""
    other = _TEX.sub(lambda command: " " * len(command[0]), document.text)
    found = [*_tex(document.text), *_pandoc(other, references)]
    found.extend(
        Citation("", mark.span, mark.span, label=mark.value, by="mark:citekey")
        for mark in document.marks
        if mark.kind == "citekey"
    )
    yield from sorted(found, key=lambda c: c.span)


STYLE = Style(name="key", find=find, lookup=Lookup.CITEKEY)
