"""python -m evaluation.altered [--seed N] [--why]: change a digit in each agreeing claim of our articles and count the outcomes.

Articles in Markdown, text or HTML only. A figure that "about" or "more than" still covers is counted all the same, so not every
"figures_match" below is a mistake.
"""

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.articles import Article, articles, extraction
from pipeline.model import Claim, Extraction, Figure

_TEXTS = {".md", ".txt", ".html"}
_NUMBER = re.compile(r"\d[\d,.]*\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure before and after, in the words of the article."""

    before: str
    after: str


def changes(found: Extraction, text: str, rng: random.Random) -> Iterator[Changed]:
    """Yield one change a claim whose figures agree; the words must stand once in the article's file. text: the file."""
    outcomes = {finding.claim: finding.outcome for finding in found.findings}
    for claim in found.claims:
        figures = [f for f in _agreeing(claim, found) if outcomes[claim.id] == "figures_match"]
        if figures:
            before = rng.choice(figures).span.of(found.document.text)
            if text.count(before) == 1:
                yield Changed(before, _altered(before, rng))


def _agreeing(claim: Claim, found: Extraction) -> Iterator[Figure]:
    """Yield the figures of a claim in digits, no years, that a passage bears out."""
    matched = {c.about for e in found.evidence if e.claim == claim.id for c in e.checks if c.outcome == "matches"}
    for figure in found.mentions.figures:
        number = _NUMBER.search(figure.span.of(found.document.text))
        if figure.id in matched and figure.id in claim.mentions and number and not _YEAR.fullmatch(number.group()):
            yield figure


def _altered(words: str, rng: random.Random) -> str:
    """Return the words with another first or second digit."""
    digits = [match.start() for match in re.finditer(r"\d", words)][:2]
    changed = rng.choice(digits)
    digit = rng.choice([d for d in "123456789" if d != words[changed]])
    return words[:changed] + digit + words[changed + 1 :]


def outcomes(article: Article, rng: random.Random) -> Iterator[tuple[str, Changed, str]]:
    """Yield (outcome, change, why) of the article with all changes made at once."""
    text = article.path.read_text(encoding="utf-8")
    planted = list(changes(extraction(article), text, rng))
    for change in planted:
        text = text.replace(change.before, change.after)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / article.path.name
        path.write_text(text, encoding="utf-8")
        found = extraction(replace(article, path=path))
    findings = {finding.claim: finding for finding in found.findings}
    for change in planted:
        for claim in [c for c in found.claims if change.after in c.span.of(found.document.text)][:1]:
            finding = findings[claim.id]
            yield finding.outcome or "nothing", change, finding.why


def main() -> None:
    """Print how often each outcome was given, and the changed figures whose outcome is a match."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.altered", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--why", action="store_true", help="list the changed figures whose outcome is a match")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    rows = [row for article in articles() if article.path.suffix in _TEXTS for row in outcomes(article, rng)]
    for outcome, count in Counter(outcome for outcome, _, _ in rows).most_common():
        print(f"{outcome:<28} {count:>4} of {len(rows)}  {100 * count / len(rows):.1f} %")
    for outcome, change, why in rows if args.why else ():
        if outcome == "figures_match":
            print(f"    {change.before} → {change.after}  [{why}]")


if __name__ == "__main__":
    main()
