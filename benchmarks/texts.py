"""Generated texts of any length, deterministic."""

from pipeline.documents.compose import compose
from pipeline.model import BlockKind, Document, Piece, Reference
from pipeline.references import parse_references

_NAMES = """Abel Brown Costa Diaz Evans Fischer Garcia Haas Ito Jansen Kim Lopez Moreau Novak Okafor Petrov Quinn
    Rossi Silva Tanaka""".split()
_SENTENCES = (
    "Trade between the two ports of {a} reached ${n}.{d} billion in {y}, up {d} per cent on the year before ({a}, {y}).",
    "According to {a} and {b} ({y}), about {n} of the trains were late in March {y}, two months after the line had opened.",
    "The Ministry of Transport of {a} plans a new bridge, but nobody has said what it is to cost or who is to pay for it.",
    "Cargo fell from {n} to {d} million tonnes between {y} and 2023; the port authority called it “a pause, and nothing more”.",
)


def prose(paragraphs: int) -> str:
    """Return paragraphs of about 480 characters, full of figures, dates and names."""
    lines = []
    for i in range(paragraphs):
        a, b, y = _NAMES[i % 20], _NAMES[(i * 7 + 3) % 20], 1990 + i % 34
        lines.append(" ".join(sentence.format(a=a, b=b, y=y, n=11 + i % 80, d=1 + i % 9) for sentence in _SENTENCES))
    return "\n".join(lines)


def article(text: str) -> Document:
    """Return the text as an article without a reference list."""
    return compose([Piece(BlockKind.PARAGRAPH, line) for line in text.split("\n")], key="bench", data=b"")


def library(size: int) -> tuple[Document, list[Reference]]:
    """Return a text with so many citations, and the references they cite."""
    names = [f"{_NAMES[i % 20]}{chr(97 + i // 20 % 26)}{chr(97 + i // 520 % 26)}" for i in range(size)]
    years = [1950 + i % 70 for i in range(size)]
    references = parse_references(
        [f"{n}, A. ({y}). On the ports of {n}. Journal of Ports 3, 1-9." for n, y in zip(names, years, strict=True)]
    )
    lines = [f"This was seen before ({n}, {y})." for n, y in zip(names, years, strict=True)]
    return article("\n".join(lines)), references
