"""Comments by which an author lets a problem be: on its line, in the line before it, or for the whole file.

<!-- citetrail: ignore[missing-reference] -->      Markdown, HTML, XML
% citetrail: ignore[missing-reference]             LaTeX
# citetrail: ignore[missing-reference]             plain text, in a line of its own
<!-- citetrail: ignore-file[acronym-undefined] --> the whole file
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.run.lint.file_text import Lines
from pipeline.run.lint.finding import Finding
from pipeline.text.regex import regex

_BODY = r"citetrail:\s{0,5}ignore(?P<file>-file)?\s?\[(?P<codes>[\w\s,-]{0,500})\]"
_MARKUP = regex(rf"<!--\s{{0,20}}{_BODY}\s{{0,20}}-->")
_LATEX = regex(rf"(?<!\\)%+\s{{0,20}}{_BODY}")
_PLAIN = regex(rf"^\s{{0,20}}(?:#|%|//)\s{{0,20}}{_BODY}\s*$")
_BY_ENDING = {".tex": _LATEX, ".txt": _PLAIN}


@dataclass(frozen=True, slots=True)
class IgnoreComment:
    """A comment that lets problems be. line: where it stands. target: the line it is about, 0 for the whole file."""

    file: str
    line: int
    target: int
    codes: frozenset[str]

    def hides(self, finding: Finding) -> bool:
        """Return whether a finding is one that the comment is about."""
        start, end = finding.place.start, finding.place.end
        if finding.unreadable or finding.code not in self.codes or finding.place.file != self.file:
            return False
        return not self.target or bool(start and start.line <= self.target <= (end or start).line)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: ignore{'' if self.target else '-file'}[{', '.join(sorted(self.codes))}]"


def ignore_comments(file: str, ending: str, lines: Lines) -> Iterator[IgnoreComment]:
    """Yield the comments of a file. file: its name as it is shown."""
    pattern = _BY_ENDING.get(ending, _MARKUP)
    texts: Sequence[str] = list(lines) if "citetrail:" in lines.text else ()
    words = [pattern.sub("", text).strip() for text in texts]
    for number, text in enumerate(texts, 1):
        for comment in pattern.finditer(text):
            codes = frozenset(comment["codes"].replace(",", " ").split())
            target = 0 if comment["file"] else number if words[number - 1] else _next_filled(words, number)
            yield IgnoreComment(file, number, target, codes)


def _next_filled(words: Sequence[str], number: int) -> int:
    """Return the number of the next line with more than such comments; the line itself where none follows."""
    return next((i for i, text in enumerate(words[number:], number + 1) if text), number)
