"""The output folder as the page shows it: its tables as the last run wrote them, and the texts that it read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model import Review
from pipeline.review.claims_rows import Place, Row, places, shown
from pipeline.review.journal import Saw
from pipeline.review.merge import passages_by_claim, source_hashes
from pipeline.run.texts import File, Run, read_run
from pipeline.run.verdicts import STATE
from pipeline.tables.csv import load

# claims.csv is read as citetrail wrote it: the one beside it may be open in a spreadsheet
_FILES = {
    "claims": f"{STATE}/claims.csv",
    "evidence": "evidence.csv",
    "references": "references.csv",
    "sources": f"{STATE}/sources.csv",
}
_VERIFICATIONS = f"{STATE}/verifications.csv"  # there once `verify` was run


@dataclass(frozen=True)
class Folder:
    """One state of the tables. version: changes with their bytes. claims: without orphans and the user's own rows."""

    path: Path
    version: str
    tables: Mapping[str, Sequence[Row]]
    run: Run | None

    @property
    def claims(self) -> Sequence[Row]:
        """The rows of the claims, in the order of the articles."""
        return self.tables["claims"]

    @cached_property
    def places(self) -> list[Place]:
        """The place of each claim in its article."""
        return places(self.claims)

    @cached_property
    def saw(self) -> list[Saw]:
        """What the tables show of each claim: the journal keeps it beside the verdict."""
        hashes = source_hashes(self.tables)
        return [shown(row, hashes) for row in self.claims]

    @cached_property
    def passages(self) -> list[set[str]]:
        """All passages of each claim."""
        found = passages_by_claim(self.tables)
        return [found[row["article"], row["claim_id"]] for row in self.claims]

    @cached_property
    def evidence(self) -> Mapping[tuple[str, str], list[Row]]:
        """(article, claim) → rows of evidence.csv."""
        return _grouped(self.tables["evidence"], "claim_id")

    @cached_property
    def references(self) -> Mapping[tuple[str, str], Row]:
        """(article, reference) → row of references.csv."""
        return {(row["article"], row["reference_id"]): row for row in self.tables["references"]}

    @cached_property
    def sources(self) -> Mapping[tuple[str, str], list[Row]]:
        """(article, reference) → rows of sources.csv."""
        return _grouped(self.tables["sources"], "reference_id")

    @cached_property
    def number(self) -> Mapping[tuple[str, str], int]:
        """(article, claim) → number of the claim."""
        return {(row["article"], row["claim_id"]): i for i, row in enumerate(self.claims)}

    @cached_property
    def files(self) -> Mapping[str, File]:
        """Digest of its bytes → a source that was read."""
        return {file.sha256: file for file in self.run.sources if file.sha256} if self.run else {}

    def article(self, key: str) -> File | None:
        """Return the file of an article."""
        return next((file for file in self.run.articles if file.key == key), None) if self.run else None


def signature(out: Path) -> tuple[tuple[int, int], ...]:
    """Return what changes when a run writes the tables; cheap enough to ask every few seconds."""
    stats = [(out / name).stat() if (out / name).exists() else None for name in (*_FILES.values(), _VERIFICATIONS)]
    return tuple((stat.st_mtime_ns, stat.st_size) if stat else (0, 0) for stat in stats)


def load_folder(out: Path) -> Folder:
    """Return the tables of an output folder; its lock must be held.

    Raises:
        UsageError: no run wrote tables there.
    """
    missing = [name for name in _FILES.values() if not (out / name).is_file()]
    if missing:
        raise UsageError(f"{out} holds no tables to review; write them with: citetrail extract ARTICLE -o {out}")
    tables = {name: load(out / file) for name, file in _FILES.items()}
    tables["claims"] = [row for row in tables["claims"] if row["claim_id"] and row["review"] != Review.ORPHANED]
    tables["verifications"] = load(out / _VERIFICATIONS) if (out / _VERIFICATIONS).is_file() else []
    digest = blake2s(digest_size=8)
    for table in ("claims", "evidence", "sources"):
        for row in tables[table]:
            shown_cells = [cell for name, cell in row.items() if name not in _HUMAN]
            digest.update("\x1f".join(shown_cells).encode("utf-8", "replace"))
    return Folder(out, digest.hexdigest(), tables, read_run(out))


# what a person fills in changes no table of a run
_HUMAN = frozenset({"review", "recheck_why", "verdict", "note", "reviewer", "reviewed_at"})


def _grouped(rows: Sequence[Row], column: str) -> Mapping[tuple[str, str], list[Row]]:
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["article"], row[column]].append(row)
    return groups
