"""THE table of matching: when a record is the work that an entry cites. Read top-down: the first rule that holds decides."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.lexicon import labels
from pipeline.lexicon import words as lexicon_words
from pipeline.model.reference import Reference
from pipeline.model.work import Record
from pipeline.text.regex import regex
from pipeline.verify.compare import CONTAINER_AGREES, CONTAINER_DIFFERS, Comparison, Entry, compare, entry_of
from pipeline.verify.containers import container_similarity
from pipeline.verify.normalise import content_words, normalise, squeeze

_SAME_TITLE, _NEAR_TITLE, _EQUAL_TITLE = 0.90, 0.75, 0.97  # 0.85 and 0.95 differ from 0.90 by 0.4 points at most
_FAR_CONTAINER = 0.60
_PARTS = labels("verify.parts")
_NOTICES = frozenset(lexicon_words("verify.notices"))
_DRAFTS = frozenset(lexicon_words("verify.drafts"))
_IN = regex(r"\bin\b\W", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the table. outcome: same, other_version, similar or host."""

    name: str
    outcome: str
    when: Callable[[Entry, Comparison], bool]


@dataclass(frozen=True, slots=True)
class Match:
    """A record with the rule that decided on it."""

    comparison: Comparison
    rule: Rule

    @property
    def outcome(self) -> str:
        """What the record is to the entry."""
        return self.rule.outcome

    @property
    def rank(self) -> tuple[float, ...]:
        """What orders the records of an entry, best first."""
        found = self.comparison
        order = _OUTCOMES.index(self.outcome)
        worse = found.differing - found.agreeing
        return (order, worse, not found.first, len(found.missing), -found.title.similarity, -found.title.of_whole)


_OUTCOMES = ("same", "other_version", "host", "similar")


def match(reference: Reference, record: Record) -> Match | None:
    """Return what a record is to an entry, and the rule that says so; None for another work."""
    entry, found = entry_of(reference), compare(reference, record)
    rule = next((rule for rule in TABLE if rule.when(entry, found)), None)
    return Match(found, rule) if rule else None


def best_matches(reference: Reference, records: Sequence[Record]) -> list[Match]:
    """Return the matches of all records that are something to the entry, best first."""
    found = (match(reference, record) for record in records)
    return sorted((m for m in found if m), key=lambda m: m.rank)


def _is_host(entry: Entry, found: Comparison) -> bool:
    """The record is the book that holds the chapter: its title is the entry's container, or stands behind "In" alone."""
    title = found.record.title
    cited, listed = squeeze(entry.title), squeeze(title)
    if not cited or (found.title.how != "raw" and found.title.similarity >= _SAME_TITLE):
        return False
    if len(content_words(title)) < 2 or listed in cited or cited in listed:
        return False
    if (
        entry.reference.container
        and (container_similarity(entry.reference.container, title, "") or 0) >= CONTAINER_AGREES
    ):
        return True
    behind = _IN.split(entry.reference.raw)[1:]
    return bool(behind) and squeeze(title) in squeeze(behind[-1]) and len(squeeze(title)) > 12


def _is_place(_: Entry, found: Comparison) -> bool:
    close = found.container is None or found.container >= _FAR_CONTAINER
    return found.place and found.agree is True and abs(found.years or 0) <= 1 and close


def _is_sibling(entry: Entry, found: Comparison) -> bool:
    """Another part of a series, or a notice about the work: "Part III" for "Part II", "Reply to …"."""
    if found.title.similarity < _NEAR_TITLE:
        return False
    cited, title = normalise(entry.title), normalise(found.record.title)
    if not cited or found.title.how == "affix":
        return bool(cited) and bool(_notices(title) - entry.words)
    cited_notices, notices = _notices(cited), _notices(title)
    if notices - entry.words or (found.title.how != "raw" and cited_notices - notices):
        return True
    parts, others = _part_numbers(title), _part_numbers(cited)
    return parts != others and bool(
        parts - _part_numbers(entry.text) or (others - parts and found.title.how == "whole")
    )


def _part_numbers(text: str) -> frozenset[str]:
    return frozenset(_PARTS[word] for word in text.split()[1:] if word in _PARTS and word != "i")


def _notices(text: str) -> frozenset[str]:
    words = text.split()
    return frozenset(word for word in (*words[:3], *words[-2:]) if word in _NOTICES)


def _is_title(entry: Entry, found: Comparison) -> bool:
    t = found.title
    if t.similarity < _SAME_TITLE or not found.agree:
        return False
    if _is_part(entry, found) and (found.page is False or abs(found.years or 0) > 1):
        return False
    if t.similarity < _EQUAL_TITLE and found.differing >= 2 and not found.place:
        return False
    return len(content_words(entry.title or found.record.title)) > 2 or found.agreeing >= 1


def _is_part(entry: Entry, found: Comparison) -> bool:
    """Tell whether one title is a part of the other: another work of the same authors may be called so."""
    listed, cited = squeeze(found.record.title), squeeze(entry.title)
    return found.title.how in ("head", "affix") or (found.title.how == "raw" and listed != cited and listed in cited)


def _is_version(entry: Entry, found: Comparison) -> bool:
    """The same title and authors elsewhere: no number of the place agrees, or a draft, or another edition of the host."""
    if not _is_title(entry, found) or found.place:
        return False
    far = found.container is not None and found.container < CONTAINER_DIFFERS
    unsettled = found.volume is not True and found.page is not True
    return (far and (found.differing >= 2 or unsettled)) or _is_draft(entry, found) or _is_edition(found)


def _is_draft(entry: Entry, found: Comparison) -> bool:
    """Tell whether one of them is a draft of the other."""
    containers = entry.reference.container, found.record.container
    if not all(containers) or found.page is True:
        return False
    cited, listed = (bool(_DRAFTS & set(normalise(container).split())) for container in containers)
    return cited != listed


def _is_edition(found: Comparison) -> bool:
    """Tell whether it is a chapter of a book that came out again: another year, and no number that agrees."""
    return found.years is not None and abs(found.years) > 1 and found.volume is None and found.page is not True


def _is_bare(entry: Entry, found: Comparison) -> bool:
    if found.agree is not None or found.title.similarity < _SAME_TITLE:
        return False
    return found.agreeing >= 2 or (len(content_words(entry.title)) >= 4 and found.agreeing >= 1)


def _is_equal_title(entry: Entry, found: Comparison) -> bool:
    words = content_words(entry.title or found.record.title)
    return found.title.similarity >= _EQUAL_TITLE and len(words) >= 4 and found.agree is False


def _is_namesake_here(entry: Entry, found: Comparison) -> bool:
    near_year = found.years is not None and abs(found.years) <= 1
    here = found.agreeing >= 3 and near_year and found.page is not False  # a letter is called like what it answers
    return _is_equal_title(entry, found) and (found.place or here)


def _is_near(_: Entry, found: Comparison) -> bool:
    """A title that is nearly the same, or a part of the other, by the same authors: perhaps another part of a series."""
    return found.title.similarity >= _NEAR_TITLE and found.agree is True


def _is_near_here(entry: Entry, found: Comparison) -> bool:
    return _is_near(entry, found) and (found.place or (bool(found.page) and found.agreeing >= 3))


def _is_journal(entry: Entry, found: Comparison) -> bool:
    adjacent_years = found.years is not None and abs(found.years) <= 1
    journal = found.container is not None and found.container >= CONTAINER_AGREES
    return not entry.title and journal and adjacent_years and bool(found.page) and found.agree is not False


TABLE = (
    Rule("host", "host", _is_host),
    Rule("place", "same", _is_place),
    Rule("sibling", "similar", _is_sibling),
    Rule("version", "other_version", _is_version),
    Rule("title", "same", _is_title),
    Rule("bare", "same", _is_bare),
    Rule("namesake-here", "same", _is_namesake_here),
    Rule("namesake", "similar", _is_equal_title),
    Rule("near-here", "same", _is_near_here),
    Rule("near", "similar", _is_near),
    Rule("journal", "same", _is_journal),
)
