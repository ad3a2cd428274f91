"""One reference string to one Reference: rules read it, a CRF that sees their readings corrects them."""

from collections.abc import Iterator, Sequence

from pipeline.model import Reference, Span
from pipeline.references.parse.model import crf, reranker
from pipeline.references.parse.model.merge_labels import corrected
from pipeline.references.parse.model.token_features import features
from pipeline.references.parse.model.tokens import tokens
from pipeline.references.parse.rules import laws, work_kind
from pipeline.references.parse.rules.capitals import as_written
from pipeline.references.parse.rules.placeholders import tidy
from pipeline.references.parse.rules.rule_parser import LIMIT, Reading, read

_CHUNK = 64  # references that are labelled together


def parse(raw: str, *, span: Span | None = None) -> Reference:
    """Read every field that can be read; what cannot stays empty and raw keeps the whole. Never raises.

    >>> ref = parse("[3] Lindqvist, Per (2018). A Study of Ports. Harbour Affairs 31 (3–4): 314–43.")
    >>> ref.label, str(ref.authors[0]), ref.year, ref.title, ref.container, ref.volume, ref.pages
    ('3', 'Lindqvist, Per', '2018', 'A Study of Ports', 'Harbour Affairs', '31', '314–43')
    """
    return next(parse_all([raw], [span or Span(0, len(raw))]))


def parse_all(raws: Sequence[str], spans: Sequence[Span]) -> Iterator[Reference]:
    """Yield what parse() returns of each string, in the same order; a list is quicker than its strings one by one."""
    for start in range(0, len(raws), _CHUNK):
        chunk = raws[start : start + _CHUNK]
        yield from map(_reference, chunk, spans[start : start + _CHUNK], _labelled(list(map(read, chunk))))


def _labelled(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings as the labels correct them; as they are without weights or words."""
    words, tagger = [tokens(reading.text) for reading in readings], crf.tagger()
    told = [features(w, r) for w, r in zip(words, readings, strict=True) if w.words]
    paths = tagger.near(told) if tagger else None
    for w, reading in zip(words, readings, strict=True):
        yield (
            corrected(reading, w, reranker.first(next(paths), w, reranker.weights())) if paths and w.words else reading
        )


def _reference(raw: str, span: Span, reading: Reading) -> Reference:
    title, container, counts, house = reading.title, reading.container, reading.counts, reading.publisher
    if not _refers(reading):
        title = container = house = ""  # words alone are no reference
    if raw.isupper():
        title, container, house = (as_written(value, tidy(raw)) for value in (title, container, house))
    authors, law = reading.authors, laws.named(reading.authors, title, reading.text)
    if law:
        authors, title = (), law  # it is the work that stands where authors do
    return Reference(
        id="",
        span=span,
        raw=raw,
        label=reading.label,
        authors=authors,
        year=reading.year,
        title=title,
        container=container,
        volume=counts.volume,
        issue=counts.issue,
        pages=counts.pages,
        publisher=house,
        doi=reading.doi,
        url=reading.url,
        accessed=reading.accessed,
        kind="law"
        if law
        else work_kind.of(
            raw[:LIMIT], title=title, container=container, counts=counts, publisher=house, url=reading.url
        ),
        by="crf" if crf.tagger() else "rules",
    )


def _refers(reading: Reading) -> bool:
    """Tell whether anything but words was read."""
    r = reading
    return any((r.authors, r.year, r.doi, r.url, r.counts.volume, r.counts.pages, r.publisher))
