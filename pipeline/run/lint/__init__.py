"""`citetrail check`: the problems of articles, each at the place in its file where a person finds it.

files ─ batch ─► Extraction… ─ places (align the text with the file) ─► Finding… ─ filters (comments, options) ─► formats
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from pipeline.log import logger
from pipeline.model import Extraction, Severity, Trouble
from pipeline.run.batch import run as run_batch
from pipeline.run.lint.comments import IgnoreComment, ignore_comments
from pipeline.run.lint.file_text import FileText, read_file_text
from pipeline.run.lint.finding import Finding, Place
from pipeline.run.lint.included import included_files
from pipeline.run.lint.places import locate_in
from pipeline.run.plan import Plan
from pipeline.settings import current, using

__all__ = ["Checked", "Finding", "IgnoreComment", "Place", "check"]


@dataclass(frozen=True, slots=True)
class Checked:
    """All that was found in some files. notes: what was guessed or lost of a file, a source or a library, a line each."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    comments: tuple[IgnoreComment, ...] = ()
    notes: tuple[str, ...] = ()


def check(plan: Plan, *, fast: bool = False, names: Mapping[Path, str] | None = None) -> Checked:
    """Return the problems of all planned articles in the order of the files; one that cannot be read is a finding.

    Args:
        plan: the articles, and the sources and libraries that they are held against.
        fast: find entities with the small model.
        names: how a file is shown that has another name than its path.
    """
    included = included_files(plan.articles)
    plan = replace(plan, articles=tuple(path for path in plan.articles if path not in included))
    with using(structs.replace(current(), ignore=())):  # what is ignored is counted with what comments hide
        result = run_batch(plan, lambda paths, _: paths, fast=fast)
    extractions = {extraction.document.path: extraction for extraction in result.extractions}
    failed = {trouble.path: trouble for trouble in result.troubles if not trouble.recovered}
    findings: list[Finding] = []
    comments: dict[IgnoreComment, None] = {}

    def shown(path: Path) -> str:
        return (names or {}).get(path, str(path))

    for path in plan.articles:
        if str(path) in extractions:
            file = read_file_text(path)
            for use in extractions[str(path)].lists:
                logger("check").info("%s: %s", shown(path), use)
            findings += _findings(extractions[str(path)], file, shown)
            comments.update(dict.fromkeys(_comments(file, shown)))
        elif str(path) in failed:
            findings.append(_unreadable(failed[str(path)], shown(path)))
    articles = {str(path) for path in plan.articles}
    notes = (f"{shown(path)}: checked as a part of {shown(main)}" for path, main in included.items())
    lost = (
        f"{shown(Path(t.path))}: {t.reason} ({t.code})"
        for t in result.troubles
        if t.recovered or t.path not in articles
    )
    return Checked(tuple(map(shown, plan.articles)), tuple(findings), tuple(comments), (*notes, *lost))


def _findings(extraction: Extraction, file: FileText | None, shown: Callable[[Path], str]) -> list[Finding]:
    """Return the problems of one article in the order of the file; those without a place first."""
    locate = locate_in(extraction.document, file, shown)
    in_order = sorted(extraction.problems, key=lambda p: p.span.start if p.span else -1)
    found = [Finding(locate(p.span), p.code, Severity(p.severity), p.message, p.suggestion) for p in in_order]
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[bool, str, int, int]:
    """Sort by file, line and column; the article itself comes first of its files, and what has no line keeps its order."""
    start = finding.place.start
    return (True, finding.place.file, start.line, start.column) if start else (False, "", 0, 0)


def _comments(file: FileText | None, shown: Callable[[Path], str]) -> Iterator[IgnoreComment]:
    for path, lines in file.files.items() if file else ():
        yield from ignore_comments(shown(path), path.suffix.lower(), lines)


def _unreadable(trouble: Trouble, name: str) -> Finding:
    return Finding(Place(name), trouble.code, Severity.ERROR, trouble.reason, unreadable=True)
