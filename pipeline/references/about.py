"""Patterns of what is said around a title and is not of it: editors, translators, degrees, dates, sentence ends."""

import re

from pipeline.references.words import MONTH

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
