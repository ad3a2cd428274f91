"""A JSON object a line; line and column are null in a format without lines, page and paragraph where they do not apply.

Non-ASCII letters are escaped, so that a file redirected from a console of any encoding is JSON.
"""

import json
from collections.abc import Sequence

from pipeline.run.lint import Checked, Finding


def render(_: Checked, listed: Sequence[Finding]) -> str:
    """Return the findings as JSON lines."""
    return "".join(json.dumps(_row(finding)) + "\n" for finding in listed)


def _row(finding: Finding) -> dict[str, str | int | None]:
    place = finding.place
    return {
        "file": place.file,
        "line": place.start.line if place.start else None,
        "column": place.start.column if place.start else None,
        "end_line": place.end.line if place.end else None,
        "end_column": place.end.column if place.end else None,
        "page": place.page or None,
        "paragraph": place.paragraph or None,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }
