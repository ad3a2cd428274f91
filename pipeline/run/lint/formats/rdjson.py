"""Reviewdog's diagnostic format: columns count the UTF-8 bytes of a line, an end is exclusive.

Source: reviewdog, proto/rdf (DiagnosticResult). It has no place for a page or paragraph, so the message begins with it.
"""

import json
from collections.abc import Sequence

from pipeline.run.lint import Checked, Finding, Place

Json = dict[str, object]


def render(_: Checked, listed: Sequence[Finding]) -> str:
    """Return one DiagnosticResult."""
    result = {"source": {"name": "citetrail"}, "diagnostics": [_diagnostic(finding) for finding in listed]}
    return json.dumps(result, indent=2) + "\n"


def _diagnostic(finding: Finding) -> Json:
    label = finding.place.label
    return {
        "message": f"{label}: {finding.text}" if label else finding.text,
        "location": _location(finding.place),
        "severity": finding.severity.upper(),
        "code": {"value": finding.code},
    }


def _location(place: Place) -> Json:
    location: Json = {"path": place.file}
    if place.start and place.end:
        location["range"] = {
            "start": {"line": place.start.line, "column": place.start.byte},
            "end": {"line": place.end.line, "column": place.end.byte},
        }
    return location
