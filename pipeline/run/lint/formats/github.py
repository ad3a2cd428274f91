"""Workflow commands of GitHub Actions: each finding is an annotation at its line.

Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of actions/toolkit.
"""

from collections.abc import Sequence

from pipeline.model import Severity
from pipeline.run.lint import Checked, Finding

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(_: Checked, listed: Sequence[Finding]) -> str:
    """Return the findings as commands."""
    return "".join(f"{_command(finding)}\n" for finding in listed)


def _command(finding: Finding) -> str:
    place = finding.place
    properties: dict[str, str | int] = {"file": place.file}
    if place.start and place.end:
        properties |= {"line": place.start.line, "endLine": place.end.line}
        if place.start.line == place.end.line:  # columns of two lines are refused
            properties |= {"col": place.start.column, "endColumn": place.end.column}
    properties["title"] = finding.code
    written = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    text = f"{place.label}: {finding.text}" if place.label else finding.text
    return f"::{_COMMANDS[finding.severity]} {written}::{text.translate(_DATA)}"
