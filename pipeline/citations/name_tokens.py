"""The tokens before a year, read backwards as far as they may belong to names, and split into names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicon import fragment, words
from pipeline.lexicon.fragments import BLANK
from pipeline.text.names import PARTICLES
from pipeline.text.regex import regex

REACH = 240  # characters looked back from a year
# "et al." or what stands for it, with a possessive; then words with their hyphens, apostrophes and last full stop; then marks
_TOKEN = regex(
    rf"""(?P<etal>(?:,\s?)?(?<!\w){fragment("citations.et_al", blank=BLANK)}(?!\w)(?:['’]s?)?)
    |(?P<word>(?:[dlDL]['’])?[^\W_]+(?:['’‘`´ʼ.‐‑–-][^\W_]+){{0,6}}(?:['’](?!\w))?\.?)
    |(?P<comma>,)|(?P<semicolon>;)|(?P<and>&|/(?=\s?[^\W\d_]))|(?P<other>\S)""",
    re.VERBOSE,
)
_INITIAL = regex(r"[^\W\d_](?:\.|$)(?:[-‐]?[^\W\d_]\.)*$")
_INITIALS = regex(r"(?:[^\W\d_]\.?[-‐]?){1,3}$")
_POSSESSIVE = regex(r"['’]s?$")
_CONJUNCTIONS = frozenset(words("citations.name_conjunctions"))
_INSTITUTION_PARTICLES = frozenset(words("citations.institution_particles"))
_SUFFIXES = frozenset(words("vocabulary.generational_suffixes"))
_BEFORE_ACRONYMS = frozenset(words("citations.before_acronyms"))


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place in the text. kind: etal word comma semicolon and other."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Name:
    """The tokens of one name; separator: what stands before it, comma semicolon and, "" before the first."""

    tokens: list[Token]
    separator: str


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of the span, of its last REACH characters where it is longer."""
    begin = max(start, end - REACH)
    if begin > start:
        begin = (text.find(" ", begin, end) + 1) or end
    return [Token(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, begin, end)]


def has_capital(word: str) -> bool:
    """Tell whether a word has a capital anywhere: "Lee", "deVries", "al-Sadr"."""
    return any(c.isupper() for c in word)


def trailing_name_tokens(tokens: Sequence[Token]) -> list[Token]:
    """Return the longest tail of the tokens that may be names, in text order."""
    tail: list[Token] = []
    for token in reversed(tokens):
        if not _may_extend(token, sum(t.kind != "comma" for t in tail)):
            break
        tail.append(token)
    return tail[::-1]


def _may_extend(token: Token, length: int) -> bool:
    """Tell whether the token may stand before a tail of names of this length."""
    if token.kind == "etal":
        return length == 0
    if token.kind != "word":
        return token.kind in {"comma", "semicolon", "and"}
    plain = token.text.rstrip(".").casefold()
    if token.text.endswith(".") and length and len(plain) > 3 and plain.rpartition("-")[2] not in _SUFFIXES:
        return False  # a sentence ends there
    return has_capital(token.text) or plain in PARTICLES or plain in _INSTITUTION_PARTICLES or plain in _CONJUNCTIONS


def is_conjunction(token: Token) -> bool:
    """Tell whether the token joins two names: "Lee and Kim", "Souza e Silva"."""
    return token.kind == "and" or (
        token.kind == "word" and token.text.casefold() in _CONJUNCTIONS and not has_capital(token.text)
    )


def split_names(tokens: Sequence[Token]) -> list[Name]:
    """Return the names of a tail of tokens, split at commas, semicolons and conjunctions."""
    names, separator = [Name([], "")], ""
    for token in tokens:
        if token.kind in {"comma", "semicolon"} or is_conjunction(token):
            separator = "and" if is_conjunction(token) else token.kind
            if names[-1].tokens:
                names.append(Name([], separator))
            else:
                names[-1].separator = separator if separator != "comma" else names[-1].separator
        elif token.kind == "word":
            names[-1].tokens.append(token)
    return [name for name in map(_trim, names) if name.tokens]


def _trim(name: Name) -> Name:
    """Drop initials, and at both ends small words that are no part of a name; "The WHO" has no initials."""
    tokens = list(name.tokens)
    while tokens and not has_capital(tokens[-1].text):
        tokens.pop()
    while tokens and not has_capital(tokens[0].text) and tokens[0].text not in PARTICLES:
        tokens.pop(0)
    while len(tokens) > 1 and _INITIALS.match(tokens[-1].text) and tokens[-1].text.isupper():
        if tokens[-2].text.casefold() in _BEFORE_ACRONYMS:
            break
        tokens.pop()
    while tokens and _INITIAL.match(tokens[0].text):
        tokens.pop(0)
    return Name([t for t in tokens if not _INITIAL.match(t.text)], name.separator)


def spell(tokens: Sequence[Token]) -> str:
    """Return a name as a citation has it: "van der Berg", without "'s", last full stop and "Jr."."""
    text = " ".join(t.text for t in tokens if t.text.rstrip(".").casefold() not in _SUFFIXES or t is tokens[0])
    return _POSSESSIVE.sub("", text).rstrip(".")
