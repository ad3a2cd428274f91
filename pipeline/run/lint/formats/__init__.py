"""Findings as text for people, editors, scripts and CI systems: a format is a file with render(checked, listed) and a line here."""

from collections.abc import Callable, Sequence

from pipeline.run.lint import Checked, Finding
from pipeline.run.lint.formats import github, json_lines, lines, rdjson, sarif

Render = Callable[[Checked, Sequence[Finding]], str]

FORMATS: dict[str, Render] = {
    "line": lines.render,
    "json": json_lines.render,
    "github": github.render,
    "sarif": sarif.render,
    "rdjson": rdjson.render,
}
