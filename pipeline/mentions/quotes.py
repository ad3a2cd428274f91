"""Direct quotations and who says them: curly, straight and angled marks, single ones where they quote, several paragraphs."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Entity, Quote, Span

_LONGEST = 6000  # code points; an opening mark that closes later than this was no quotation
_NEAR = 400
_CLOSERS = {"“": "”", "«": "»", "„": "“”", "‚": "‘’", "‘": "’", '"': '"', "'": "'", "``": "''"}
# an opening mark stands at a start or behind white space, a bracket or a dash, and before a word
_OPEN = re.compile(
    r"(?<![\w.,!?’'])(?P<mark>[“«„‚\"]|``)(?=\s?[^\s])|(?<![^\s(\[—–“\"«-])(?P<single>[‘'])(?!(?:tis|twas|em|til|cause|round|bout|n)\b)(?=[^\W_]|[\[…(¿¡])"
)
_CLOSE = {
    mark: re.compile(rf"(?:[{''.join(map(re.escape, ends))}])" if mark != "``" else r"''|”|\"")
    for mark, ends in _CLOSERS.items()
}
# ’ that closes stands behind a word or a stop and before white space or a stop: "don’t" and "states’ rights" do not close
_CLOSE_SINGLE = {
    "‘": re.compile(r"(?<=[^\s(])’(?=$|[\s.,;:!?)\]—–”\"-])"),
    "'": re.compile(r"(?<=[^\s(])'(?=$|[\s.,;:!?)\]—–”\"-])"),
}
_VERB = (
    r"(?:sa(?:id|ys|ying)|told|tells|add(?:ed|s|ing)|ask(?:ed|s)|argu(?:ed|es|ing)|claim(?:ed|s|ing)"
    r"|stat(?:ed|es|ing)|wr(?:ote|ites|iting)|not(?:ed|es|ing)"
    r"|warn(?:ed|s|ing)|declar(?:ed|es|ing)|insist(?:ed|s|ing)|explain(?:ed|s|ing)|announc(?:ed|es|ing)"
    r"|repl(?:ied|ies)|remark(?:ed|s|ing)|observ(?:ed|es)"
    r"|conclud(?:ed|es|ing)|emphasi[sz](?:ed|es|ing)|stress(?:ed|es|ing)|point(?:ed|s)? out|quipped"
    r"|comment(?:ed|s|ing)|continu(?:ed|es)|recall(?:ed|s)"
    r"|admit(?:ted|s)|acknowledg(?:ed|es)|confirm(?:ed|s)|suggest(?:ed|s)|maintain(?:ed|s)|assert(?:ed|s)"
    r"|call(?:ed|s|ing)|describ(?:ed|es|ing)"
    r"|tweeted|posted|put it|puts it|answered|testified|predicted|complained|joked|promised|pledged|vowed"
    r"|urged|believes?|thinks?|joked|reads?|speaks? of|spoke of|refer(?:s|red) to|call(?:s|ed) for"
    r"|say|argue|claim|note|warn|write|state|insist|conclude)"
)
_PART = r"(?:de|del|della|der|den|di|da|dos|du|van|von|bin|ibn|al|el|la|le|ter|ten|of|and|for|the)"
_NAME = rf"(?:[^\W\d_a-zß-ÿ][\w.’'&-]{{0,30}}(?: (?:{_PART} ){{0,2}}[^\W\d_a-zß-ÿ][\w.’'&-]{{0,30}}){{0,7}})"
_ROLE = (
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er"
    r"|[Tt]heir)(?: [\w’'-]{1,30}){0,4}? (?:spokes(?:man|woman|person)|minister|president|official|expert"
    r"|analyst|report|author"
    r"|study|statement|paper|ministry|government|source|diplomat|researcher|scientist|professor|economist"
    r"|company|agency|commission|director|chairman|leader"
    r"|ambassador|judge|court|lawyer|teacher|resident|witness|document|declaration|treaty|communiqué|editor"
    r"|mayor|senator|envoy|governor|activist|campaigner|strategy|plan|agreement|letter|article|chief|head|bank|group|firm"
    r"|historian|critic|adviser|lawmaker|general|aide|manager|founder|owner|farmer|student|worker|driver|father|mother"
    r"|union|party|authority|council|law|constitution|charter|speech|survey)s?(?: (?:for|of|at|from|by) (?:the )?"
    rf"{_NAME})?)"
)
_PLACE = r"(?:(?:Article|Section|Resolution|Paragraph|Principle|Rule) \d{1,4})"
_WHO = rf"(?P<who>{_PLACE}|{_NAME}|{_ROLE}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
# with commas, dashes or brackets: the head of the bank, a former minister, a year
_ASIDE = r"(?:, [^,“”\"\n]{2,100},| [–—-] [^–—“”\"\n]{2,100} [–—-]| \([^()“”\"\n]{2,40}\))?"
_ADVERB = (
    r"(?: (?:also|later|then|once|recently|again|has|had|have|publicly|famously|simply|reportedly|today|yesterday))?"
)
# …”, said X; …”, X said; …”, X, head of Y, said
_AFTER_VERB = re.compile(rf"\s?[,.!?]?\s{{1,2}}(?:as )?{_VERB}(?: (?:by|in))? (?:[a-z-]{{2,20}} ){{0,3}}?{_WHO}\b")
_AFTER_NAME = re.compile(
    rf"\s?[,.!?]?\s{{1,2}}(?!wh|that\b)(?:[a-z-]{{2,20}} ){{0,3}}?{_WHO}{_ASIDE}{_ADVERB} {_VERB}\b"
)
_AFTER_ACCORDING = re.compile(rf",? according to (?:[a-z-]{{2,20}} ){{0,3}}?{_WHO}")
# X said: “…; X, head of Y, told reporters that “…; as X put it, “…; X: “…
_BEFORE = re.compile(
    rf"(?<![\w’'-]){_WHO}{_ASIDE}{_ADVERB} {_VERB}(?: [^“”\"\n.;]{{0,90}}?)?(?:[,:]|(?:,? that|,? as|:)"
    rf"|)\s?$|(?<![\w’'-])(?P<label>{_NAME}):\s$",
)
# In Lee’s words, “…; Lee’s answer was blunt: “…
_BEFORE_OWNER = re.compile(
    rf"(?<![\w’'-])(?P<who>{_NAME}?)(?:[’']s|(?<=s)[’']) (?:[a-z-]{{2,20}} ){{0,2}}?(?:words?|answer|reply|verdict|message"
    r"|conclusion"
    r"|warning|comment|response|view|phrase|motto|slogan)\b[^“”\"\n.;]{0,40}[,:]?\s?$"
)
_BEFORE_ACCORDING = re.compile(
    rf"(?:[Aa]ccording to|[Ii]n the words of|[Qq]uoting) (?:[a-z-]{{2,20}} ){{0,3}}?{_WHO}[^“”\"\n.;]{{0,60}}$"
)
_TITLES = re.compile(
    r"^(?:(?:But|And|In|As|When|While|Yet|So|On|At|Still|However|Meanwhile|Later|Then|US|U\.S\.|UK|EU|UN|Mr"
    r"|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|President|Vice|Vice-President"
    r"|Prime|Foreign|Deputy|Finance|Defen[cs]e|Interior|Economy|Energy|Trade|Health|Minister|Secretary"
    r"|Secretary-General|General|State|Chancellor|Senator"
    r"|Sen|Rep|Representative|Congressman|Governor|Gov|Mayor|Ambassador|Judge|Justice|King|Queen|Prince"
    r"|Princess|Pope|Captain|Colonel|Lieutenant|Sergeant"
    r"|Chairman|Chairwoman|Chief|Executive|Director|Professor)\.? )+(?=[^\W\d_a-z])"
)
_OF_COUNTRY = re.compile(r" of (?:the )?[A-Z].*$")
_NAMED = re.compile(rf", (?P<name>{_NAME}),")
_ADDING = re.compile(r"\b(?:adding|saying|noting|warning|arguing|and|and added|and said)(?: that)?,? $")
_PRONOUNS = frozenset({"he", "she", "they", "it"})


@dataclass(frozen=True, slots=True)
class _Passage:
    """A quotation's words, [start, end), and the stretch with its marks."""

    start: int
    end: int
    left: int
    right: int
    mark: str


def find(text: str, people: Sequence[Entity] = ()) -> tuple[Quote, ...]:
    """Return the direct quotations in text order, marks left out; speaker "" where the text names none.

    Scare quotes (one or two words without a speaker) and titles in single marks are left out. Quotations inside a quotation
    belong to it; one that goes on over paragraphs, each opened by a mark, is one. people: names of persons in text order; "he
    writes" is the only one named shortly before.

    >>> [(q.span.of(t), q.speaker) for t in ['“It ended too soon,” said Ann Lee.'] for q in find(t)]
    [('It ended too soon,', 'Ann Lee')]
    """
    quotes: list[Quote] = []
    last, last_at = "", -10_000
    for passage in _passages(text):
        speaker, by = _speaker(text, passage)
        if speaker.casefold() in _PRONOUNS:
            near = passage.left - last_at < 1200
            speaker = last if near else _only(people, passage.left, text) if speaker.casefold() in ("he", "she") else ""
            by = "rule:pronoun"
        elif not speaker and last and _goes_on(text, last_at, passage.left):
            speaker, by = last, "rule:continued"
        if speaker:
            last, last_at = speaker, passage.right
        if _is_quotation(text[passage.start : passage.end], passage.mark, by != "rule:quote"):
            quotes.append(Quote("", Span(passage.start, passage.end), speaker, by))
    return tuple(quotes)


def _only(people: Sequence[Entity], at: int, text: str) -> str:
    """Return the one person that the paragraph names before the quotation, "" where there are several or none."""
    start = max(text.rfind("\n", 0, at) + 1, at - _NEAR)
    first = bisect_left(people, start, key=lambda e: e.span.start)
    last = bisect_left(people, at, key=lambda e: e.span.start)
    names = {e.name.rsplit(" ", 1)[-1]: e.span.of(text) for e in people[first:last]}
    return next(iter(names.values())) if len(names) == 1 else ""


def _passages(text: str) -> Iterator[_Passage]:
    """Yield the outermost pairs of marks."""
    at = 0
    open_until: dict[str, int] = {}  # up to where a mark was seen not to close, so that nothing is searched twice
    while found := _OPEN.search(text, at):
        mark = found["mark"] or found["single"]
        start = found.end()
        end, reached = (None, 0) if start < open_until.get(mark, 0) else _closing(text, start, mark)
        if end is None:
            at = start
            open_until[mark] = max(reached, open_until.get(mark, 0))
            continue
        right = end + (2 if text.startswith("''", end) else 1)
        words = text[start:end]
        left_blank, right_blank = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        if words.strip():
            yield _Passage(start + left_blank, end - right_blank, found.start(), right, mark)
        at = right


def _closing(text: str, start: int, mark: str) -> tuple[int | None, int]:
    """Return where the closing mark stands (None without one) and how far was looked.

    It may stand paragraphs away where each of them opens with the mark again.
    """
    pattern = _CLOSE_SINGLE.get(mark) or _CLOSE[mark]
    limit = min(len(text), start + _LONGEST)
    at = start
    while at < limit:
        line = text.find("\n", at, limit)
        stop = line if line >= 0 else limit
        closers = pattern.finditer(text, at, stop)
        if (found := next(closers, None)) is not None:
            return _no_possessive(text, found, closers) if mark in ("‘", "'") else found.start(), stop
        again = re.compile(r"\s{1,4}").match(text, stop)
        if mark in ("‘", "'") or line < 0 or not again or not text.startswith(mark, again.end()):
            return None, stop
        at = again.end() + len(mark)
    return None, at


def _no_possessive(text: str, first: re.Match[str], others: Iterator[re.Match[str]]) -> int:
    """Pass over "states’ rights" where a better closing mark follows before another opens."""
    for found in (first, *others):
        if text.find("‘", first.end(), found.start()) >= 0:
            break
        if not re.match(r"s[’'] [a-z]", text[found.start() - 1 : found.start() + 3]):
            return found.start()
    return first.start()


def _is_quotation(words: str, mark: str, attributed: bool) -> bool:
    """Leave out scare quotes and titles: "so-called", ‘Central Asia 2040’."""
    said: list[str] = re.findall(r"[^\W\d_][\w’'-]*", words)
    if len(said) < 3:
        return attributed and len(said) > 0 and mark not in ("‘", "'") and words[-1] in ".,!?"
    if mark in ("‘", "'"):
        telling = [w for w in said if len(w) > 3 or w[0].isupper()]
        return sum(w[0].isupper() for w in telling) < max(2, len(telling))
    return attributed or not all(w[0].isupper() for w in said if len(w) > 3)


def _goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether one speech goes on: nothing stands between, or "X said." and the next mark opens a sentence."""
    between = text[end:start]
    return (
        len(between) < 120
        and between.count(".") < 2
        and "\n" not in between
        and (between.rstrip()[-1:] in ("", ".", ",", "!", "?") or bool(_ADDING.search(between) and "." not in between))
    )


def _speaker(text: str, passage: _Passage) -> tuple[str, str]:
    """Return (speaker, rule) from what follows the quotation, else from what leads to it."""
    paragraph = text.rfind("\n", max(0, passage.left - 260), passage.left) + 1
    before = text[max(paragraph, passage.left - 260) : passage.left]
    after = text[passage.right : passage.right + 200].split("\n", 1)[0]
    closed = text[passage.end - 1] in ",!?—–" or after.lstrip()[:1] == ","
    tries = [(_AFTER_ACCORDING.match(after), "after")]
    if closed or re.match(rf" {_VERB} ", after):
        tries += [(_AFTER_VERB.match(after), "after"), (_AFTER_NAME.match(after), "after")]
    tries += [(_last(_BEFORE_OWNER, before), "before"), (_BEFORE_ACCORDING.search(before), "before")]
    tries += [(_last(_BEFORE, before), "before")]
    for found, side in tries:
        who = found and (found["who"] or (found.groupdict().get("label") or ""))
        if found and who:
            return _plain(_apposed(found, who)), f"rule:speaker-{side}"
    return "", "rule:quote"


def _apposed(found: re.Match[str], who: str) -> str:
    """Return Maria Petrova of "the envoy, Maria Petrova, warned"."""
    named = (
        _NAMED.match(found.string, found.end("who"))
        if who[0].islower() or who.startswith(("The ", "A ", "An "))
        else None
    )
    return named["name"] if named else who


def _plain(who: str) -> str:
    """Take titles off a name, and of whom one is the president."""
    bare = _TITLES.sub("", who)
    return (_OF_COUNTRY.sub("", bare) if bare != who else bare).strip(" .,’'")


def _last(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """Return the match in the last sentence before the mark."""
    cut = max(before.rfind(". "), before.rfind("? "), before.rfind("! "), before.rfind("” "), before.rfind('" ')) + 1
    return pattern.search(before[cut:])
