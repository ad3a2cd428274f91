"""What is left of the findings when comments, settings and options have been heeded, and a count of all that was left out."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from pipeline.model import Severity
from pipeline.run.lint.comments import IgnoreComment
from pipeline.run.lint.finding import Finding


@dataclass(frozen=True, slots=True)
class Filtered:
    """listed: what is left. by_comment, by_option: how many of each code were left out. unused: comments that hide nothing."""

    listed: tuple[Finding, ...]
    by_comment: Counter[str] = field(default_factory=Counter)
    by_option: Counter[str] = field(default_factory=Counter)
    unused: tuple[IgnoreComment, ...] = ()


def filter_findings(
    findings: Iterable[Finding], comments: Collection[IgnoreComment], select: Collection[str], ignore: Collection[str]
) -> Filtered:
    """Return the findings that are to be listed.

    Args:
        findings: of all files; a file that could not be read is always listed.
        comments: of all files.
        select: the only codes to list, all where empty.
        ignore: codes to leave out.
    """
    listed, by_comment, by_option = [], Counter[str](), Counter[str]()
    used = set[IgnoreComment]()
    by_file: dict[str, list[IgnoreComment]] = {}
    for comment in comments:
        by_file.setdefault(comment.file, []).append(comment)
    for finding in findings:
        hiding = [comment for comment in by_file.get(finding.place.file, ()) if comment.hides(finding)]
        used.update(hiding)
        if hiding:
            by_comment[finding.code] += 1
        elif not finding.unreadable and (finding.code in ignore or (select and finding.code not in select)):
            by_option[finding.code] += 1
        else:
            listed.append(finding)
    unused = tuple(comment for comment in comments if comment not in used)
    return Filtered(tuple(listed), by_comment, by_option, unused)


def fails(findings: Iterable[Finding], threshold: str) -> bool:
    """Return whether a finding is of the severity of the threshold or a worse one; never where the threshold is "never"."""
    severities = list(Severity)
    if threshold not in severities:
        return False
    worst = severities[: severities.index(Severity(threshold)) + 1]
    return any(finding.severity in worst for finding in findings if not finding.unreadable)
