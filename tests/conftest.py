"""Paths that several tests need."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with the owner's article and dev data; tests that use it skip where it is absent."""
    if not (SHARED / "real" / "article.txt").exists():
        pytest.skip("../shared is not here")
    return SHARED
