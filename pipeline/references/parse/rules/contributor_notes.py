"""Patterns of what is said around a title and is not of it: editors, translators, degrees, dates, sentence ends."""

import re

from pipeline.references.parse.rules.word_sets import MONTH, MONTH_STEMS

STOP = re.compile(r"[.?!…]+[”\"’»)\]]{0,2}\s(?=[^\W_]|[(\[“\"«¿¡])")
# what is said about the work behind its title: who translated it, what degree it gave, who presented it
ABOUT = re.compile(
    r"[.,;]\s?[(\[]?(?:(?:tradução|traducción|trad\.|translated by"
    r"|trans\.|tr\. by|übers|aus dem|org\.|organização|edited by|ed\. by|ed\. and trans"
    r"|eds?\.|hrsg\. v|herausgegeben|apresentação|prefácio|introd|sous la dir|dir\. par|a cura di)(?!\w)"
    r"|(?:unpublished\s|unveröff\S{0,12}\s)?(?:ph\.?\s?d\.?|doctoral|master['’]?s?|m\.?sc?\.?|tese|dissertação|dissertation|thesis|thèse|tesis|diss\."
    r"|doktorarbeit|masterarbeit|trabalho de conclusão|monografia)(?!\w)).{0,400}$"
    r"|\s(?:ph\.?\s?d\.?|doctoral|master['’]?s)\s(?:thesis|dissertation).{0,200}$"
    r"|\s?[(\[](?:doctoral|unpublished|ph\.?\s?d\.?|master['’]?s|dissertation|tese|dissertação|thesis|diss\.|trans\.|orgs?\.|eds?\.|hrsg).{0,200}$",
    re.IGNORECASE,
)
EDITED = re.compile(
    r"\s?\((?:eds?\.?\s[^()]{2,160}|[^()]{2,160},?\s?\(?(?:eds?|orgs?|hrsg|coords?)\.?)\)", re.IGNORECASE
)
DATE = re.compile(rf"[,.]?\s(?:\d{{1,2}}\.?\s)?(?:{MONTH}\s?[-–/]\s?)?{MONTH}(?:\s\d{{1,2}})?$", re.IGNORECASE)

# one of these stands in whatever ABOUT finds; "ms" and "ph" open many words, so they count behind a mark only
_HINTS = (
    *"""trad|trans|tr. by|übers|aus dem|org|edited|ed.|eds|hrsg|herausg|apresent|prefác|introd|sous la|dir. par|cura di|doctoral
master|m.s|tese|thes|thès|tesis|diss|doktor|trabalho de|monografia|unpub|unver""".replace("\n", "|").split("|"),
    *(f"{mark}{word}" for mark in " ([.,;" for word in ("ms", "ph")),
)
_DAY = 48  # characters at the end in which a month and its day stand


def unsaid(text: str) -> str:
    """Return the text without what is said about the work behind its title."""
    lower = text.lower()
    return ABOUT.sub("", text) if any(map(lower.__contains__, _HINTS)) else text


def undated(text: str) -> str:
    """Return the text without the month that ends it.

    >>> undated("Harbour Affairs, 3 May")
    'Harbour Affairs'
    """
    end = text[-_DAY:]
    dated = any(map(end.lower().__contains__, MONTH_STEMS))
    return text[:-_DAY] + DATE.sub("", end) if dated else text
