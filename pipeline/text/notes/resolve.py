"""Resolution of notes: the work that each statement means, given in full, in a short form, or by "ibid." and the like."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.lexicon import fragment
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.authors import key_of
from pipeline.text.names import fold
from pipeline.text.notes.antecedents import Antecedents, best_title_match, start, title_words
from pipeline.text.notes.back_references import FINAL_LOCATOR, LOCATOR, BackReference, read_back_reference
from pipeline.text.notes.explanations import closes_citation, is_inner, short_title
from pipeline.text.notes.inner_forms import openings_behind_words, split_by_works
from pipeline.text.notes.short_forms import ShortForm
from pipeline.text.notes.split import Note, find_notes
from pipeline.text.regex import regex

# by year: "Lee 2017, p. 4", "Lee and Kim (2017b): 9", "Lee 2017, p. 8, table 1"
_SHORT_BY_YEAR = regex(
    rf"(?P<name>[^,;:()\d]{{2,80}}?(?:,\s(?:[^\W\d_]\.\s?){{1,3}})?),?\s\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\)?"
    rf"(?:[,:]\s?(?P<locator>{LOCATOR})(?:,\s[^;]{{2,120}})?)?[\s.)]*$"
)
# by title: "Lee, Tides and Trade, p. 4", "Lee, “Tides,” 351", "Müller: Titel, S. 12", "Lee, p. 4"
_SHORT_BY_TITLE = regex(
    rf"(?P<name>[^,;:()]{{2,80}}?)[,:]\s(?:(?P<title>.{{3,200}}?)[,.:][”\"’»*_]{{0,2}}\s)??\(?(?P<locator>{LOCATOR})[\s.)]*$",
    re.IGNORECASE,
)
# by title alone: "Tides and Trade, p. 4", "“Quays of the North,” pp. 4–5"
_SHORT_BY_TITLE_ALONE = regex(
    r"[“\"‘«„]?(?P<title>[^\W\d_a-z][\w’'-]{0,30}(?:\s[\w’'-]{1,30}){1,9})[,”\"’»]{1,2}\s(?:pp?|S)\.\s?\d{1,4}(?:\s?[–-]\s?\d{1,4})?[\s.)]*"
)
# by title and no page: "Lee, Tides, annex B", "Harbour News, “Ships in May”"
_SHORT_PLAIN = regex(r"(?P<name>[^,;:()]{2,80}?),\s(?P<title>[^,;]{3,120})(?:,[^,;]{1,40})?$")
# of a case: "Guyer, 212 F.3d at 470", "Guyer at 470"
_SHORT_CASE = regex(
    r"(?P<name>[^,;\d]{2,60}?),?\s(?:\d{1,4}\s[A-Z][\w.’' ]{0,20}\s)?at\s(?P<locator>\d{1,5}(?:\s?[–-]\s?\d{1,5})?)[\s.]*$"
)
# "(Oxford: Anchor, 2006), 22.", "12, no. 3 (2011): 345."; an address may follow
_PAGE_BEHIND_BRACKET = regex(r"\)[,:]\s(?P<locator>\d{1,5}(?:\s?[-–]\s?\d{1,5})?)[\s.]*$")
_ADDRESS = regex(r"[\s,.;]{1,3}(?:https?://|doi:\s?|www\.)\S{4,400}$")
_YEAR = regex(r"(?:1[5-9]|20)\d\d")  # what stands where a page does, and is none
_LABELLED = regex(r"[^\W\d_§]|§")
# "Lee, Tides, p. 4" names a work even where no such work is known
_LINK = fragment("vocabulary.name_particles", "citations.name_conjunctions")
_NAMES = regex(rf"(?:[^\W\d_a-z][\w.’'-]{{0,30}}\s?(?:{_LINK}\s)?){{1,4}}")
_LABELLED_PAGE = regex(r"(?:(?:pp?|S|с|стр)\.|at)\s?\d")
# "Harbour News web page"
_KIND_BEHIND = regex(rf"\s{fragment('citations.kinds_of_works', 'citations.kinds_in_notes')}$", re.IGNORECASE)
_OPENS_TITLE = regex(r"[“\"‘«„*_]")
_SHORTEST_TITLE = 12  # letters that a title must have to be recognised by itself
_LONGEST = 200  # characters of a short form
_SHORT_WORD = 3  # letters of a word that has no capital in a title

ReadFull = Callable[[Span, Reference | None], Reference | None]


@dataclass(frozen=True, slots=True)
class NotedWork:
    """A work that a note cites. reference: None where a pointer leads nowhere; name: what it points to in words.

    rivals: other works that a short form fits as well.
    """

    note: Note
    span: Span
    reference: Reference | None
    name: str = ""
    locator: str = ""
    rivals: tuple[Reference, ...] = ()


def resolve(
    document: Document, references: Sequence[Reference], read_full: ReadFull, later: Iterable[Reference] = ()
) -> Iterator[NotedWork]:
    """Yield the works of all notes in order; statements that cite none give nothing. Linear in the notes; never raises.

    Args:
        document: the article.
        references: its reference list.
        read_full: (span of a statement, the work cited before it) → the reference that the statement gives in full, or None;
            "Ders." repeats the authors of the work before.
        later: the works that the notes give; a short form may stand in front of them.
    """
    antecedents = start(references, later)
    for note in find_notes(document):
        parts = (part for span in note.statements for part in split_by_works(document.text, span, antecedents.forms))
        for span in parts:
            statement = span.of(document.text)
            work = _resolve_statement(note, span, statement, antecedents, read_full)
            quoted = is_inner(document.text, span.start)
            if work is None:
                if not quoted and _ends_like_citation(statement):
                    antecedents.last = None  # "Ibid." behind it means what was not understood, never the work before
                continue
            if work.reference:
                title = short_title(document.text, span.end, note.span.end)
                antecedents.add(note, work.reference, short_title=title, is_latest=not quoted)
            elif not quoted:
                antecedents.last = None
            yield work


def _resolve_statement(
    note: Note, span: Span, statement: str, antecedents: Antecedents, read_full: ReadFull
) -> NotedWork | None:
    """Return the work that a statement cites: as a back reference, as a short form, in full, or one that is not known."""
    back = read_back_reference(statement)
    if back and back.kind != "same author":
        reference = _resolve_back_reference(back, note, antecedents)
        return NotedWork(note, span, reference, back.name or statement.strip(" .,"), back.locator)
    if back:
        earlier = best_title_match(title_words(back.title), antecedents.by_last_author())
        if earlier:
            return NotedWork(note, span, earlier, locator=_final_locator(statement))
    reference, locator = _resolve_short_form(statement, antecedents)
    if not reference and (form := antecedents.forms.find(statement)):
        return _short_form(note, span, form, antecedents.last)
    case = None if reference else _SHORT_CASE.match(statement)
    if case:
        works = antecedents.by_author(case["name"], listed=False)
        reference, locator = works[-1] if works else None, case["locator"]
    reference = reference or read_full(span, antecedents.last)
    if not reference and (form := _find_anywhere(statement, antecedents)):
        return _short_form(note, span, form, antecedents.last)
    unknown = "" if reference else _unknown_work(statement, antecedents)
    locator = locator or _final_locator(statement)
    if reference and _digits(locator) == _digits(reference.pages):
        locator = ""  # the pages of the work itself, not the page that is meant
    return NotedWork(note, span, reference, unknown, locator) if reference or unknown else None


def _short_form(note: Note, span: Span, form: ShortForm, last: Reference | None) -> NotedWork:
    """Return the work that a short form means; of several that fit, the one just cited, else all."""
    if last in form.works or len(form.works) == 1:
        return NotedWork(note, span, last if last in form.works else form.works[0], locator=form.place)
    *rivals, latest = form.works
    return NotedWork(note, span, latest, locator=form.place, rivals=tuple(rivals))


def _find_anywhere(statement: str, antecedents: Antecedents) -> ShortForm | None:
    """Return the short form of a work that a later note gives, or one behind words of the author's own."""
    if form := antecedents.later.find(statement):
        return form
    behind = (antecedents.forms.find(statement[at:]) for at in openings_behind_words(statement))
    return next((form for form in behind if form and form.sure), None)


def _digits(pages: str) -> list[str]:
    return re.findall(r"\d+", pages)


def _ends_like_citation(statement: str) -> bool:
    """Tell whether a statement ends with a page, or with the year of a short form."""
    locator = FINAL_LOCATOR.search(statement)
    if locator and _LABELLED.match(locator["locator"]):
        return True
    if closes_citation(statement, 0, len(statement)):
        return True
    return _SHORT_BY_TITLE.match(statement) is not None or _SHORT_BY_YEAR.match(statement) is not None


def name_in_short_title(statement: str) -> str:
    """Return the name in a short form with a title and a page, "Lee, Tides, p. 4"; "" where it is no short form."""
    short = _SHORT_BY_TITLE.match(statement)
    if not short or not short["title"] or len(statement) > _LONGEST:
        return ""
    if not (_LABELLED_PAGE.search(short["locator"]) or _OPENS_TITLE.match(short["title"])):
        return ""  # of a bare page only a title in quotation marks speaks for a work
    return short["name"].strip() if _NAMES.fullmatch(short["name"]) else ""


def _unknown_work(statement: str, antecedents: Antecedents) -> str:
    """Return the name, or the title, by which a statement cites a work that the document does not give."""
    name = name_in_short_title(statement) or _unknown_by_year(statement, antecedents)
    behind = (name_in_short_title(statement[at:]) for at in openings_behind_words(statement))
    return name or next((name for name in behind if name), "") or _unknown_title(statement)


def _unknown_title(statement: str) -> str:
    """Return a title that stands alone with a page behind it: "Lost Lines, p. 9"."""
    titled = _SHORT_BY_TITLE_ALONE.fullmatch(statement) if len(statement) <= _LONGEST else None
    title = titled["title"].strip() if titled else ""
    content = [word for word in title.split() if len(word) > _SHORT_WORD]
    return title if 2 * sum(word[0].isupper() for word in content) > len(content) else ""


def _unknown_by_year(statement: str, antecedents: Antecedents) -> str:
    """Return name and year of a short form with a page, where the article has a list and the list lacks the name."""
    dated = _SHORT_BY_YEAR.match(statement)
    if not dated or not antecedents.listed or not _LABELLED_PAGE.match(dated["locator"] or ""):
        return ""
    name = dated["name"].strip()
    return f"{name} {dated['year']}" if _NAMES.fullmatch(name) and not antecedents.by_author(name) else ""


def _resolve_back_reference(back: BackReference, note: Note, antecedents: Antecedents) -> Reference | None:
    """Return the work that "ibid.", "op. cit." or "supra note 3" means, None where it leads nowhere."""
    if back.kind == "same work":
        return antecedents.last
    by_author = antecedents.by_author(back.name) if back.name else []
    if back.note:
        in_note = antecedents.by_note.get((note.part, back.note), [])
        named = next((r for r in in_note if r in by_author), None)
        if named or not in_note or (by_author and len(in_note) > 1):
            return named
        return antecedents.in_note(note.part, back.note, f"{back.name} {back.title}")
    if not by_author:  # "Harbour News, as above"
        return antecedents.by_container.get(key_of(_KIND_BEHIND.sub("", back.name.strip("*_ "))))
    return best_title_match(title_words(back.title), by_author) or by_author[-1]


def _resolve_short_form(statement: str, antecedents: Antecedents) -> tuple[Reference | None, str]:
    """Return the work of the list, or of an earlier note, that a statement means, and its locator."""
    dated = _SHORT_BY_YEAR.match(statement)
    if dated:
        works = [r for r in antecedents.by_author(dated["name"]) if r.year[: len(dated["year"])] == dated["year"]]
        return (works[-1] if works else None), dated["locator"] or ""
    short = _SHORT_BY_TITLE.match(statement)
    reference = None
    if short and short["title"]:
        reference = best_title_match(title_words(short["title"]), antecedents.by_author(short["name"]))
    elif short and (_LABELLED.match(short["locator"]) or _is_name_and_page(short)):
        works = antecedents.by_author(short["name"], listed=False)
        is_one = len(set(works)) == 1 or not antecedents.forms.find(statement)
        reference = works[-1] if works and is_one else None  # of several, see _short_form
    if not reference or not short:
        by_title = _by_full_title(statement, antecedents) or _by_plain_title(statement, antecedents)
        return by_title or antecedents.by_title(statement) or antecedents.reported(statement), ""
    return reference, "" if _YEAR.fullmatch(short["locator"]) else short["locator"]


def _is_name_and_page(short: re.Match[str]) -> bool:
    """Tell whether a statement is a name and a page: "Lee and Kim, 45"."""
    return _NAMES.fullmatch(short["name"]) is not None and not _YEAR.fullmatch(short["locator"])


def _by_full_title(statement: str, antecedents: Antecedents) -> Reference | None:
    """Return the work of the author at the start of a statement whose title stands in it in full."""
    names = re.split(r"[,;:(“\"«]", statement[:120], maxsplit=1)[0]
    works = antecedents.by_author(names)
    folded = f" {fold(statement)} " if works else ""
    return next((r for r in works if len(r.title) >= _SHORTEST_TITLE and f" {fold(r.title)} " in folded), None)


def _by_plain_title(statement: str, antecedents: Antecedents) -> Reference | None:
    """Return the work of an earlier note whose author and title a statement repeats without a page."""
    plain = _SHORT_PLAIN.match(statement.strip(" .")) if len(statement) <= _LONGEST else None
    if not plain or _YEAR.search(statement):
        return None
    return best_title_match(title_words(plain["title"]), antecedents.by_author(plain["name"], listed=False))


def _final_locator(statement: str) -> str:
    """Return the place that closes a statement: "p. 12"; a bare number counts behind a bracket only."""
    statement = _ADDRESS.sub("", statement)
    page = _PAGE_BEHIND_BRACKET.search(statement)
    if page:
        return page["locator"]
    locator = FINAL_LOCATOR.search(statement)
    return locator["locator"] if locator and _LABELLED.match(locator["locator"]) else ""
