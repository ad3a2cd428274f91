"""The decision how a document cites: which lists of works the marks in its text lead to."""

from dataclasses import dataclass

from pipeline.model.span import Span


@dataclass(frozen=True, slots=True)
class ListUse:
    """A candidate list of works, how far the marks of the text explain it, and whether it was taken for one.

    span: of the list with its heading. by: what makes it a candidate ("heading", "numbers", "looks").
    entries, alike, used: how many entries it has, how many of them read like works, to how many a mark leads.
    style: of the marks that lead to most of its entries, "" where none does. marks, found: how many different marks of that
    style the text has, how many of them lead to an entry; both 0 for names and years, which are not counted before they are read.
    """

    span: Span
    by: str
    entries: int
    alike: int
    used: int
    style: str = ""
    marks: int = 0
    found: int = 0
    taken: bool = False

    def __str__(self) -> str:
        verdict = "taken" if self.taken else "left"
        used = f"{self.used} used by {self.style}" if self.style else "none used"
        marks = f" ({self.found} of {self.marks} different ones lead to an entry)" if self.marks else ""
        return f"list by {self.by}: {self.entries} entries, {self.alike} like works, {used}{marks}: {verdict}"
