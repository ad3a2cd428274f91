"""Rich text (.rtf): headings, lists with their numbers, tables, notes, links, raised numbers, citation fields.

markers.py writes the structure into the text, striprtf decodes the text, blocks.py reads both.
"""

from collections.abc import Iterator

from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.rtf.blocks import read_blocks
from pipeline.documents.rtf.markers import insert_markers
from pipeline.model import ErrorCode, Meta, Part, Trouble
from pipeline.text.regex import regex

_INFO = regex(r"\{\\(?P<field>title|author)\s(?P<value>[^{}]{1,1000})\}")


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks in order, then the notes. Headers, footers, deleted and hidden text are left out."""
    source = data.decode("cp1252", "replace")
    if not source.lstrip().startswith("{\\rtf"):
        yield Trouble(ErrorCode.WRONG_TYPE, "no rich text: it does not begin with {\\rtf")
        return
    try:
        text = _decode(insert_markers(source))
        info = {
            found["field"]: _decode(f"{{\\rtf1\\ansi {found['value']}}}") for found in _INFO.finditer(source[:100_000])
        }
    except (ValueError, IndexError, KeyError, LookupError, OverflowError, RecursionError) as error:
        yield Trouble(ErrorCode.DAMAGED, f"the rich text cannot be decoded: {error}")
        return
    authors = tuple(name.strip() for name in info.get("author", "").split(";") if name.strip())
    meta = Meta(title=" ".join(info.get("title", "").split()), authors=authors)
    yield from complete_metadata([meta, *read_blocks(text)], prefer_text=True)


def _decode(source: str) -> str:
    """Return the text of rich text."""
    from striprtf.striprtf import rtf_to_text  # only rich text pays for it

    return str(rtf_to_text(source, errors="replace"))
