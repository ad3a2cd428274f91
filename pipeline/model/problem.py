"""Trouble in the article: told, never mended in silence."""

from dataclasses import dataclass
from typing import Literal

from pipeline.model.span import Span

Severity = Literal["error", "warning", "info"]

# code → severity and meaning; docs/tables.md is checked against this table
PROBLEM_CODES: dict[str, tuple[Severity, str]] = {
    "missing-reference": ("error", "a citation has no entry in the reference list"),
    "ambiguous-citation": ("warning", "a citation fits several references"),
    "uncited-reference": ("info", "a reference is never cited"),
    "duplicate-reference": ("warning", "two references describe the same work"),
    "year-mismatch": ("warning", "names fit, years differ"),
    "name-mismatch": ("warning", "years fit, names are spelled differently"),
    "inverted-name": ("warning", "family and given name seem swapped"),
    "acronym-mismatch": ("warning", "an acronym does not fit its expansion, or looks like a slip of another"),
    "acronym-undefined": ("info", "an acronym is never expanded"),
    "acronym-redefined": ("warning", "an acronym is given two expansions"),
    "reference-incomplete": ("info", "a reference lacks an author, a year or a title"),
    "source-not-supplied": ("info", "the cited work is not among the saved sources"),
    "source-unreadable": ("warning", "the saved source could not be read"),
    "figure-differs": ("error", "a figure differs from the cited source"),
    "date-differs": ("error", "a date differs from the cited source"),
    "quote-altered": ("error", "a quotation differs from the cited source"),
    "quote-not-found": ("warning", "a quotation is not in the cited source"),
    "claim-uncited": ("info", "a checkable claim has no citation"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. about: id of the citation, reference or claim; span: where in the article, None for a .bib entry."""

    code: str
    severity: Severity
    about: str
    span: Span | None
    message: str
    suggestion: str = ""


def problem(code: str, about: str, span: Span | None, message: str, suggestion: str = "") -> Problem:
    """Make a Problem with the severity of its code."""
    return Problem(code, PROBLEM_CODES[code][0], about, span, message, suggestion)
