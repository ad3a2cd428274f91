"""The sheet of claims for people: 10 columns, the most pressing claims first, and what of it is read back.

rows of claims.csv + evidence.csv ─ sheet_rows ─► SheetRow … ─ xlsx ─► claims.xlsx ─ edited_sheet ─► rows of claims.csv
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from pipeline.model import Review, Sign
from pipeline.tables.columns import schemas
from pipeline.tables.csv import Row, as_read_back
from pipeline.wording import Mark, Passage, compare, link_words, outcome_words, review_words, segments, sign_of

NUMBER, CLAIM, FOUND, SOURCE, CITES, VERDICT, NOTE, REVIEWER, WHEN, ID = COLUMNS = (
    "#",
    "Claim",
    "What was found",
    "Source says",
    "Cites",
    "Verdict",
    "Note",
    "Reviewer",
    "When",
    "id",
)
# the columns that a person fills → their names in claims.csv
HUMAN = {VERDICT: "verdict", NOTE: "note", REVIEWER: "reviewer", WHEN: "reviewed_at"}
# the others that a row of the user's own may have
_OF_OWN_ROW = {CLAIM: "claim", FOUND: "why", SOURCE: "evidence", CITES: "citations", **HUMAN}
WORDS, RUN = "Words", "Run"  # the list of words, and the line in it that names the run which wrote the sheet
_LOOK_AGAIN = {Review.RECHECK: "↻", Review.DISAGREE: "≠", Review.ORPHANED: "↻"}

Text = tuple[tuple[str, Sign | None], ...]  # parts of a cell, each with the sign of its mark


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet: column → text. sign: how the claim stands to its source, None in a row of the user's own."""

    cells: Mapping[str, Text]
    sign: Sign | None = None


def sheet_rows(claims: Sequence[Row], evidence: Sequence[Row]) -> list[SheetRow]:
    """Return the rows of the sheet, by priority and then in the order of the articles; what has no claim at the end."""
    passages: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in evidence:
        passages[row["article"], row["claim_id"]].append(row)
    several = len({row["article"] for row in claims if row.get("claim_id")}) > 1
    found: list[SheetRow] = []
    user_rows: list[SheetRow] = []
    for row in sorted(claims, key=lambda row: row.get("priority") or "9"):
        if not row.get("claim_id"):
            user_rows.append(_own_row(row))
        else:
            number = f"{row['article']} {len(found) + 1}" if several else str(len(found) + 1)
            found.append(_claim_row(number, row, passages[row["article"], row["claim_id"]]))
    return found + user_rows


def user_columns(claims: Sequence[Row]) -> list[str]:
    """Return the names of the user's own columns, which stand at the right end of the sheet."""
    ours = set(schemas()["claims"].names)
    return [name for name in dict.fromkeys(name for row in claims for name in row) if name not in ours]


def run_of(claims: Sequence[Row]) -> str:
    """Return what names the run that wrote these rows of claims.csv; the same rows give the same name."""
    cells = [sorted((name, as_read_back(cell)) for name, cell in row.items() if cell) for row in claims]
    return blake2s(json.dumps(cells).encode(), digest_size=8).hexdigest()


def id_of(row: Row) -> str:
    """Return what the hidden column has of a claim: "article/claim", "" of a row of the user's own."""
    return f"{row['article']}/{row['claim_id']}" if row.get("claim_id") else ""


def own_row(cells: Mapping[str, str]) -> Row:
    """Return a row of the user's own as claims.csv has it; column names of the sheet become those of the table."""
    return {_OF_OWN_ROW.get(name, name): text for name, text in cells.items() if text and name not in (NUMBER, ID)}


def plain(cells: Mapping[str, Text]) -> dict[str, str]:
    """Return the cells of a row without their marks."""
    return {name: "".join(part for part, _ in text) for name, text in cells.items()}


def _claim_row(number: str, row: Row, evidence: Sequence[Row]) -> SheetRow:
    compared = compare(row, evidence)
    extra_cells = {name: row.get(name, "") for name in user_columns([row])}
    sign = sign_of(row.get("outcome", ""))
    cells = {
        NUMBER: _text(number),
        CLAIM: _marked(row.get("claim", ""), compared.marks),
        FOUND: _text("\n".join(_found(row, sign))),
        SOURCE: tuple(_source(compared.passages)),
        CITES: _text("\n".join(_cites(row))),
        **{name: _text(row.get(column, "")) for name, column in HUMAN.items()},
        ID: _text(id_of(row)),
        **{name: _text(cell) for name, cell in extra_cells.items()},
    }
    return SheetRow(cells, sign)


def _own_row(row: Row) -> SheetRow:
    of_table = {column: name for name, column in _OF_OWN_ROW.items()}
    shown = [*of_table, *user_columns([row])]
    return SheetRow({of_table.get(column, column): _text(row.get(column, "")) for column in shown})


def _found(row: Row, sign: Sign) -> Iterator[str]:
    """Yield the lines of what was found: the outcome in words, why, and why a verdict asks to be looked at again."""
    review = row.get("review", "")
    if review in _LOOK_AGAIN:
        why = row.get("recheck_why", "")
        yield f"{_LOOK_AGAIN[Review(review)]} {review_words(review)}{': ' if why else ''}{why}"
    if review != Review.ORPHANED:
        words = outcome_words(row.get("outcome", ""))
        yield f"{sign.symbol} {words}"
        why = row.get("why", "") if row.get("outcome") else row.get("priority_reason", "")
        if why and why != words:
            yield why


def _cites(row: Row) -> Iterator[str]:
    """Yield the citations, each with where it leads unless that is one work."""
    links = [link for link in row.get("link", "").split(" | ") if link]
    citations = [citation for citation in row.get("citations", "").split(" | ") if citation]
    for citation, link in zip(citations, links, strict=False):
        yield citation if link == "linked" else f"{citation}: {link_words(link)}"
    if not citations:
        yield from (link_words(link) for link in links)


def _source(passages: Sequence[Passage]) -> Iterator[tuple[str, Sign | None]]:
    """Yield the passages, each after its page; after its file too where there are several."""
    for number, passage in enumerate(passages):
        page = f"p. {passage.row['page']}" if passage.row.get("page") else ""
        file = passage.row.get("source", "") if len({p.row.get("source") for p in passages}) > 1 else ""
        head = ", ".join(filter(None, (page, file)))
        yield ("\n" if number else "") + (f"{head}: " if head else ""), None
        yield from _marked(passage.text, passage.marks)


def _marked(text: str, marks: Sequence[Mark]) -> Text:
    return tuple(segments(text, marks))


def _text(text: str) -> Text:
    return ((text, None),)
