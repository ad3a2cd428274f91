r"""Citations by key: [@lee2017; @kim2018, p. 3], @lee2017, \cite{lee2017,kim2018}, [KV07] of a list so labelled."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.citations.style import Style
from pipeline.lexicon import fragment
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document, MarkKind
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.regex import regex

# pandoc: a key starts with a letter, digit or _, and holds single punctuation inside; no e-mail addresses
# an address is a key too: @url:https://a.org/b, @{https://a.org/b?c}
_PANDOC_KEY = regex(
    r"@(?<![\w@.\\]@)(?:\{(?P<braced>[^{}\s]{1,400})\}|(?P<address>(?:url:)?https?://[^\s;,\]\[{}<>\"]{1,400})"
    r"|(?P<key>\w(?:[\w]|[:.#$%&+?<>~/-](?=\w)){0,199}))"
)
_SUPPRESSED = regex(r"(?<![\w@.])-")  # "-@lee2017" leaves out the name
_PANDOC_BRACKET = regex(r"\[(?=[^\[\]\n]{0,400}?@)[^\[\]\n]{1,2000}\]")
# behind a key: [@lee, p. 3], @lee [p. 3], and in braces as pandoc has them, [@lee{ii, A}], [@lee, {pp. iv, vi}]
_PANDOC_LOCATOR = regex(
    r"(?:\s?,\s?)?\{(?P<braced>[^{}\n]{1,80})\}|\s?,\s?(?P<inside>[^;\]\[]{1,80})|\s\[(?P<behind>[^\[\]@\n]{1,80})\]"
)
# "@fig:map", "@tbl-rates": a figure or a table of the text itself
_CROSS_REFERENCE = regex(rf"{fragment('citations.cross_reference_prefixes')}[:-].")
# a key that says what it is (Manubot); no handle has a colon behind such a word
_IDENTIFIER = regex(r"(?:doi|pmid|pmcid|arxiv|isbn|url|https?):\S")
# \cite, \citep[see][p. 3]{a,b}, \textcite*, \parencite
_LATEX = regex(
    r"\\(?:[a-zA-Z]{0,12}cite[a-zA-Z]{0,12})\*?(?:\[(?P<pre>[^\]\n]{0,80})\]){0,1}(?:\[(?P<post>[^\]\n]{0,80})\])?\{(?P<keys>[^{}]{1,2000})\}"
)
# "[2, 3–5]", "(Lee, 2017; Kim and Roe 2018a, p. 4)": no bracket of prose that mentions a work in passing
_BRACKET = regex(
    r"\[[\d\s,;–-]{1,120}\]|\([\d\s,;–-]{1,120}\)|\[[^\[\]()\n]{1,60}\]|\([^()\n]{1,40}(?:1[5-9]|20)\d\d[a-z]?(?:[;,][^()\n]{1,160})?\)"
)
# "[ABCS01]", "[Lin14, KV07]", "[KV07, Theorem 3]": the labels of a list that are no numbers
_LABELS = regex(r"\[(?P<inside>[^\W\d_][^\[\]\n]{1,200})\]")
_LABEL = regex(r"[\w+./-]{2,14}")
_LABEL_PART = regex(r"[^,;]+")
_REACH = 200  # characters before a citation in which its bracket opens
_LATEX_KEY = regex(r"[^\s,]+")


def _latex(text: str) -> Iterator[Citation]:
    """Yield the keys of LaTeX commands."""
    for command in _LATEX.finditer(text):
        # of one optional argument it is the post-note
        locator = command["post"] if command["post"] is not None else command["pre"] or ""
        group = Span(*command.span())
        for key in _LATEX_KEY.finditer(text, *command.span("keys")):
            yield Citation("", Span(*key.span()), group, label=key.group(), locator=locator, by="rule:latex")


def _pandoc(text: str, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield pandoc's keys; outside brackets only those of the list and identifiers, because "@name" is also a handle."""
    citekeys = {r.citekey for r in references if r.citekey}
    brackets = [Span(*m.span()) for m in _PANDOC_BRACKET.finditer(text)] if "@" in text else []
    i = 0
    for key in _PANDOC_KEY.finditer(text):
        while i < len(brackets) and brackets[i].end <= key.start():
            i += 1
        is_inside = i < len(brackets) and brackets[i].start < key.start()
        name = (key["braced"] or key["address"] or key["key"]).rstrip(".")
        if name not in citekeys and (_CROSS_REFERENCE.match(name) or not (is_inside or _IDENTIFIER.match(name))):
            continue
        found = _PANDOC_LOCATOR.match(text, key.end())
        locator = (found["braced"] or found["inside" if is_inside else "behind"] or "") if found else ""
        hyphen = key.start() > 0 and _SUPPRESSED.match(text, key.start() - 1) is not None
        span = Span(key.start() - hyphen, key.end())
        group = brackets[i] if is_inside else span
        yield Citation("", span, group, label=name, locator=locator.strip(), by="rule:pandoc")


def _labels(text: str, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield the works of brackets that open with a label of the list; what is no label behind one is its locator."""
    labels = {r.label for r in references if r.span and _LABEL.fullmatch(r.label) and not r.label.isdecimal()}
    for bracket in _LABELS.finditer(text) if labels else ():
        citation: Citation | None = None
        for part in _LABEL_PART.finditer(text, *bracket.span("inside")):
            label = part[0].strip()
            if label in labels:
                if citation:
                    yield citation
                start = part.start() + part[0].index(label)
                span, group = Span(start, start + len(label)), Span(*bracket.span())
                citation = Citation("", span, group, label=label, by="rule:label")
            elif citation is None:
                break
            else:
                citation = replace(citation, locator=f"{citation.locator}, {label}" if citation.locator else label)
        if citation:
            yield citation


def _group(text: str, span: Span) -> Span:
    """Return the bracket around a citation and nothing but others, "[2, 3]", "(Lee 2017)"; else the citation."""
    opening = max(text.rfind(bracket, max(0, span.start - _REACH), span.start) for bracket in "[(")
    bracket = _BRACKET.match(text, opening) if opening >= 0 else None
    return Span(*bracket.span()) if bracket and bracket.end() > span.end else span


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield two works for [@lee2017; @kim2018, p. 3]; label is the key. Marks of kind citekey count too. Never raises."""
    outside_latex = _LATEX.sub(lambda command: " " * len(command[0]), document.text)
    marks = (mark for mark in document.marks if mark.kind == MarkKind.CITEKEY)
    found = [
        *_latex(document.text),
        *_pandoc(outside_latex, references),
        *_labels(outside_latex, references),
        *(Citation("", m.span, _group(document.text, m.span), label=m.value, by="mark:citekey") for m in marks),
    ]
    yield from sorted(found, key=lambda c: c.span)


STYLE = Style(name="key", find=find, lookup=Lookup.CITEKEY)
