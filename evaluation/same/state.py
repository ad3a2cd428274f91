"""The accepted state: rows in a folder outside git, their digests in git, and the difference between two states."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

DIGESTS = Path(__file__).parent / "accepted.toml"


def write(path: Path, rows: Iterator[tuple[str, Any]]) -> None:
    """Write one JSON line a row: where it comes from, and its value with sorted keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for place, value in rows:
            out.write(json.dumps([place, value], ensure_ascii=False, sort_keys=True) + "\n")


def digest(path: Path) -> str:
    """Return the SHA-256 of a section's rows, shortened."""
    return sha256(path.read_bytes()).hexdigest()[:16]


def digests() -> dict[str, str]:
    """Return section → digest of the accepted rows, as git has it."""
    return tomllib.loads(DIGESTS.read_text(encoding="utf-8")) if DIGESTS.exists() else {}


def accept(new: dict[str, str]) -> None:
    """Write the digests of the sections that were computed; the others stay."""
    lines = [f'{name} = "{value}"' for name, value in sorted({**digests(), **new}.items())]
    head = "# Digest of the accepted rows of each section (`make same`); a commit that changes one names the rows that changed."
    DIGESTS.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def changes(old: Path, new: Path) -> Iterator[str]:
    """Yield each row that was removed, added or changed, cell by cell where rows are objects."""
    before, after = _read(old), _read(new)
    for place in dict.fromkeys([*before, *after]):
        left, right = before.get(place), after.get(place)
        if left != right:
            yield f"{place}\n" + "\n".join(f"    {line}" for line in _difference(left, right))


def _read(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as lines:
        return dict(json.loads(line) for line in lines)


def _difference(left: Any, right: Any) -> Sequence[str]:
    """Return the lines that tell two values apart."""
    if isinstance(left, dict) and isinstance(right, dict):
        keys = [key for key in {**left, **right} if left.get(key) != right.get(key)]
        return [f"{key}: {left.get(key)!r} → {right.get(key)!r}" for key in keys]
    if isinstance(left, list) and isinstance(right, list):
        gone, come = [item for item in left if item not in right], [item for item in right if item not in left]
        return [*(f"- {item}" for item in gone), *(f"+ {item}" for item in come)] or [f"order: {left} → {right}"]
    return [f"- {left}", f"+ {right}"]
