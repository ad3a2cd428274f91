"""One reference string to one Reference: rules read it, a CRF that sees their readings corrects them."""

from pipeline.model import Reference, Span
from pipeline.references import crf, kind, laws
from pipeline.references.capitals import as_written
from pipeline.references.features import features
from pipeline.references.fields import corrected
from pipeline.references.marks import tidy
from pipeline.references.reading import LIMIT, Reading, read
from pipeline.references.tokens import tokens


def parse(raw: str, *, span: Span | None = None) -> Reference:
    """Read every field that can be read; what cannot stays empty and raw keeps the whole. Never raises.

    >>> ref = parse("[3] Lindqvist, Per (2018). A Study of Ports. Harbour Affairs 31 (3–4): 314–43.")
    >>> ref.label, str(ref.authors[0]), ref.year, ref.title, ref.container, ref.volume, ref.pages
    ('3', 'Lindqvist, Per', '2018', 'A Study of Ports', 'Harbour Affairs', '31', '314–43')
    """
    reading = read(raw)
    words, tagger = tokens(reading.text), crf.tagger()
    if tagger and words.words:
        reading = corrected(reading, words, tagger.tag(features(words, reading)))
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
        span=span or Span(0, len(raw)),
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
        else kind.of(raw[:LIMIT], title=title, container=container, counts=counts, publisher=house, url=reading.url),
        by="crf" if tagger else "rules",
    )


def _refers(reading: Reading) -> bool:
    """Tell whether anything but words was read."""
    r = reading
    return any((r.authors, r.year, r.doi, r.url, r.counts.volume, r.counts.pages, r.publisher))
