"""Cases as data: one [[case]] a phenomenon, read from the .toml files beside this one."""

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def load(name: str) -> list[dict[str, Any]]:
    """Return the [[case]] tables of tests/cases/<name>.toml, in file order."""
    return list(tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"])
