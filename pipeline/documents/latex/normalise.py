"""What the parser does not read, rewritten before it: macros for words, citations of several works, what programs print."""

import re

from pipeline.text.regex import regex

# \newcommand{\eu}{European Union}: a name for words, with no arguments
_MACRO_DEFINITION = regex(
    r"\\(?:re)?newcommand\*?\s{0,3}\{?\\(?P<name>[A-Za-z]{1,40})\}?\s{0,3}\{(?P<words>[^{}\\#]{1,400})\}"
)
_LINK = regex(r"\\(?:url|href|nolinkurl)\s?\{[^{}\n]{1,2000}\}")
_UNESCAPED_PERCENT = regex(r"(?<!\\)%")
# biblatex: \parencites(see)()[12]{lee}[3]{kim,roe}
_WORK = r"(?:\s{0,3}\[[^\[\]]{0,200}\]){0,2}\s{0,3}\{[^{}\\]{1,500}\}"
_SEVERAL = regex(rf"\\(?P<name>[A-Za-z]{{0,12}}cite)s\*?(?:\s?\([^()]{{0,200}}\)){{0,2}}(?P<works>(?:{_WORK}){{1,40}})")
_EACH = regex(_WORK)
# how the names begin that pandoc gives the entries of its list
ENTRY_TARGET = "ref-"
_PANDOC_ENTRY = regex(
    r"(?:\\leavevmode\s?)?\\vadjust\s?pre\s?\{\\hypertarget\{(?P<old>ref-[^{}]{1,200})\}\{\}\}%?"
    r"|\\bibitem\[\\citeproctext\]\{(?P<new>ref-[^{}]{1,200})\}"
)
_NO_LINK = regex(r"\\href@noop\s?\{\}")  # REVTeX


def normalise(text: str) -> str:
    r"""Return a source that says the same in commands that the parser reads.

    >>> normalise(r"\parencites[12]{lee}[3]{kim}")
    '\\parencite[12]{lee}\\parencite[3]{kim}'
    """
    text = _NO_LINK.sub("", text)
    text = _PANDOC_ENTRY.sub(lambda entry: rf"\bibitem{{{entry['old'] or entry['new']}}} ", text)
    text = _SEVERAL.sub(_cite_each, text)
    return _expand_macros(text)


def _cite_each(command: re.Match[str]) -> str:
    """Return a command for each of the works that one command cites."""
    return "".join(f"\\{command['name']}{work[0].strip()}" for work in _EACH.finditer(command["works"]))


def _expand_macros(text: str) -> str:
    """Return the text with macros for words expanded, and "%" in links escaped, which would begin a comment."""
    macros = {found["name"]: found["words"] for found in _MACRO_DEFINITION.finditer(text)}
    text = _LINK.sub(lambda link: _UNESCAPED_PERCENT.sub(r"\\%", link[0]), text)
    if not macros:
        return text
    use = re.compile(rf"(?<!command)(?<!command\{{)\\(?P<name>{'|'.join(macros)})(?![A-Za-z])(?:\{{\}}|\\(?=\s))?")
    return use.sub(lambda found: macros[found["name"]], text)
