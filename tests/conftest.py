"""Paths that several tests need."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
os.environ["CITETRAIL_CACHE"] = "off"  # a test does what it says; those of the cache name a folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with the owner's article and dev data; tests that use it skip where it is absent."""
    if not (SHARED / "real" / "article.txt").exists():
        pytest.skip("../shared is not here")
    return SHARED
