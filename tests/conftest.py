"""Paths that several tests need."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CHROMIUM = Path("/usr/bin/chromium")
os.environ["CITETRAIL_CACHE"] = "off"  # a test does what it says; those of the cache name a folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with the owner's article and dev data; tests that use it skip where it is absent."""
    if not (SHARED / "real" / "article.txt").exists():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def chromium():
    """The machine's browser; nothing is downloaded."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not here")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()
