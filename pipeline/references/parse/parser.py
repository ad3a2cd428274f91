"""The reference parser: rules read a string, a CRF that sees what they read corrects it."""

from collections.abc import Iterator, Sequence

from pipeline.model import Organisation, Person, Reference, ReferenceKind, Span
from pipeline.references.parse.model.crf import load_tagger
from pipeline.references.parse.model.merge_labels import merge_labels
from pipeline.references.parse.model.reranker import load_weights, select_labels
from pipeline.references.parse.model.token_features import token_features
from pipeline.references.parse.model.tokens import tokenize
from pipeline.references.parse.rules.capitals import restore_capitals
from pipeline.references.parse.rules.cases import LegalWork, parse_legal
from pipeline.references.parse.rules.laws import law_title
from pipeline.references.parse.rules.placeholders import normalise
from pipeline.references.parse.rules.quoted_title import split_quoted_title
from pipeline.references.parse.rules.rule_parser import LIMIT, ParsedFields, parse_by_rules
from pipeline.references.parse.rules.work_kind import classify_kind

_LONG_NAME = 5  # words of a "name" behind which no title stands
_CHUNK = 64  # references that are labelled together


def parse(raw: str, *, span: Span | None = None) -> Reference:
    """Return every field that can be read; the others stay empty, and raw keeps the whole string. Never raises.

    >>> ref = parse("[3] Lindqvist, Per (2018). A Study of Ports. Harbour Affairs 31 (3–4): 314–43.")
    >>> ref.label, str(ref.authors[0]), ref.year, ref.title, ref.container, ref.volume, ref.pages
    ('3', 'Lindqvist, Per', '2018', 'A Study of Ports', 'Harbour Affairs', '31', '314–43')
    """
    return next(parse_all([raw], [span or Span(0, len(raw))]))


def parse_all(raws: Sequence[str], spans: Sequence[Span]) -> Iterator[Reference]:
    """Yield what parse() returns for each string, in the same order; a list is quicker than its strings one by one."""
    for start in range(0, len(raws), _CHUNK):
        chunk = raws[start : start + _CHUNK]
        fields = _correct(list(map(parse_by_rules, chunk)))
        yield from map(_reference, chunk, spans[start : start + _CHUNK], fields)


def _correct(parsed: Sequence[ParsedFields]) -> Iterator[ParsedFields]:
    """Yield the fields as the labels correct them; as they are without weights or words."""
    tokenized, tagger = [tokenize(fields.text) for fields in parsed], load_tagger()
    features = [
        token_features(tokens, fields) for tokens, fields in zip(tokenized, parsed, strict=True) if tokens.words
    ]
    candidates = tagger.candidates(features) if tagger else None
    for tokens, fields in zip(tokenized, parsed, strict=True):
        if candidates and tokens.words:
            yield merge_labels(fields, tokens, select_labels(next(candidates), tokens, load_weights()))
        else:
            yield fields


def _reference(raw: str, span: Span, fields: ParsedFields) -> Reference:
    title, container, publisher, numbers = fields.title, fields.container, fields.publisher, fields.numbers
    if not _has_evidence(fields):
        title = container = publisher = ""  # words alone are no reference
    if raw.isupper():
        title, container, publisher = (
            restore_capitals(value, normalise(raw)) for value in (title, container, publisher)
        )
    authors: tuple[Person | Organisation, ...] = fields.authors
    law = law_title(authors, title, fields.text)
    legal = parse_legal(raw[:LIMIT]) or parse_legal(fields.text)
    if legal:
        return _legal_reference(raw, span, fields, legal)
    if law:
        authors, title = (), law  # it is the work that stands where authors do
        kind = "law"
    elif not title and len(authors) == 1 and isinstance(authors[0], Organisation) and _is_title(authors[0], fields):
        title, authors = authors[0].name, ()  # APA 7, 9.12: the title of an unsigned work stands in their place
        kind = "web" if fields.url else "other"
    else:
        kind = classify_kind(
            raw[:LIMIT], title=title, container=container, numbers=numbers, publisher=publisher, url=fields.url
        )
    return Reference(
        id="",
        span=span,
        raw=raw,
        label=fields.label,
        authors=authors,
        year=fields.year,
        title=title,
        container=container,
        volume=numbers.volume,
        issue=numbers.issue,
        pages=numbers.pages,
        publisher=publisher,
        doi=fields.doi,
        url=fields.url,
        accessed=fields.accessed,
        kind=ReferenceKind(kind),
        by="crf" if load_tagger() else "rules",
    )


def _legal_reference(raw: str, span: Span, fields: ParsedFields, legal: LegalWork) -> Reference:
    return Reference(
        id="",
        span=span,
        raw=raw,
        label=""
        if raw.startswith(legal.title)
        else fields.label,  # the title of a code is no label: "46 U.S.C. § 8501"
        year=legal.year or fields.year,
        title=legal.title,
        container=legal.container,
        volume=legal.volume,
        pages=legal.pages,
        doi=fields.doi,
        url=fields.url,
        accessed=fields.accessed,
        kind=ReferenceKind.LAW,
        by="rule:legal",
    )


def _is_title(author: Organisation, fields: ParsedFields) -> bool:
    """Tell whether what stands in the authors' place of a work without title is its title: it has an address, or many words."""
    return bool(fields.url or fields.doi) or len(author.name.split()) >= _LONG_NAME


def _has_evidence(fields: ParsedFields) -> bool:
    """Tell whether anything but words was read."""
    numbers = fields.numbers
    dated = fields.year or fields.accessed or split_quoted_title(fields.text)
    return any((fields.authors, dated, fields.doi, fields.url, numbers.volume, numbers.pages, fields.publisher))
