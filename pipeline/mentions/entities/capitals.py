"""Runs of capitalised words, of which names are made. Patterns are verbose: a blank stands with a backslash."""

import re

UP = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
# a genitive belongs to a few names only: "People's Bank", not "China's Bank"
_OWNERS = r"(?:People|Women|Children|Workers|Men|King|Queen|Farmers|Teachers|Veterans|Lloyd|Moody|Prime\ Minister)'s"
# "Co-operation", "AT&T", "C5+1", "O'Neill", but "China" of "China's"
_PLAIN = rf"{UP}\w*(?:[-&+]\w+){{0,3}}(?:'(?!(?:s|re|ve|ll|d|m)\b)\w+)?"
WORD = rf"(?:{_OWNERS}|Workers'|(?:[A-Z]\.){{2,3}}|St\.|{_PLAIN})"
RUN = rf"{WORD}(?:\ {WORD}){{0,9}}"
RUNS = re.compile(rf"(?<![\w&-])(?<!\w'){RUN}", re.VERBOSE)
PARTS = re.compile(WORD, re.VERBOSE)
