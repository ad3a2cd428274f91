"""The figures, dates and numbers of names of a claim compared with passages of its source."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import topic_overlap
from pipeline.evidence.compare.dates import check_dates, compare_dates
from pipeline.evidence.compare.figures import check_figures
from pipeline.evidence.compare.order import check_order
from pipeline.evidence.compare.statements.compare import check_statement
from pipeline.evidence.compare.strength import Surroundings, check_strength
from pipeline.evidence.retrieve.rank import rank
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences

# a number that is part of a name or a result: "Fallout 76", "iPhone 5C", "the top 100", "lost 2–1", "the 2010–11 cup"
_NUMBER = regex(r"(?<![\w.,/–-])\d{1,20}[^\W\d_]{0,4}(?:[.,–-]\d{1,20}[^\W\d_]{0,4}){0,6}(?!\w)")
# "the late 80s" is no number of a name
_DECADE = regex(r"\d0s")
# "Fallout " of "Fallout 76"
_NAME_BEFORE = regex(r"\b[A-Z][^\W\d_]{2,30} $")
_DASHES = str.maketrans("–—", "--")
# a passage of this score is surely about the claim, tuned on claims with known evidence
_SURELY_ABOUT = 0.9
# between the figures from which one was reckoned: "4,860 and 4,120", "12, 30 and 41"
_OPERANDS = regex(r", | and ")
# a figure of so many digits stands in one place only
_LONG_NUMBER = 4


def compare(
    claim: AnnotatedText,
    passages: Sequence[AnnotatedText],
    nearby: Sequence[AnnotatedText] = (),
    years: frozenset[str] = frozenset(),
) -> list[Check]:
    """Return one check for each figure and date of the claim: matches | differs | may_differ | absent.

    "$42,300 million" matches "$42.3 billion", "more than 40" matches 42.3, "August 2024" matches 6 August 2024.
    A figure differs only where topic and unit agree and the values cannot be reconciled; else it may differ. A number inside
    a name gives a check only where the passages do not have it. Linear in the passages.

    nearby: other passages near the claim; they match nothing, but may show that a figure is somebody else's.
    years: of the work's title, to which its days without a year belong.
    """
    texts = [passage.text for passage in passages]
    topic = topic_overlap(claim.text, texts)
    compared = compare_dates(claim, passages, years)
    dates_agree = not any(date.contradicted for date in compared if not date.date.year_is_inferred)
    figures = list(check_figures(claim, passages, topic, dates_agree=dates_agree, nearby=nearby))
    is_about = _surely_about(claim.text, texts)
    dates = list(check_dates(compared, topic, is_about, lambda passage: _shared_figures(passage, figures)))
    if _figures_only_doubtful(figures):
        dates = [_doubt_date(check) for check in dates]
    return [*figures, *dates, *_check_numbers_of_names(claim, passages)]


def compare_all(
    claim: AnnotatedText, passages: Sequence[AnnotatedText], is_known: Callable[[str], bool] = lambda _: True
) -> list[Check]:
    """Return the checks of a claim with passages that are known to be about it: figures, dates, the statement, its strength.

    is_known: tells whether a name stands elsewhere in the source; False where the passages are all of it.
    """
    checks = compare(claim, passages)
    agreeing = [check.claimed for check in checks if check.outcome == CheckOutcome.MATCHES]
    checks += [check for _, check in check_statement(claim, [passages], agreeing, is_known)]
    nearest = sorted(_sentences(passages), key=lambda sentence: -topic_overlap(claim.text, [sentence]))
    further = (*check_order(claim, [passages]), *check_strength(claim.text, Surroundings(nearest, agreeing)))
    kinds = {check.kind for check in checks}
    return [*checks, *(check for _, check in further if check.kind not in kinds)]


def _sentences(passages: Sequence[AnnotatedText]) -> list[str]:
    return [span.of(passage.text) for passage in passages for span in sentences(passage.text)]


def _surely_about(claim: str, passages: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether one of the passages is surely about the claim; they are ranked when it is first called."""

    @cache
    def about() -> frozenset[str]:
        return frozenset(passages[i] for i, score in rank(claim, passages) if score >= _SURELY_ABOUT)

    return lambda passage: passage in about()


def _shared_figures(passage: str, figures: Sequence[Check]) -> int:
    """Count the figures of the claim that the passage has, or one of those it was reckoned from; a long one counts twice."""
    operands = (_OPERANDS.split(c.found) for c in figures if c.outcome == CheckOutcome.MATCHES)
    shared = [next((words for words in found if words and words in passage), "") for found in operands]
    return sum(1 + (sum(c.isdigit() for c in words) >= _LONG_NUMBER) for words in shared if words)


def _figures_only_doubtful(figures: Sequence[Check]) -> bool:
    """Tell whether no figure of the claim matches and one in digits may differ."""
    doubtful = any(c.outcome == CheckOutcome.MAY_DIFFER and any(d.isdigit() for d in c.claimed) for c in figures)
    return doubtful and all(c.outcome != CheckOutcome.MATCHES for c in figures)


def _doubt_date(check: Check) -> Check:
    """Downgrade a contradiction of dates where the figures differ too: the source speaks of another time."""
    if check.outcome != CheckOutcome.DIFFERS:
        return check
    return replace(check, outcome=CheckOutcome.MAY_DIFFER, detail=f"{check.detail}; the figures differ as well")


def _check_numbers_of_names(claim: AnnotatedText, passages: Sequence[AnnotatedText]) -> Iterator[Check]:
    """Yield a check for each number of a name or a result that the passages lack; about is empty, for it is no mention."""
    mentions = [*(f.span for f in claim.figures), *(t.span for t in claim.times)]
    present = {_normalise(number) for passage in passages for number in _NUMBER.findall(passage.text)}
    for match in _NUMBER.finditer(claim.text):
        number = match.group()
        inside = any(span.start <= match.start() and match.end() <= span.end for span in mentions)
        if inside or _DECADE.fullmatch(number) or {_normalise(number), _reverse_result(number)} & present:
            continue
        name = _NAME_BEFORE.search(claim.text, 0, match.start())
        others = _numbers_behind(name.group(), passages) if name else frozenset[str]()
        if name and len(others) == 1:
            claimed, found = f"{name.group()}{number}", f"{name.group()}{min(others)}"
            detail = f"article {claimed}, source {found}"
            yield Check(CheckKind.FIGURE, claimed, found, CheckOutcome.DIFFERS, detail, by="other-number-of-name")
        else:
            detail = f"the passage has no {number}"
            yield Check(CheckKind.FIGURE, number, "", CheckOutcome.ABSENT, detail, by="number-of-name")


def _numbers_behind(name: str, passages: Sequence[AnnotatedText]) -> frozenset[str]:
    """Return the numbers that stand behind a name in the passages: "76" of "Fallout 76"."""
    return frozenset(
        number.group()
        for passage in passages
        for number in _NUMBER.finditer(passage.text)
        if passage.text.endswith(name, 0, number.start())
    )


def _normalise(number: str) -> str:
    return number.translate(_DASHES).casefold()


def _reverse_result(number: str) -> str:
    """Return a result as the other side tells it: "1-2" for "2–1"."""
    return "-".join(reversed(_normalise(number).split("-")))
