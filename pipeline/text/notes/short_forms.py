"""Short forms recognised by the works of the whole document: words of one work in their order, then a place in it.

"Outlook 2024, Key points" means "Office of Ports, Harbours: Outlook 2024": a title alone, its beginning or its subtitle, an author,
an institution with kind and date, a name in brackets. What follows must be a place in the work, not words of another work.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.lexicon import fragment, words
from pipeline.model.reference import Organisation, Person, Reference
from pipeline.text.notes.back_references import LOCATOR, PLACE
from pipeline.text.notes.title_words import KnownWork, Tokens, index_of, known_work, tokenize
from pipeline.text.regex import regex

_YEAR = regex(r"(?:1[5-9]|20)\d\d[a-z]?")
_OPENING = r"[\s.,:;?!”\"’»*_)\]]*"
# a place that only a cited work has: "p. 4", "at 9", "Table 2", "12.", "Annex B", "abstract", "Key points", "under “Fees”"
_PLACE = regex(
    rf"{_OPENING}(?P<place>(?=[^\W\d_]|§|\[){PLACE}.{{0,120}}|(?i:{LOCATOR})(?=[\s.)]*$|[,.]\s[a-z]).{{0,120}})$"
)
_ET_AL = regex(rf"^,?\s{fragment('references.et_al')}(?!\w)\.?", re.IGNORECASE)
# another one, behind a title: "question 9", "Day 4"
_NUMBERED_PLACE = regex(rf"{_OPENING}(?P<place>[^\W\d_]{{3,12}}\.?\s\d{{1,4}}(?!\d).{{0,60}})$")
# a day, where the work is a diary or letters: "31 August 1665"
_DAY = regex(
    rf"{_OPENING}(?P<place>\d{{1,2}}\.?\s[^\W\d_]{{3,10}}\.?(?:\s\d{{4}})?|[^\W\d_]{{3,10}}\.?\s\d{{1,2}}(?:,\s\d{{4}})?)[\s.)]*$"
)
# a book of several, which its parts are cited by: "Tolver Letters, no. 52"
_EDITED = regex(rf"\([^()]{{0,20}}\b{fragment('references.editor_roles')}\b\.?\)", re.IGNORECASE)
_KINDS = frozenset((*words("citations.kinds_of_works"), *words("citations.kinds_in_notes")))
_WORKS_OF_DAYS = frozenset(words("citations.works_of_days"))
# a heading of the work: "NPSO, “What the figures show”"; behind people only one that any work may have: "Lee et al., “Results”"
_HEADING = regex(rf"{_OPENING}(?P<place>[“\"‘](?P<words>[^“”\"]{{3,80}})[”\"’])[\s.)]*$")
_PART_NAME = regex(rf"{PLACE}[.,]?")
_NOTHING = regex(rf"{_OPENING}$")
# of a paper of a parliament, an archive, an office, the United Nations: "19/2345", "20/01764/FUL", "A/HRC/47/924/Add.2"
_NUMBER = (
    r"(?:\d{1,5}/\d{2,5}(?:/[A-Z]{2,4})?|[A-Z]{1,8}(?:/[A-Za-z0-9][A-Za-z0-9.-]{0,11}){2,6}|[A-Z]{2,6}\d{3,8})(?![\w/])"
)
_PAPER_NUMBER = regex(rf"(?<![\w/.-]){_NUMBER}")
_BY_NUMBER = regex(rf"(?:[^\W\d_][^\W\d_.-]{{0,11}}(?:[.-][^\W\d_]{{1,8}})?\.?\s)?(?P<number>{_NUMBER})")
_REMARK = regex(rf"{_OPENING}(?P<place>[a-z“\"‘(][^\n;]{{1,80}}|[A-Z][\w’'-]{{1,20}}(?:\s[\w’'-]{{1,20}}){{0,2}})$")
_STATEMENT = regex(rf"(?<!\w){fragment('references.statement_words')}(?!\w)")
_CLOSED_QUOTATION = regex(r"[.,]+(?=[”\"’»]$)")
_PAIRS = {"”": "“", "»": "«", "’": "‘", ")": "(", "]": "["}
_QUOTATION_MARKS = ("“", '"', "‘")
_TITLE = 3  # a short form opens like the title
_MOST_WORKS = 60  # works that begin with, or have, the first word of a short form
_LONGEST = 300  # characters of a short form with its place
_FEWEST = 2  # words of a title that stand for it without its author
_TELLING = 3  # words of a title that with its author tell the work, whatever the year
_SHORT_NAME = 3  # words of a name whose last is a family's


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What a statement means. works: all that fit best; place: in the work; sure: a place that only a cited work has."""

    works: tuple[Reference, ...]
    place: str = ""
    sure: bool = False


@dataclass(slots=True)
class ShortForms:
    """The works that short forms may mean, by each of their words, and by the numbers of papers and files."""

    by_word: dict[str, list[KnownWork]] = field(default_factory=lambda: defaultdict(list))
    by_number: dict[str, list[KnownWork]] = field(default_factory=lambda: defaultdict(list))

    def add(self, reference: Reference) -> None:
        """Add a work; one that is there already counts once."""
        work = known_work(reference)
        for word in dict.fromkeys((*work.tokens.words, *((work.acronym,) if work.acronym else ()))):
            if not any(other.reference == reference for other in self.by_word[word][-_MOST_WORKS:]):
                self.by_word[word].append(work)
        for number in dict.fromkeys(_PAPER_NUMBER.findall(reference.raw)):
            if not any(other.reference == reference for other in self.by_number[number]):
                self.by_number[number].append(work)

    def find(self, statement: str) -> ShortForm | None:
        """Return the works that a statement fits best, None where it fits none or says more than a short form."""
        if len(statement) > _LONGEST:
            return None
        tokens = tokenize(statement)
        if not tokens.words or tokens.words[0].isdecimal():
            return None
        best: list[tuple[tuple[int, int], ShortForm]] = []
        for work in self.by_word.get(tokens.words[0], [])[-_MOST_WORKS:]:
            fit = _fit(statement, tokens, work)
            if fit and (not best or fit[0] >= best[0][0]):
                best = [*(best if best and fit[0] == best[0][0] else ()), fit]
        if not best:
            return self._find_number(statement)
        works = tuple(dict.fromkeys(work for _, form in best for work in form.works))
        return ShortForm(works, best[0][1].place, best[0][1].sure)

    def _find_number(self, statement: str) -> ShortForm | None:
        """Return the one work whose number a statement opens with, behind its series: "BT-Drs. 19/2345, S. 7"."""
        numbered = _BY_NUMBER.match(statement)
        works = self.by_number.get(numbered["number"], ()) if numbered else ()
        if numbered is None or len(works) != 1:
            return None
        return _read_place(statement[numbered.end() :], works[0], titled=_FEWEST, authored=False, tier=_TITLE)


def known_works(references: Iterable[Reference]) -> ShortForms:
    """Return the short forms of these works."""
    forms = ShortForms()
    for reference in references:
        forms.add(reference)
    return forms


def _fit(statement: str, tokens: Tokens, work: KnownWork) -> tuple[tuple[int, int], ShortForm] | None:
    """Return how well a statement fits a work, (words, 3 for its title … 1 for words inside it), and what it means."""
    parts = list(_parts(tokens))
    author = _author_of(tokens, parts[0], work)
    is_author = author > parts[0].start
    used, at, tier, titled = (author, work.title, 0, 0) if is_author else (0, 0, 0, 0)
    parts = [range(author, parts[0].stop), *parts[1:]] if is_author else parts
    for part in filter(None, parts):
        place = _place_of(tokens, part, work, at, titled=titled, authored=is_author)
        if place is None and is_author and titled >= _TELLING and _is_year(tokens, part):
            used = part.stop  # another year of the same work: problems/years_of_notes.py tells it
            continue
        if place is None:
            break
        if not titled:
            tier = _tier(work, place)
        titled += len(part)
        used, at = part.stop, max(at, place + len(part))
    if not used or not (_years_agree(tokens, used, work) or (titled and _has_days(work))):
        return None
    rest = _ET_AL.sub("", statement[tokens.ends[used - 1] :])
    form = _read_place(rest, work, titled=titled, authored=is_author, tier=tier)
    if not form and is_author and not titled:
        form = _read_heading(rest, work, is_acronym=tokens.words[:used] == (work.acronym,))
    return ((used, tier), form) if form else None


def _parts(tokens: Tokens) -> Iterator[range]:
    """Yield the parts of a statement: what stands between commas, colons, brackets, quotation marks."""
    starts = [i for i, opens in enumerate(tokens.opens) if opens or not i]
    for start, stop in zip(starts, [*starts[1:], len(tokens.words)], strict=True):
        yield range(start, stop)


def _author_of(tokens: Tokens, part: range, work: KnownWork) -> int:
    """Return where the name of who wrote a work ends in a part, its start where it names nobody.

    Behind the name may stand what the work is or where it appeared: "CCN press release", "Lee in the Harbour News".
    """
    if _is_author(tokens, part, work):
        return part.stop
    for stop in range(part.stop - 1, part.start, -1):
        rest = tokens.words[stop : part.stop]
        is_named = " ".join(rest) in _KINDS or (len(rest) > 1 and index_of(work.tokens.words, rest, work.title) >= 0)
        if is_named and _is_author(tokens, range(part.start, stop), work):
            return part.stop if " ".join(rest) in _KINDS else stop
    return part.start


def _is_author(tokens: Tokens, part: range, work: KnownWork) -> bool:
    """Tell whether a part names who wrote a work: family names in their order, or how an institution's name begins."""
    name = tokens.words[part.start : part.stop]
    zone = work.tokens.words[: work.title]
    if name == (work.acronym,):
        return True
    if not zone or len(name) > len(zone):
        return False
    if zone[: len(name)] == name:
        is_institution = any(isinstance(author, Organisation) for author in work.reference.authors[:1])
        return len(name) > 1 or len(zone) <= _SHORT_NAME or not is_institution
    people = [author for author in work.reference.authors if isinstance(author, Person)]
    families = iter([word for person in people for word in tokenize(person.family).words])
    if people and name[0] in tokenize(people[0].family).words and all(word in families for word in name):
        return True
    first = next((i for i in range(1, len(zone)) if work.tokens.opens[i]), len(zone))
    return first <= _SHORT_NAME and zone[first - len(name) : first] == name


def _place_of(tokens: Tokens, part: range, work: KnownWork, at: int, *, titled: int, authored: bool) -> int | None:
    """Return where the words of a part stand in a work, None where they do not, or where they may as well mean another."""
    wanted = tokens.words[part.start : part.stop]
    if all(word.isdecimal() and not _YEAR.fullmatch(word) for word in wanted):
        return None  # a page
    found = index_of(work.tokens.words, wanted, at)
    if found < 0:
        is_date = (titled or authored) and any(word.isdecimal() for word in wanted)
        return at if is_date and set(wanted) <= set(work.tokens.words) else None  # "14 May 2023" for "May 14, 2023"
    if titled or authored:
        return found
    is_number = len(wanted) >= _FEWEST and work.tokens.opens[found] and wanted[-1].isdecimal()  # of a report: "SP-12"
    in_book = found == work.container and len(wanted) >= _FEWEST and _EDITED.search(work.reference.raw) is not None
    if (found >= work.container and not (is_number or in_book)) or (
        len(wanted) < _FEWEST and not work.tokens.opens[found]
    ):
        return None
    return found


def _is_year(tokens: Tokens, part: range) -> bool:
    return len(part) == 1 and _YEAR.fullmatch(tokens.words[part.start]) is not None


def _has_days(work: KnownWork) -> bool:
    """Tell whether the places of a work are days, as of a diary."""
    return not _WORKS_OF_DAYS.isdisjoint(work.tokens.words[: work.container])


def _tier(work: KnownWork, place: int) -> int:
    """Return 3 where a short form opens like the title, 2 where it opens like a part of the entry, 1 inside of one."""
    return _TITLE if place == work.title else 2 if work.tokens.opens[place] else 1


def _years_agree(tokens: Tokens, used: int, work: KnownWork) -> bool:
    """Tell whether the entry has each year that stands behind the words of a short form."""
    return all(word in work.tokens.words for word in tokens.words[used:] if _YEAR.fullmatch(word))


def _read_place(rest: str, work: KnownWork, *, titled: int, authored: bool, tier: int) -> ShortForm | None:
    """Return the short form whose words the rest follows, None where the rest is no place in a work."""
    sure = _PLACE.match(rest) or (_NUMBERED_PLACE.match(rest) if titled else None)
    if titled and _has_days(work):
        sure = sure or _DAY.match(rest)
    is_empty = _NOTHING.match(rest) is not None
    if not titled:  # an author alone needs a place
        return ShortForm((work.reference,), _tidy(sure["place"]), sure=True) if sure and authored else None
    if titled < _FEWEST and not authored and not (tier > 1 and sure):
        return None
    if sure or is_empty:
        place = _tidy(sure["place"]) if sure else ""
        return ShortForm((work.reference,), place, sure=sure is not None or titled >= _FEWEST)
    remark = _REMARK.match(rest) if not _STATEMENT.search(rest) else None
    has_title_in_marks = any(mark in work.reference.raw for mark in _QUOTATION_MARKS)
    if remark and remark["place"].startswith(_QUOTATION_MARKS) and (has_title_in_marks or tier < _TITLE):
        return None  # the title of another work of the same outlet
    return ShortForm((work.reference,), _tidy(remark["place"])) if remark else None


def _read_heading(rest: str, work: KnownWork, *, is_acronym: bool) -> ShortForm | None:
    """Return the short form behind whose author a heading of the work stands in quotation marks."""
    heading = _HEADING.match(rest)
    if heading is None or not (is_acronym or _PART_NAME.fullmatch(heading["words"].strip())):
        return None
    return ShortForm((work.reference,), _tidy(heading["place"]), sure=True)


def _tidy(place: str) -> str:
    """Return a place without the mark that closes the note, "under “Fees.”" → "under “Fees”"."""
    place = _CLOSED_QUOTATION.sub("", place.strip(" .,;:*_"))
    while place and place[-1] in _PAIRS and _PAIRS[place[-1]] not in place:
        place = place[:-1].rstrip(" .,;:")
    return place
