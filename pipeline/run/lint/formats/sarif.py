"""SARIF 2.1.0, as code scanning services take it.

A page or paragraph is a property of its result, never a line. A file that could not be read is a notification of the run.
Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 (2020), sections 3.13 to 3.58.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import pipeline
from pipeline.model import ProblemCode, Severity
from pipeline.run.lint import Checked, Finding, Place

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Json = dict[str, object]


def render(checked: Checked, listed: Sequence[Finding]) -> str:
    """Return one log with one run."""
    problems = [finding for finding in listed if not finding.unreadable]
    unreadable = [finding for finding in listed if finding.unreadable]
    codes = list(dict.fromkeys(finding.code for finding in problems))
    invocation = {
        "executionSuccessful": not unreadable,
        "toolExecutionNotifications": [_notification(finding) for finding in unreadable],
    }
    run = {
        "tool": {
            "driver": {
                "name": "citetrail",
                "version": pipeline.__version__,
                "rules": [_rule(code, problems) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "artifacts": [{"location": {"uri": _uri(file)}} for file in checked.files],
        "results": [_result(finding, codes) for finding in problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, problems: Sequence[Finding]) -> Json:
    meaning = next((known.meaning for known in ProblemCode if known == code), code)  # a third party's has none
    severity = next(finding.severity for finding in problems if finding.code == code)
    return {
        "id": code,
        "shortDescription": {"text": meaning},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(finding: Finding, codes: Sequence[str]) -> Json:
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.text},
        "locations": [_location(finding.place)],
    }
    place = finding.place
    properties = {"page": place.page} if place.page else {"paragraph": place.paragraph} if place.paragraph else {}
    return {**result, "properties": properties} if properties else result


def _notification(finding: Finding) -> Json:
    return {
        "descriptor": {"id": finding.code},
        "level": "error",
        "message": {"text": finding.text},
        "locations": [_location(finding.place)],
    }


def _location(place: Place) -> Json:
    physical: Json = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.start and place.end:
        physical["region"] = {
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
        }
    return {"physicalLocation": physical}


def _uri(file: str) -> str:
    """Return a relative path as a relative reference, an absolute one as a file URI."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
