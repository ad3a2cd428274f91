"""How far reviewers agree: the share of equal verdicts, and Cohen's kappa, which takes off what chance would give."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from pipeline.review.journal import Entry, latest

FEWEST = 30  # double verdicts; of fewer a kappa says little

Pair = tuple[str, str]  # the verdicts of two reviewers on one claim


def double_verdicts(entries: Iterable[Entry]) -> list[Pair]:
    """Return the two verdicts of each pair of reviewers on each claim, reviewers in alphabetical order.

    A line that settles a disagreement is a word about both verdicts and no third one.
    """
    by_claim: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.claim and not entry.settles:
            by_claim[entry.article, entry.claim].append(entry)
    pairs = []
    for of_claim in by_claim.values():
        verdicts = {by: entry.verdict for by, entry in latest(of_claim).items() if by and entry.verdict}
        pairs += [(verdicts[a] or "", verdicts[b] or "") for a, b in combinations(sorted(verdicts), 2)]
    return pairs


def observed_agreement(pairs: Sequence[Pair]) -> float:
    """Return the share of pairs of equal verdicts; 0 of none.

    >>> observed_agreement([("confirmed", "confirmed"), ("confirmed", "contradicted")])
    0.5
    """
    return sum(left == right for left, right in pairs) / len(pairs) if pairs else 0.0


def cohens_kappa(pairs: Sequence[Pair]) -> float:
    """Return Cohen's kappa: 1 is agreement in all, 0 what chance gives, below 0 less than that.

    Where both give one and the same verdict to everything, chance explains all and kappa is 1 by convention here.

    Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
    """
    if not pairs:
        return 0.0
    left, right = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    chance = sum(left[verdict] * right[verdict] for verdict in left) / len(pairs) ** 2
    return (observed_agreement(pairs) - chance) / (1 - chance) if chance < 1 else 1.0
