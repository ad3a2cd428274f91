"""A made-up desk: an article and sources that change, people who edit claims.csv and claims.xlsx, and what must come of it.

Every claim has a number of its own that no code of citetrail sees; what people said is written down beside it, as `Desk.said`.
After each run it is held against the tables: a verdict that is not there is lost, one at another claim moved, any other made up.
"""

import csv
import io
import random
from dataclasses import dataclass, field

from openpyxl import load_workbook

from pipeline.model.ids import make_id
from pipeline.review import journal, reviewed_claims
from pipeline.run.verdicts import take_in, written_state
from pipeline.tables import as_csv, as_workbook
from pipeline.tables.sheet import HUMAN

VERDICTS = ["confirmed", "contradicted", "partly supported", "not checkable"]
NOTES = ["", "p. 3; see “x”", "=1+1", "двести, łódź", "a\nb", "'quoted", "-5", "x" * 300]
REVIEWERS = ["", "AK", "BN"]
EQUAL = "No figures at all were published for that year in the yearbook."


@dataclass
class Claim:
    uid: int
    text: str
    outcome: str = "figures_match"


@dataclass
class Desk:
    """out: the output folder. said: uid → reviewer → verdict and note. own: uid → cell of the user's own column.

    unsure: equal sentences of which it could not be told which was judged; nobody edits them any more.
    """

    out: object
    rng: random.Random
    claims: list = field(default_factory=list)
    said: dict = field(default_factory=dict)
    own: dict = field(default_factory=dict)
    user_rows: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    may_repeat: bool = True
    has_sheet: bool = False
    repeats: float = 0.0
    edits: int = 0
    unsure: set = field(default_factory=set)

    def start(self):
        self.repeats = self.rng.choice((0.1, 0.2, 0.5))
        self.has_sheet = self.rng.random() < 0.3  # half a second that most stories need not pay
        for _ in range(self.rng.randint(4, 9)):
            self.insert()
        self.write()

    def insert(self):
        uid, rng = len(self.said) + len(self.claims) + rng_number(self.rng), self.rng
        words = " ".join("".join(rng.choices("abdegiklmnoprstu", k=6)) for _ in range(8))
        text = f"In {uid % 90 + 1930} {words} rose by {rng.randint(2, 99)} per cent."
        self.claims.insert(
            rng.randint(0, len(self.claims)),
            Claim(uid, EQUAL if self.may_repeat and rng.random() < self.repeats else text),
        )

    def change_article_and_sources(self):
        """Insert, delete and edit sentences, and let what is found change; not so that an equal one stands where another stood."""
        before, may_repeat = [Claim(**vars(claim)) for claim in self.claims], self.may_repeat
        self.change()
        if self.is_undecidable(before):
            self.claims, self.may_repeat = before, may_repeat

    def is_undecidable(self, before):
        """Tell whether an equal sentence stands, word for word, where another one stood before."""
        old, new = equal_by_place(before), equal_by_place(self.claims)
        return any(place in old and uids - old[place] for place, uids in new.items())

    def change(self):
        rng = self.rng
        for _ in range(rng.randint(0, 3)):
            self.edits += 1
            kind, claim = rng.choice(["insert", "delete", "edit", "finding"]), rng.choice(self.claims)
            if kind == "insert":
                self.insert()
            elif kind == "delete" and len(self.claims) > 2:
                self.claims.remove(claim)
                self.may_repeat = (
                    self.may_repeat and claim.text != EQUAL
                )  # the same sentence put back is the same claim
            elif kind == "edit" and claim.text != EQUAL:
                claim.text = (
                    claim.text.replace("rose", "climbed")
                    if "rose" in claim.text
                    else claim.text.replace("climbed", "rose")
                )
            elif kind == "finding":
                claim.outcome = rng.choice(["figures_match", "figures_differ", "no_matching_passage"])

    def tables(self):
        seen, rows = {}, []
        for claim in self.claims:
            key = make_id("c", claim.text)
            seen[key] = seen.get(key, 0) + 1
            key = key if seen[key] == 1 else f"{key}-{seen[key]}"
            rows.append(
                {"claim_id": key, "article": "a", "claim": claim.text, "outcome": claim.outcome, "priority": "3"}
            )
        return {"claims": rows, "evidence": [], "sources": [], "problems": [], "references": []}

    def write(self):
        """Write the tables as a run does, and note which row is which claim."""
        entries = journal.read(self.out / journal.NAME).entries
        tables = self.tables()
        tables["claims"] = self.rows = reviewed_claims(tables, entries)
        files = as_csv({name: tables[name] for name in ("claims", "sources")})
        files |= as_workbook(tables) if self.has_sheet else {}
        (self.out / ".citetrail").mkdir(exist_ok=True)
        for name, data in (files | written_state(files, entries)).items():
            (self.out / name).write_bytes(data)

    def uid_of_row(self, number):
        return self.claims[number].uid

    def edit(self):
        """Let people write into one of the files or both: each claim in one of them, or the same in both."""
        rng, csv_rows, sheet_edits = self.rng, [dict(row) for row in self.rows], []
        copies, use_csv, use_sheet = (
            [],
            rng.random() < 0.75 or not self.has_sheet,
            rng.random() < 0.7 and self.has_sheet,
        )
        for number in rng.sample(range(len(self.claims)), rng.randint(0, len(self.claims))):
            if self.uid_of_row(number) in self.unsure:
                continue
            copied, cells = self.say(number)
            places = [place for place, used in (("csv", use_csv), ("sheet", use_sheet)) if used]
            if not places:
                continue
            place = rng.choice([*places, "both"] if len(places) == 2 else places)
            self.note_down(number, cells)
            self.edits += 1
            if place in ("csv", "both"):
                if copied:
                    copies.append({**csv_rows[number], **cells})
                else:
                    csv_rows[number].update(cells)
            if place in ("sheet", "both"):
                sheet_edits.append((number, copied, cells))
        if use_csv:
            self.save_csv(csv_rows, copies)
        if use_sheet:
            self.save_sheet(sheet_edits)

    def say(self, number):
        """Return whether the row is copied for it, and the cells that a person writes."""
        rng, row, said = self.rng, self.rows[number], self.said.get(self.uid_of_row(number), {})
        if rng.random() < 0.15:
            return False, {"desk": rng.choice(["economy", "politics, “x”", "=2+2"])}
        verdict, note, by = rng.choice(VERDICTS), rng.choice(NOTES), rng.choice(REVIEWERS)
        if not said:
            return False, {"verdict": verdict, "note": note, "reviewer": by}
        if len(said) > 1:
            by = rng.choice([name for name in said if name] or ["CD"])
            return False, {"verdict": verdict, "note": f"{note} of {by}", "reviewer": by}
        return self.say_more(row, next(iter(said)), verdict, note)

    def say_more(self, row, own, verdict, note):
        """Return the same of a row that shows one reviewer's verdict."""
        rng = self.rng
        kind = rng.choice(["change", "clear", "copy", "note"])
        if kind == "clear":
            return False, {"verdict": "", "note": "", "reviewer": rng.choice(["", row["reviewer"]])}
        if kind == "copy":
            other = next(name for name in ("AK", "BN", "CD") if name != own)
            return True, {"verdict": verdict, "note": note, "reviewer": other}
        if kind == "note":
            return False, {"note": f"{note} again"}
        return False, {"verdict": verdict.upper(), "note": note}

    def note_down(self, number, cells):
        uid = self.uid_of_row(number)
        if "desk" in cells:
            self.own[uid] = cells["desk"]
            return
        said = self.said.setdefault(uid, {})
        [only] = said if len(said) == 1 else [None]
        by = cells.get("reviewer", only or "")
        before = said.get(only, ("", "")) if only is not None else ("", "")
        verdict = cells.get("verdict", before[0]).lower()
        note = cells.get("note", before[1]).strip()
        if not verdict and not note:
            said.pop(only, None)
        else:
            said[by] = (verdict, note)

    def save_csv(self, rows, copies):
        rng = self.rng
        rows = [*rows, *copies]
        if rng.random() < 0.5:
            rng.shuffle(rows)
        if rng.random() < 0.2:
            row = {"claim": f"to do {rng.random()}", "note": "ask"}
            self.user_rows.append(row["claim"])
            rows.append(row)
        names = list(dict.fromkeys(name for row in rows for name in row))
        if rng.random() < 0.2:
            rng.shuffle(names)
        out = io.StringIO()
        writer = csv.writer(out, delimiter=rng.choice(",;\t"), quoting=csv.QUOTE_ALL)
        writer.writerow([name.upper() if rng.random() < 0.1 and name != "desk" else name for name in names])
        writer.writerows([row.get(name, "") for name in names] for row in rows)
        (self.out / "claims.csv").write_bytes(out.getvalue().encode(rng.choice(["utf-8", "utf-8-sig", "utf-16"])))

    def save_sheet(self, edits):
        rng, path = self.rng, self.out / "claims.xlsx"
        page = (book := load_workbook(path, rich_text=rng.random() < 0.5))["Claims"]
        columns = {cell.value: cell.column for cell in page[1]}
        of_table = {column: name for name, column in HUMAN.items()}
        by_key = {row[columns["id"] - 1].value: row[0].row for row in page.iter_rows(min_row=2)}
        edited = {by_key[f"a/{self.rows[number]['claim_id']}"] for number, *_ in edits}
        for number, copied, cells in edits:
            line = by_key[f"a/{self.rows[number]['claim_id']}"]
            if copied:
                values = [cell.value for cell in page[line]]
                line = page.max_row + 1
                edited.add(line)
                for column, value in enumerate(values, 1):
                    if column != columns["id"] or self.rows[number]["claim"] == EQUAL or rng.random() < 0.5:
                        page.cell(line, column, value)
            for column, text in cells.items():
                name = of_table.get(column, column)
                if name not in columns:
                    columns[name] = len(columns) + 1
                    page.cell(1, columns[name], name)
                page.cell(line, columns[name], text).data_type = "s"
        if rng.random() < 0.5:
            self.sort_or_filter(page, columns, edited)
        book.save(path)

    def sort_or_filter(self, page, columns, edited):
        """Sort the rows, sometimes without the hidden column; or delete rows that nobody edited."""
        rng, last = self.rng, page.max_row
        if rng.random() < 0.3:
            for line in sorted(set(range(2, last + 1)) - edited, reverse=True):
                if rng.random() < 0.3 and page.cell(line, columns["id"]).value:
                    page.delete_rows(line)
            return
        texts = [page.cell(line, columns["Claim"]).value for line in range(2, last + 1)]
        unique = len({str(text) for text in texts}) == len(texts) and all(texts)
        moved = [c for c in range(1, page.max_column + 1) if c != columns["id"] or not unique or rng.random() < 0.5]
        lines = [[page.cell(line, c).value for c in moved] for line in range(2, last + 1)]
        rng.shuffle(lines)
        for line, values in enumerate(lines, 2):
            for c, value in zip(moved, values, strict=True):
                page.cell(line, c).value = value
                if value is not None:
                    page.cell(line, c).data_type = "s"

    def check(self):
        """Return what is wrong with the tables after a run: words, a line a verdict."""
        wrong = []
        entries = journal.read(self.out / journal.NAME).entries
        asking = [row for row in self.rows if row["claim"] == EQUAL and row.get("review") in ("orphaned", "recheck")]
        for number, claim in enumerate(self.claims):
            row, said = self.rows[number], self.said.get(claim.uid, {})
            verdicts = {verdict for verdict, _ in said.values()}
            if row in asking:  # an equal sentence around which something changed: its reader is asked
                self.unsure.add(claim.uid)
            if claim.uid in self.unsure:
                continue
            if not said and (row["verdict"] or row["note"]):
                wrong.append(f"made up or moved: {row['verdict']} {row['note']} at {claim}")
            told = " ".join(
                f"{other['verdict']} {other['note']}" for other in asking
            )  # of two reviewers the note tells both
            if claim.text == EQUAL and not row["verdict"] and all(verdict in told for verdict in verdicts):
                self.unsure.add(claim.uid)  # its verdict asks, where it is shown
                continue
            if said and row["verdict"] not in verdicts:
                wrong.append(f"lost: {said} at {claim}, which has {row['verdict']!r}")
            elif said and row["verdict"] in verdicts:
                wrong += [
                    f"note lost: {note!r} of {by} at {claim}: {row['note']!r}"
                    for by, (_, note) in said.items()
                    if note not in row["note"]
                ]
                names = set(filter(None, said))
                if set(filter(None, row["reviewer"].split(" | "))) != names:
                    wrong.append(f"reviewers {row['reviewer']!r}, not {names} at {claim}")
            if row.get("desk", "") != self.own.get(claim.uid, ""):
                wrong.append(f"own column: {row.get('desk')!r}, not {self.own.get(claim.uid)!r} at {claim}")
        gone = set(self.said) - {claim.uid for claim in self.claims}
        known = {(entry.by, entry.verdict) for entry in entries}
        wrong += [
            f"lost with its claim: {said}"
            for uid in gone
            for by, (verdict, _) in self.said[uid].items()
            if (by, verdict) not in known
        ]
        shown = [row["claim"] for row in self.rows if not row.get("claim_id")]
        wrong += [f"own row lost: {text}" for text in self.user_rows if text not in shown]
        return wrong


def equal_by_place(claims):
    """Return place → uids of the equal sentences there; beside another one it is its number and their count as well."""
    texts = ["", *(claim.text for claim in claims), ""]
    uids = [claim.uid for claim in claims if claim.text == EQUAL]
    found = {"moved": set(uids)} if len(uids) == 1 else {}  # the only one, put elsewhere, is the same claim
    for before, claim, after in zip(texts, claims, texts[2:], strict=False):
        if claim.text == EQUAL:
            count = len(uids) if EQUAL in (before, after) else 0
            found.setdefault((before, after, count), set()).add(claim.uid)
            if count:
                found[before, after, count, uids.index(claim.uid)] = {claim.uid}
    return found


def rng_number(rng):
    return rng.randint(1000, 10**9)


def play(out, seed, rounds=2):
    """Return what went wrong in one random story, and how many edits it had."""
    desk = Desk(out, random.Random(seed))
    desk.start()
    for _ in range(rounds):
        desk.edit()
        take_in(out)
        take_in(out)  # extract takes in twice: at its start, and before it writes
        desk.change_article_and_sources()
        desk.write()
        if wrong := desk.check():
            return wrong, desk.edits
    return [], desk.edits
