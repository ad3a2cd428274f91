"""A problem at the place where a person finds it."""

from dataclasses import dataclass

from pipeline.model import Severity
from pipeline.run.lint.file_text import Position


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: start and end in a format with lines, else the page as printed, else the paragraph from 1.

    All are empty where a problem has no place in the article, such as one of a .bib entry.
    """

    file: str
    start: Position | None = None
    end: Position | None = None
    page: str = ""
    paragraph: int = 0

    @property
    def label(self) -> str:
        """Return "page 3" or "paragraph 12", "" in a format with lines."""
        if self.page:
            return f"page {self.page}"
        return f"paragraph {self.paragraph}" if self.paragraph else ""

    def __str__(self) -> str:
        if self.start:
            return f"{self.file}:{self.start.line}:{self.start.column}"
        return f"{self.file}, {self.label}" if self.label else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of an article, or a file that could not be read; the code of the latter is an ErrorCode."""

    place: Place
    code: str
    severity: Severity
    message: str
    suggestion: str = ""
    unreadable: bool = False

    @property
    def text(self) -> str:
        """Return the message with what to do."""
        return f"{self.message} ({self.suggestion})" if self.suggestion else self.message

    def __str__(self) -> str:
        return f"{self.place} {self.code} [{self.severity}] {' '.join(self.text.split())}"
