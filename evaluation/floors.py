"""floors.toml as values."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Floor:
    """What a figure must not fall below (or, where at_most is set, rise above)."""

    task: str
    data: str
    figure: str
    floor: float
    target: float | None = None
    peer: str = ""
    at_most: bool = False

    def holds(self, now: float) -> bool:
        """Tell whether the figure is on the right side; NaN never is."""
        return now <= self.floor if self.at_most else now >= self.floor


def floors() -> list[Floor]:
    """Read floors.toml."""
    text = (Path(__file__).parent / "floors.toml").read_text(encoding="utf-8")
    return [Floor(**row) for row in tomllib.loads(text)["floor"]]
