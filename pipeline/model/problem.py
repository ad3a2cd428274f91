"""Problems of an article: reported, never corrected in silence."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.span import Span


class Severity(StrEnum):
    """How bad a problem is: an error is wrong on its face, a warning may be, an info is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class ProblemCode(StrEnum):
    """Every kind of problem, with its severity and its meaning in words; docs/tables.md is made from it."""

    severity: Severity
    meaning: str

    def __new__(cls, code: str, severity: Severity, meaning: str) -> "ProblemCode":
        """Make a member from its code, its severity and its meaning."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.severity, member.meaning = severity, meaning
        return member

    MISSING_REFERENCE = "missing-reference", Severity.ERROR, "a citation has no entry in the reference list"
    AMBIGUOUS_CITATION = "ambiguous-citation", Severity.WARNING, "a citation fits several references"
    MARKS_UNREAD = (
        "marks-unread",
        Severity.WARNING,
        "marks in the text cite works, and no list or notes for them were found",
    )
    LIST_UNREAD = (
        "list-unread",
        Severity.WARNING,
        "a heading announces a list of works, and no work could be read below it",
    )
    LINKS_UNREAD = (
        "links-unread",
        Severity.INFO,
        "links of the text lead to works that are neither listed nor supplied",
    )
    UNCITED_REFERENCE = "uncited-reference", Severity.INFO, "a reference is never cited"
    DUPLICATE_REFERENCE = "duplicate-reference", Severity.WARNING, "two references describe the same work"
    YEAR_MISMATCH = "year-mismatch", Severity.WARNING, "names fit, years differ"
    NAME_MISMATCH = "name-mismatch", Severity.WARNING, "years fit, names are spelled differently"
    INVERTED_NAME = "inverted-name", Severity.WARNING, "family and given name seem swapped"
    ACRONYM_MISMATCH = (
        "acronym-mismatch",
        Severity.WARNING,
        "an acronym does not fit its expansion, or looks like a slip of another",
    )
    ACRONYM_UNDEFINED = "acronym-undefined", Severity.INFO, "an acronym is never expanded"
    ACRONYM_REDEFINED = "acronym-redefined", Severity.WARNING, "an acronym is given two expansions"
    REFERENCE_INCOMPLETE = "reference-incomplete", Severity.INFO, "a reference lacks an author, a year or a title"
    SOURCE_NOT_SUPPLIED = "source-not-supplied", Severity.INFO, "the cited work is not among the saved sources"
    SOURCE_UNREADABLE = "source-unreadable", Severity.WARNING, "the saved source could not be read"
    FIGURE_DIFFERS = "figure-differs", Severity.ERROR, "a figure differs from the cited source"
    DATE_DIFFERS = "date-differs", Severity.ERROR, "a date differs from the cited source"
    STATEMENT_DIFFERS = "statement-differs", Severity.ERROR, "the statement differs from the cited source"
    QUOTE_ALTERED = "quote-altered", Severity.ERROR, "a quotation differs from the cited source"
    QUOTE_NOT_FOUND = "quote-not-found", Severity.WARNING, "a quotation is not in the cited source"
    WORK_NOT_FOUND = (
        "work-not-found",
        Severity.WARNING,
        "`citetrail verify`: no index that was asked has the work; that is no proof that there is none",
    )
    WORK_DIFFERS = "work-differs", Severity.WARNING, "`citetrail verify`: the record of an index differs from the entry"
    WORK_RETRACTED = (
        "work-retracted",
        Severity.ERROR,
        "`citetrail verify`: the work was retracted (a warning: there is concern about it; an info: it was corrected)",
    )
    LINK_DEAD = "link-dead", Severity.WARNING, "`citetrail verify`: the address of an entry is gone"
    CLAIM_UNCITED = "claim-uncited", Severity.INFO, "a checkable claim has no citation"


SEVERITIES: dict[str, Severity] = {code: code.severity for code in ProblemCode}


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
    return Problem(code, SEVERITIES[code], about, span, message, suggestion)
