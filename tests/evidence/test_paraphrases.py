"""Claims in other words than their source, end to end: what is true agrees, what is wrong or stronger is told or doubted.

tests/cases/paraphrases*.toml; a claim under `not_yet` is known to come out otherwise.
"""

from pathlib import Path
from typing import Any

import pytest

from pipeline import extract
from pipeline.model import Outcome, Priority
from pipeline.outcomes import ROWS
from tests.cases import load

_AGREES = {outcome for outcome, row in ROWS.items() if row.agrees} | {Outcome.PASSAGE_FOUND}


def outcomes_of(case: dict[str, Any], folder: Path) -> dict[str, set[Outcome | None]]:
    """Return the outcomes of each claim of a case: an article of one paragraph a claim, which cites the one source."""
    claims = [*case["agrees"], *case["doubt"], *case["differs"]]
    body = "\n\n".join(f"{claim} ({case['cite']})." for claim in claims)
    article, source = folder / "article.md", folder / "source.md"
    article.write_text(f"# What the source says\n\n{body}\n\n## References\n\n{case['entry']}\n", encoding="utf-8")
    source.write_text(case["source"], encoding="utf-8")
    found = extract(article, [source])
    outcomes = {finding.claim: finding.outcome for finding in found.findings}
    text = found.document.text
    return {
        words: {outcomes[c.id] for c in found.claims if c.span.start <= text.index(words) < c.span.end}
        for words in claims
    }


_FILES = ("paraphrases", "paraphrases_kinds", "paraphrases_reckoned", "paraphrases_journalist", "paraphrases_more")
CASES = [case for name in _FILES for case in load(name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_paraphrases(case: dict[str, Any], tmp_path: Path) -> None:
    found = outcomes_of(case, tmp_path)
    unseen = [words for words in case["agrees"] if not found[words] or not found[words] <= _AGREES]
    missed = [
        words
        for words in (*case["doubt"], *case["differs"])
        if not any(outcome and ROWS[outcome].priority <= Priority.UNSURE for outcome in found[words])
    ]
    wrong, not_yet = {*unseen, *missed}, set(case.get("not_yet", ()))
    assert wrong <= not_yet, [(words, found[words]) for words in wrong - not_yet]
    assert not_yet <= wrong, f"comes out right now: take it from not_yet: {sorted(not_yet - wrong)}"
