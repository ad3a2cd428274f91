"""The accepted state: rows in a folder outside git, their digests in git, and the difference between two states."""

import json
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

ACCEPTED = Path(__file__).parent / "accepted.toml"
_HEAD = "# Digest of the accepted rows of each section (`make same`); a commit that changes one names the rows that changed."


@dataclass(frozen=True, slots=True)
class Store:
    """A folder with the rows of every state that was computed here, each file named by its section and its digest."""

    folder: Path

    def add(self, section: str, rows: Iterable[tuple[str, Any]]) -> str:
        """Write one JSON line a row, where it comes from and its value with sorted keys; return the digest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        made = sha256()
        with tempfile.NamedTemporaryFile("wb", dir=self.folder, delete=False) as out:
            for place, value in rows:
                line = json.dumps([place, value], ensure_ascii=False, sort_keys=True).encode() + b"\n"
                made.update(line)
                out.write(line)
        digest = made.hexdigest()[:16]
        Path(out.name).replace(self.path(section, digest))
        return digest

    def path(self, section: str, digest: str) -> Path:
        """Return where the rows of a state are or would be."""
        return self.folder / f"{section}-{digest}.jsonl"

    def changes(self, section: str, old: str, new: str) -> Iterator[str]:
        """Yield each row that was removed, added or changed, cell by cell where rows are objects."""
        before, after = self._rows(section, old), self._rows(section, new)
        for place in dict.fromkeys([*before, *after]):
            left, right = before.get(place), after.get(place)
            if left != right:
                yield f"{place}\n" + "\n".join(f"    {line}" for line in _difference(left, right))

    def _rows(self, section: str, digest: str) -> dict[str, Any]:
        with self.path(section, digest).open(encoding="utf-8") as lines:
            return dict(json.loads(line) for line in lines)


def accepted() -> dict[str, str]:
    """Return section → digest of the accepted rows, as git has it."""
    return tomllib.loads(ACCEPTED.read_text(encoding="utf-8")) if ACCEPTED.exists() else {}


def accept(new: dict[str, str]) -> None:
    """Write the digests of the sections that were computed; the others stay."""
    lines = [f'{name} = "{value}"' for name, value in sorted({**accepted(), **new}.items())]
    ACCEPTED.write_text("\n".join([_HEAD, *lines, ""]), encoding="utf-8")


def _difference(left: Any, right: Any) -> Sequence[str]:
    """Return the lines that tell two values apart."""
    if isinstance(left, dict) and isinstance(right, dict):
        keys = [key for key in {**left, **right} if left.get(key) != right.get(key)]
        return [f"{key}: {left.get(key)!r} → {right.get(key)!r}" for key in keys]
    if isinstance(left, list) and isinstance(right, list):
        gone, come = [item for item in left if item not in right], [item for item in right if item not in left]
        return [*(f"- {item}" for item in gone), *(f"+ {item}" for item in come)] or [f"order: {left} → {right}"]
    return [f"- {left}", f"+ {right}"]
