"""Lists by their margins, gaps and labels: first lines that stand out, entries a little apart, labels that count up.

A hanging indent has two margins as the first lines of paragraphs have them; which of the two it is, the lines themselves say:
an entry goes on at the inner margin in the middle of a sentence, a paragraph at the outer one.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.documents.pdf.page_layout import Line
from pipeline.lexicon import fragment
from pipeline.text.reference_headings import HEADING
from pipeline.text.regex import regex

_MIN_INDENT, _MAX_INDENT = 0.7, 7.0  # em between the margins
_MIN_LINES = 2  # at each margin
_AT_MARGIN = 0.6  # em around it
_MIN_ALIGNED = 0.7  # of the inner lines stand at one margin
_MIN_INNER_UNFINISHED = 0.3  # of the inner lines go on with a sentence, in a list
_MAX_OUTER_UNFINISHED = 0.35  # of the outer lines do: those behind an address or a name without a full stop
_MAX_OUTER_LOWER = 0.1  # of the outer lines begin with a small letter: "van der Berg"
_MIN_LABELLED = 0.8  # of the outer lines begin with a label: a list, whatever the ends of its lines look like
_MIN_OUTER = 0.12  # of the lines: an entry has a handful of lines
_SAME_SIZE = 0.06  # relative difference of two sizes that count as one
LONGEST_HEADING = 40  # characters
_FINISHED = regex(r"[.!?:;…\d/)\]>][\"'”’»)\]*†‡]{0,4}$|(?:https?://|doi:)\S+$")
# how no paragraph begins; "da Costa, M." opens an entry
_CONTINUATION = regex(
    rf"(?!(?:{fragment('vocabulary.name_particles')}\s){{1,3}}[^\W\d_a-z][\w’'-]{{1,30}},\s[^\W\d_a-z])[^\W\dA-Z_]|https?:|doi:|www\."
)
_LABEL = regex(
    r"\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,3})\)\.?\s|(?P<dotted>\d{1,3})[.)]\s|(?P<alone>\d{1,3})\s+(?=[^\W\d_a-z]|[“\"‘])"
)
_MIN_COUNTED = {"square": 2, "round": 3, "dotted": 3, "alone": 3}  # labels in a row that make a list


_WIDER, _MUCH_WIDER = 1.08, 1.4  # times the least distance of lines: entries set apart by less than paragraphs are
_MIN_SPACED = 3  # entries set apart
_MIN_SPACED_FINISHED = 0.8  # of them stand behind a finished one


class Margins(NamedTuple):
    """Of a list whose entries hang: where their first lines begin, and where the others do."""

    outer: float
    inner: float

    def opens(self, line: Line) -> bool:
        """Return whether a line is the first of an entry."""
        return line.x0 < (self.outer + self.inner) / 2


def is_list_heading(line: Line) -> bool:
    """Return whether a line is the heading of a reference list and nothing else."""
    text = line.text
    return len(text) < LONGEST_HEADING and not text[0].islower() and HEADING.fullmatch(text) is not None


def may_end_entry(text: str, after: str) -> bool:
    """Return whether an entry may end with a line before this one."""
    return _FINISHED.search(text) is not None and _CONTINUATION.match(after) is None


def find_hanging(zones: Sequence[Sequence[Line]]) -> list[Margins | None]:
    """Return for each line of a column the margins of the list that it stands in, None where its paragraphs do not hang."""
    found: list[Margins | None] = []
    for zone in zones:
        margins = _hanging_margins(zone)
        found.extend([margins] * len(zone))
    return found


def split_zones(column: Sequence[Line]) -> list[Sequence[Line]]:
    """Return the stretches of a column in one size, cut at headings too."""
    starts = [0]
    above = column[0]
    for i, line in enumerate(column):
        changes = line.size != above.size and abs(line.size - above.size) > _SAME_SIZE * line.size
        if (
            changes
            or line.bold != above.bold
            or line.cells
            or (len(above.text) < LONGEST_HEADING and is_list_heading(above))
        ):
            starts.append(i)
        above = line
    return [column[start:end] for start, end in pairwise([*dict.fromkeys(starts), len(column)])]


def _hanging_margins(zone: Sequence[Line]) -> Margins | None:
    """Return the two margins of a list with hanging indents, None where the lines are set otherwise."""
    size, starts = zone[0].size, [line.x0 for line in zone]
    outer = min(starts)
    inner_starts = [x for x in starts if _MIN_INDENT * size < x - outer < _MAX_INDENT * size]
    if len(inner_starts) < _MIN_LINES or len(zone) - len(inner_starts) < max(_MIN_LINES, _MIN_OUTER * len(zone)):
        return None
    inner = Counter(map(round, inner_starts)).most_common(1)[0][0]
    margins = Margins(outer, inner)
    opening = [x < (outer + inner) / 2 for x in starts]
    lower = sum([opens and line.text[0].islower() for opens, line in zip(opening, zone, strict=True)])
    if lower > _MAX_OUTER_LOWER * sum(opening):
        return None  # nearly all text: its paragraphs begin at the inner margin
    if sum([abs(x - inner) < _AT_MARGIN * size for x in inner_starts]) < _MIN_ALIGNED * len(inner_starts):
        return None
    labels = sum([opens and _LABEL.match(line.text) is not None for opens, line in zip(opening, zone, strict=True)])
    if labels >= _MIN_LABELLED * sum(opening):
        return margins
    unfinished = Counter[bool]()  # opens an entry? → how many of the lines go on with one that is not finished
    counts = Counter(opening[1:])
    for opens, above, line in zip(opening[1:], zone, zone[1:], strict=False):
        if not opens and _CONTINUATION.match(line.text):
            unfinished[opens] += 1
        else:
            unfinished[opens] += _FINISHED.search(above.text) is None
    hangs = (
        unfinished[False] >= _MIN_INNER_UNFINISHED * counts[False]
        and unfinished[True] <= _MAX_OUTER_UNFINISHED * counts[True]
    )
    return margins if hangs else None


def find_spaced(zones: Sequence[Sequence[Line]]) -> set[int]:
    """Return the numbers of the lines above which there is a little more space than between most: they open entries."""
    found: set[int] = set()
    start = 0
    for zone in zones:
        distances = [line.y - above.y for above, line in pairwise(zone)]
        least = min((d for d in distances if d > 0.9 * zone[0].size), default=0.0)
        wider = [i for i, d in enumerate(distances, 1) if _WIDER * least < d < _MUCH_WIDER * least]
        if _MIN_SPACED <= len(wider) < len(distances) and _separate_entries(zone, wider):
            found.update(start + i for i in wider)
        start += len(zone)
    return found


def _separate_entries(zone: Sequence[Line], opening: Sequence[int]) -> bool:
    """Return whether the lines with space above them begin entries: nearly all behind a finished one, none in small letters."""
    finished = sum(_FINISHED.search(zone[i - 1].text) is not None for i in opening)
    lower = sum(zone[i].text[0].islower() for i in opening)
    return finished >= _MIN_SPACED_FINISHED * len(opening) and lower <= _MAX_OUTER_LOWER * len(opening)


def find_counted(column: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that begin with labels which count up: "[7] …", "(7). …", "7. …", "7 Lee …"."""
    runs: dict[tuple[str, int], list[int]] = {}  # form and value of the last label → the lines of its run
    done: list[tuple[str, list[int]]] = []
    for i in [i for i, line in enumerate(column) if line.text[0] in "0123456789[("]:
        match = _LABEL.match(column[i].text)
        if not match or not match.lastgroup:
            continue
        form, value = match.lastgroup, int(match[match.lastgroup])
        run = runs.pop((form, value - 1), [])
        run.append(i)
        replaced = runs.get((form, value))
        if replaced:
            done.append((form, replaced))
        runs[form, value] = run
    done.extend((form, run) for (form, _), run in runs.items())
    return {i for form, run in done if len(run) >= _MIN_COUNTED[form] for i in run}
