"""Entries set in capitals throughout: read as if they were not, and told as they are written."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?:|www\.|10\.\d{4,9}/)\S{1,2000}", re.IGNORECASE)
# words that no title or name writes with a capital, and the cues of numbers
_SMALL = frozenset(
    """a an and at by for from in into of on or the to with und der die das des dem den im in von vom zu zur zum für mit
    et le la les du des au aux dans sur pour y e o el los las del en por para con da do dos das em no na nos nas com
    pp p vol no nr ed eds edn hrsg hg eds orgs org coord""".split()
)
_OPENS = re.compile(r"(?:^|[:)?!“\"«]|[^\W_]{2}\.)\s{0,9}$")  # before the first word of a title or a name
_SHORT = 3  # letters; so short a word may be an acronym or initials
_LEAST = 20  # letters that tell
_FEW = 20  # one small letter among so many is a slip


def calm(text: str) -> str:
    """Return a string that is all in capitals with small letters where others have them; its length stays.

    >>> calm("OKAFOR, C. (2007) THE RURAL BANK OF OYO. IBADAN: HARBOUR PRESS."), calm("OKAFOR, C. The rural bank.")
    ('Okafor, C. (2007) The Rural Bank of OYO. Ibadan: Harbour Press.', 'OKAFOR, C. The rural bank.')
    """
    upper = sum(map(str.isupper, text))
    if upper < _LEAST or 4 * upper < len(text):
        return text
    bare = _ADDRESS.sub("", text)
    if sum(map(str.islower, bare)) * _FEW > sum(map(str.isupper, bare)):
        return text
    return _WORD.sub(_calmed, text)


def as_written(value: str, raw: str) -> str:
    """Return the value with the capitals that it has in raw; raw is on one line."""
    at = raw.lower().find(value.lower()) if value else -1
    return raw[at : at + len(value)] if at >= 0 else value


def _calmed(found: re.Match[str]) -> str:
    word = found.group()
    small = word.lower()
    if len(small) != len(word):
        return word  # "İ" has two letters when small
    if small in _SMALL and (len(small) > 1 or not found.string.startswith(".", found.end())):
        return word[0] + small[1:] if _OPENS.search(found.string[: found.start()]) else small
    return word if len(word) <= _SHORT else word[0] + small[1:]
