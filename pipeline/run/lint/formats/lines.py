"""A line a finding: "article.md:12:40 missing-reference [error] …"; "article.pdf, page 3 …" where there are no lines."""

from collections.abc import Sequence

from pipeline.run.lint import Checked, Finding


def render(_: Checked, listed: Sequence[Finding]) -> str:
    """Return the findings as lines."""
    return "".join(f"{finding}\n" for finding in listed)
