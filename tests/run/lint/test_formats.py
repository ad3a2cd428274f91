"""Each format against the structure that its specification demands, written down here in our own words."""

import json
import re

import jsonschema
import pytest

from pipeline.model import ProblemCode, Severity
from pipeline.run.lint import Checked
from pipeline.run.lint.file_text import Position
from pipeline.run.lint.finding import Finding, Place
from pipeline.run.lint.formats import FORMATS

_LINED = Finding(
    Place("my drafts/100%.md", Position(3, 5, 6), Position(3, 14, 15)),
    ProblemCode.MISSING_REFERENCE,
    Severity.ERROR,
    "No entry: 5 % of\nthem, fits",
    "add it",
)
_TWO_LINES = Finding(
    Place("a.md", Position(1, 2, 2), Position(2, 1, 1)), "year-mismatch", Severity.WARNING, "years differ"
)
_PAGED = Finding(Place("b.pdf", page="iv"), "claim-uncited", Severity.INFO, "no citation")
_PARAGRAPH = Finding(Place("c.docx", paragraph=12), "own-code", Severity.INFO, "of a third party")
_PLACELESS = Finding(Place("a.md"), "duplicate-reference", Severity.WARNING, "two entries of the .bib are one work")
_UNREADABLE = Finding(Place("d.pdf"), "DAMAGED", Severity.ERROR, "the file is damaged", unreadable=True)
_ALL = (_LINED, _TWO_LINES, _PAGED, _PARAGRAPH, _PLACELESS, _UNREADABLE)


def _object(required, **properties):
    return {"type": "object", "required": required, "properties": properties}


_FROM_ONE = {"type": "integer", "minimum": 1}
_MESSAGE = _object(["text"], text={"type": "string", "minLength": 1})
_URI = {"type": "string", "pattern": r"^[A-Za-z0-9._~/%:+-]+$"}
_LOCATION = _object(
    ["physicalLocation"],
    physicalLocation=_object(
        ["artifactLocation"],
        artifactLocation=_object(["uri"], uri=_URI),
        region=_object(
            ["startLine"], startLine=_FROM_ONE, startColumn=_FROM_ONE, endLine=_FROM_ONE, endColumn=_FROM_ONE
        ),
    ),
)
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_SARIF = _object(
    ["version", "runs"],
    version={"const": "2.1.0"},
    runs={
        "type": "array",
        "items": _object(
            ["tool", "results"],
            tool=_object(
                ["driver"],
                driver=_object(
                    ["name"],
                    rules={
                        "type": "array",
                        "uniqueItems": True,
                        "items": _object(
                            ["id"], shortDescription=_MESSAGE, defaultConfiguration=_object([], level=_LEVEL)
                        ),
                    },
                ),
            ),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            invocations={
                "type": "array",
                "items": _object(
                    ["executionSuccessful"],
                    executionSuccessful={"type": "boolean"},
                    toolExecutionNotifications={"items": _object(["message"], level=_LEVEL)},
                ),
            },
            artifacts={"type": "array", "uniqueItems": True, "items": _object(["location"])},
            results={
                "type": "array",
                "items": _object(
                    ["message", "ruleId"],
                    message=_MESSAGE,
                    level=_LEVEL,
                    ruleIndex={"type": "integer", "minimum": 0},
                    locations={"type": "array", "items": _LOCATION},
                ),
            },
        ),
    },
)
_POSITION = _object(["line"], line=_FROM_ONE, column=_FROM_ONE)
_RDJSON = _object(
    ["diagnostics"],
    source=_object(["name"]),
    diagnostics={
        "type": "array",
        "items": {
            **_object(
                ["message", "location"],
                message={"type": "string", "minLength": 1},
                location={
                    **_object(
                        ["path"], path={"type": "string"}, range=_object(["start"], start=_POSITION, end=_POSITION)
                    ),
                    "additionalProperties": False,
                },
                severity={"enum": ["ERROR", "WARNING", "INFO"]},
                code=_object(["value"]),
            ),
            "additionalProperties": False,
        },
    },
)


def test_sarif_has_the_structure_of_its_specification():
    log = json.loads(_rendered("sarif"))
    jsonschema.validate(log, _SARIF)
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    first, _, paged, paragraph, placeless = run["results"]
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "my%20drafts/100%25.md"
    assert physical["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 14}
    assert [paged["properties"], paragraph["properties"]] == [{"page": "iv"}, {"paragraph": 12}]
    assert all("region" not in r["locations"][0]["physicalLocation"] for r in (paged, paragraph, placeless))
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"]] == ["DAMAGED"]


def test_rdjson_has_the_structure_of_its_specification():
    result = json.loads(_rendered("rdjson"))
    jsonschema.validate(result, _RDJSON)
    first, _, paged, *_ = result["diagnostics"]
    assert first["location"]["range"]["start"] == {"line": 3, "column": 6}  # bytes
    assert paged["location"] == {"path": "b.pdf"}
    assert paged["message"].startswith("page iv: ")


def test_workflow_commands_are_escaped():
    lines = _rendered("github").splitlines()
    assert lines[0] == (
        "::error file=my drafts/100%25.md,line=3,endLine=3,col=5,endColumn=14,title=missing-reference"
        "::No entry: 5 %25 of%0Athem, fits (add it)"
    )
    assert lines[1].startswith("::warning file=a.md,line=1,endLine=2,title=year-mismatch::")
    assert lines[2] == "::notice file=b.pdf,title=claim-uncited::page iv: no citation"
    assert len(lines) == len(_ALL)
    odd = Finding(Place("a:b,c.md"), "x", Severity.INFO, "m")
    assert FORMATS["github"](Checked(("a",), (odd,)), [odd]) == "::notice file=a%3Ab%2Cc.md,title=x::m\n"


def test_json_has_no_false_lines():
    rows = [json.loads(line) for line in _rendered("json").splitlines()]
    assert [row["line"] for row in rows] == [3, 1, None, None, None, None]
    assert [row["page"] for row in rows] == [None, None, "iv", None, None, None]
    assert [row["paragraph"] for row in rows] == [None, None, None, 12, None, None]
    assert all(set(row) == set(rows[0]) for row in rows)


def test_a_finding_is_one_line():
    lines = _rendered("line").splitlines()
    assert lines[0] == "my drafts/100%.md:3:5 missing-reference [error] No entry: 5 % of them, fits (add it)"
    assert [re.match(r".+?(?= \S+ \[)", line)[0] for line in lines[2:]] == [
        "b.pdf, page iv",
        "c.docx, paragraph 12",
        "a.md",
        "d.pdf",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_still_valid(name):
    text = FORMATS[name](Checked((), ()), [])
    if name in ("sarif", "rdjson"):
        jsonschema.validate(json.loads(text), _SARIF if name == "sarif" else _RDJSON)
    else:
        assert text == ""


def _rendered(name):
    return FORMATS[name](Checked(("a.md", "b.pdf"), _ALL), _ALL)
