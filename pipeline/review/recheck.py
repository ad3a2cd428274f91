"""Why a verdict asks to be looked at again: what the reviewer saw is no longer what the tables show."""

from collections.abc import Collection, Iterator

from pipeline.review.claims_rows import Place
from pipeline.review.journal import Entry, Saw


def reasons(entry: Entry, place: Place, now: Saw, passages: Collection[str]) -> Iterator[str]:
    """Yield the reasons in words, none where the verdict still stands.

    Args:
        entry: the verdict.
        place: the claim now.
        now: what the tables show of it now.
        passages: of the cited sources that the tables hold for this claim now.
    """
    if " ".join(entry.text.split()) != " ".join(place.text.split()):
        yield f"the sentence changed; it was “{entry.text}”"
    elif max(place.equal, entry.equal) > 1 and (entry.before, entry.after) != (place.before, place.after):
        yield "there are or were several such sentences, and what is around this one changed"
    if entry.saw is None:
        yield "the table that the verdict comes from does not tell what was seen"
        return
    before = entry.saw
    if before.references != now.references:
        yield "another work is cited now"
    if (before.outcome, before.why) != (now.outcome, now.why):
        yield f"what was found differs: it was {_finding(before)}, it is {_finding(now)}"
    changed = before.sha256 and now.sha256 and before.sha256 != now.sha256
    if changed and before.passage and before.passage not in passages:
        yield "the source changed, and the passage that was seen is not in it word for word"


def _finding(saw: Saw) -> str:
    return f"{saw.outcome} ({saw.why})" if saw.why else saw.outcome or "nothing"
