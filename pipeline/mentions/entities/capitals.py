"""Runs of capitalised words, of which names are made. Patterns are verbose: a blank stands with a backslash."""

import re

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

UP = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
# "Co-operation", "AT&T", "C5+1", "O'Neill", but "China" of "China's"
_CAPITALISED = rf"{UP}\w*(?:[-&+]\w+){{0,3}}(?:'(?!(?:s|re|ve|ll|d|m)\b)\w+)?"
# a genitive belongs to a few names only: "People's Bank", not "China's Bank"
_GENITIVE = fragment("entities.genitives_in_names", blank=r"\ ")
WORD = rf"(?:{_GENITIVE}|(?:[A-Z]\.){{2,3}}|St\.|{_CAPITALISED})"
RUN = rf"{WORD}(?:\ {WORD}){{0,9}}"
RUNS = regex(rf"(?<![\w&-])(?<!\w'){RUN}", re.VERBOSE)
PARTS = regex(WORD, re.VERBOSE)
