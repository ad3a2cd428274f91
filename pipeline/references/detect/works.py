"""Recognition of works that look unlike an entry of a list: books in notes, news items, cases, statutes, documents, pages."""

import re

from pipeline.lexicon import either, fragment, words
from pipeline.lexicon.fragments import BLANK
from pipeline.references.detect.recognise import is_reference, opens_reference
from pipeline.references.parse.rules.cases import parse_legal
from pipeline.references.parse.rules.organisations import parse_organisation
from pipeline.text.notes.back_references import PLACE
from pipeline.text.notes.explanations import closes_citation, is_prose
from pipeline.text.regex import regex

# place and year, or publisher and year: ", Berlin 2004", "(Oxford: Anchor Press, 2004)"
_PLACE_AND_YEAR = regex(r"[,.(:]\s?(?:[^\W\d_a-z][\w.’'-]{1,30}[,;]?[\s/]){1,3}(?:(?:1[5-9]|20)\d\d)(?![\w–-])")
# a piece in a newspaper, “Title,” The Courier, 2 February 2023
_NEWS = regex(
    r"(?:,[”\"»]|[”\"»],)\s[^\W\d_a-z][^.;“”\"]{2,80},\s(?:\d{1,2}\s)?[^\W\d_]{3,10}\.?\s(?:\d{1,2},\s)?(?:1[5-9]|20)\d\d(?!\w)"
)
# what lawyers cite: "Oates v Lakeside [2017] UKSC 12", "Case C-12/99", "Rivers Act 1951, s 3", "Gesetz über Häfen vom 3. Mai 1951"
_CASE = regex(
    r"\[(?:1[5-9]|20)\d\d\]\s(?:\d{1,2}\s)?[A-Z][A-Za-z]{1,8}\s\d|\b(?:Case|Rs\.|Affaire)\s[CTF]-\d{1,4}/\d\d"
    r"|\b[12]\sBv[A-Z]\s\d{1,4}/\d\d"
)
# documents of the United Nations and the European Union: "S/2023/532", "A/RES/ES-11/1", "FCCC/CP/2015/10/Add.1", "COM(2022) 230"
_SYMBOL = regex(
    r"(?<![\w/])(?:[A-Z]{1,8}(?:/[A-Z][A-Z.0-9-]{0,12}){0,4}/(?:[A-Z]{2}-)?\d{1,4}(?:/|\b)|[A-Z]{1,8}/[A-Z]{2}\.\d{1,5}|(?:COM|SWD|JOIN)\s?\(\d{4}\)\s?\d)"
)
_LAW = regex(
    rf"(?<!\w){either(map(str.capitalize, words('references.legal_works')))}(?!\w).{{0,120}}?(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"
)
# "Hafenordnung für den Norden vom 2. Mai 1840"
_LAW_OF_DAY = regex(
    rf"[^\W\d_a-z]\w{{2,24}}{fragment('references.legal_endings')}(?:\s[^\s,;]{{1,24}}){{0,8}}\svom\s\d{{1,2}}\.\s[^\W\d_]{{3,9}}\s(?:1[5-9]|20)\d\d(?!\d)"
)
# a treaty by its series: "999 UNTS 171"; a letter by its writer and day: "Salmond to Edwin Pryce, 4 May 1927, Pryce Papers"
_TREATY = regex(rf"\d{{1,4}}\s{fragment('citations.treaty_series')}\s\d{{1,5}}")
_LETTER = regex(
    r"(?:[^\W\d_a-z][\w.’'-]{0,30}\s){1,4}to\s(?:[^\W\d_a-z][\w.’'-]{0,30},?\s){1,5}(?:\d{1,2}\s)?[^\W\d_]{3,9}\s(?:1[5-9]|20)\d\d,\s[^\W\d_a-z]"
)
# a paper of a parliament, behind its title: ", Drucksache 19/2345"
_PAPER = regex(rf",\s{fragment('citations.parliamentary_papers', blank=BLANK)}\s\d{{1,5}}(?:/\d{{1,5}})?(?![\d/])")
_ADDRESS = regex(r"https?://\S{4,400}")
_DATED = regex(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:n\.\s?d|s\.\s?d|o\.\s?J)\.|\bforthcoming|\bin\spress|\b10\.\d{4,9}/|https?://"
)
_STATEMENT = regex(rf"(?<!\w){fragment('references.statement_words')}(?!\w)")
_QUOTED = regex(r"“[^”]{0,300}”|\"[^\"]{0,300}\"|«[^»]{0,300}»|„[^“”]{0,300}[“”]|(?<!\w)[‘'][^’']{0,300}[’'](?!\w)")
# how a work closes: "(… 2016), p. 12.", "(Oslav, 2018).", ", 2017, table 3.", ", para. 14."; behind a quoted title its date will do
_LOCATOR = rf"{fragment('citations.locator_labels')}\.?\s?\d[\w.–-]{{0,9}}(?:\sff?\.)?"
_IMPRINT = regex(
    rf"\([^()]{{0,90}}(?:1[5-9]|20)\d\d\)(?:[,.:]?\s(?:[ivxlc]{{1,5}}\.?,?\s)?(?:{_LOCATOR}|\d{{1,4}}(?:[–-]\d{{1,4}})?))?[\s.]*$"
)
_PLACED = regex(rf"(?:1[5-9]|20)\d\d[^;]{{0,30}}?[,:]\s{_LOCATOR}[\s.)]*$")
# nobody else can look it up: "Ada Lind, interview with the author, Corran, 4 May 2022"
_ORAL = regex(rf"\b{fragment('references.oral_sources')}\b", re.IGNORECASE)
# the day of a report or a statement, and a place in it: "Ministry of Ports, press statement, 2 February 2023, Table 1."
_DAY = regex(
    rf"^.*(?:,|,[^,;]{{2,60}}\s(?:of|dated|du|vom))\s\d{{1,2}}\.?\s[^\W\d_]{{3,12}}\.?\s(?:1[5-9]|20)\d\d"
    rf"(?:\s\([^()]{{2,60}}\))?(?:,\s{PLACE}[^,;]{{0,60}})?[\s.]*$"
)
# the volume of a journal and its year: ", in: Zeitschrift für Häfen 14 (2003), H. 2"
_VOLUME = regex(r"[^\W\d_]\s\d{1,4}\s\((?:1[5-9]|20)\d\d\)[,:]\s")
_QUOTED_TITLE = regex(r"[“\"«„‘'][^\W_][^“”\"«»„]{6,200}[”\"»“’'],?\s?[^.;]{0,90}(?:1[5-9]|20)\d\d")
# parts between commas or colons, a year at the end, or a place behind it
_CLOSED = regex(
    r"[“\"]?[^\W\d_a-z][^;]{4,160}?[,:][^;]{2,160}?\s(?:1[5-9]|20)\d\d"
    rf"(?:,\s(?:{fragment('citations.locator_labels')}\.?\s?[\divxlc–-]{{1,12}}|[A-Z]{{1,3}}\.?\s?\d{{1,4}}|{fragment('citations.forthcoming')}|unpublished))?[\s.)]*"
)
_OPEN = regex(r"[“\"«„‘'\[]?(?:(?:[A-Z]\.){2,4}\s)?[^\W\d_a-z][^,.:;(“\"«]{1,120}[,.:;(“\"«»”]")
# a case by its reporter, which the text has named in full: "Fischer, 144 S. Ct. at 2181"
_REPORTED = regex(r"[^\W\d_a-z][^,;\d]{1,60},\s\d{1,4}\s[A-Z][\w.’' ]{0,20}\sat\s\d[\d–, n.-]{0,24}[.]?")
# a person in front of a title, which may be a sentence: "Ada Lind, The Quay Is Sinking, The Courier (May 2, 2019), https://…"
_PERSON = regex(r"(?:[^\W\d_a-z][\w.’'-]{0,30}\s){1,4}[^\W\d_a-z][\w.’'-]{1,30}(?:\set\sal\.)?[,:]\s[“\"‘„«]?[^\W_a-z]")
# a citation inside a sentence; no imprint, which has a colon
_CITES = regex(r"\([^():]{2,80},?\s(?:1[5-9]|20)\d\d[a-z]?(?:[,;:][^()]{1,80})?\)")
_OPENS_SENTENCE = regex(rf"{fragment('citations.signal_adverbs')},\s", re.IGNORECASE)
_SHORTEST, _LONGEST = 12, 700  # characters of a work in a note
_BRIEF = 160  # characters of a note that names a law and says no more
_LONGEST_OPENING = 14  # words up to the first mark


def may_be_work(statement: str) -> bool:
    """Tell whether a statement could be a work where most of its neighbours are: words without a verb, closed by a year.

    >>> may_be_work("Port Office, Quays of the north: evidence review, Report 110, 2017, p. iii.")
    True
    >>> may_be_work("The quays were counted by the Port Office in 2017.")
    False
    """
    plain = _QUOTED.sub(" ", _ADDRESS.sub(" ", statement))
    if len(statement) > _BRIEF or _ORAL.search(statement):
        return False
    return _CLOSED.fullmatch(statement) is not None and not _STATEMENT.search(plain)


def reads_like_work(statement: str) -> bool:
    """Tell whether a statement gives a work in full, not only a word about one.

    >>> statements = ("Müller, H., Titel, Berlin 2004, S. 12.", "Rivers Act 1951, s 3.", "Sums are in dollars of 2004.")
    >>> [reads_like_work(statement) for statement in statements]
    [True, True, False]
    >>> reads_like_work("Ada Lind, “Quays First,” The Courier, 2 May 2019.")
    True
    >>> reads_like_work("Most of the quays have sunk by a foot since the war (Lind and Oates, 1996).")
    False
    >>> reads_like_work("They spoke of “quays,” Ada Lind in May 2019.")
    False
    """
    if len(statement) > _LONGEST or _OPENS_SENTENCE.match(statement):
        return False
    if parse_legal(statement) or _SYMBOL.match(statement) or _REPORTED.fullmatch(statement):
        return True
    plain = _QUOTED.sub(" ", _ADDRESS.sub(" ", statement))
    if is_prose(statement, 0, len(statement)) and (_CITES.search(statement) or _STATEMENT.search(plain)):
        return False  # words of the author's own, which may cite others: "Quays sink in the north (Lee, 1996)."
    if _is_closed(statement):
        return True
    if len(statement) < _SHORTEST:
        return False
    is_dated = _DATED.search(statement) is not None or _PAPER.search(statement) is not None
    return is_dated and not _STATEMENT.search(plain) and _has_shape(statement)


def _is_closed(statement: str) -> bool:
    """Tell whether a statement opens like a work and closes like one, whatever stands between: titles may be sentences."""
    if _opens_like_work(statement) and _IMPRINT.search(statement):
        return True
    if not _PERSON.match(statement):
        return False
    return _PLACED.search(statement) is not None or closes_citation(statement, 0, len(statement))


def _has_shape(statement: str) -> bool:
    """Tell whether a dated statement without a verb is written like a work."""
    if is_reference(statement) or any(
        sign.search(statement) for sign in (_ADDRESS, _CASE, _SYMBOL, _NEWS, _PAPER, _TREATY)
    ):
        return True
    if _LETTER.match(statement):
        return True
    if len(statement) <= _BRIEF and (_LAW.search(statement) or _LAW_OF_DAY.match(statement)):
        return True
    signs = (_PLACED, _QUOTED_TITLE, _VOLUME, *(() if _ORAL.search(statement) else (_DAY,)))
    if _opens_like_work(statement) and any(sign.search(statement) for sign in signs):
        return True
    opens = opens_reference(statement) or _PERSON.match(statement) or parse_organisation(statement)[1] > 0
    return bool(opens) and _PLACE_AND_YEAR.search(statement) is not None


def _opens_like_work(statement: str) -> bool:
    """Tell whether a statement opens with a name or a title that a mark closes."""
    opening = _OPEN.match(statement)
    return opening is not None and len(opening[0].split()) <= _LONGEST_OPENING
