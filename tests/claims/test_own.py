"""Own work and what a document only prints ask for no source; the claim beside them does."""

import pytest

from pipeline.claims import find_claims
from pipeline.claims.own import is_printed
from pipeline.mentions import find_mentions
from pipeline.model import BlockKind, Document, Extraction, Meta, Span
from pipeline.problems import claims as lint
from tests.claims.articles import article

OWN = [
    "We measured 412 boats in 2019, and 37 per cent of them leaked.",
    "Fifteen skippers were interviewed in Oslo in May 2018.",
    "In this paper 212 tonnes of cod were weighed in 2018, 37 per cent of the catch.",
    "Figure 2 shows that landings rose by 12 per cent in 2018.",
    "Insgesamt haben wir 2019 mehr als 12 Millionen Euro ausgegeben.",
    "En 2019, nous avons mesuré 412 bateaux, dont 37 % à Oslo.",
]
NO_CLAIM = [
    "Figure 3: Landings of cod in tonnes, 1991–2018.",
    "Source: Harbour Office of Oslo, 2019, tables 4 and 7.",
    "Received 9 November 2010; accepted 25 December 2010 by the Port Review.",
    "29 Boolean Harbour Count Harbour The number of 412 boats in Oslo in 2018.",
    "This work was supported by the Sea Council, grant 1170618, in 2018.",
]
ASKED = [
    "Landings of cod in Norway fell by 37 per cent in 2018.",
    "The harbour of Oslo handled 6.1 million tonnes of goods in 2019.",
    "Norway closed the fishery in March 2004.",
]
NOT_ASKED = [
    "If landings fell by 37 per cent, the town would be poor.",
    "The master shall pay $500 a day to the port of Oslo.",
    "According to the Harbour Office, landings fell by 37 per cent in 2018.",
    "Landings of cod in Norway fell by 37 per cent in",
    "The quay has two cranes.",
    "Under Art. 17, para 3 of the Harbour Act of 1992 the fee in Oslo is 500 dollars.",
]
LAW = [
    "Under section 12 the lease ends.",
    "The lease of the quay ended after more than 10 years of use in Oslo.",
]


def uncited(*blocks: tuple[str, str]) -> list[str]:
    document, lists = article(list(blocks))
    mentions = find_mentions(document.text)
    claims = find_claims(document, (), mentions, excluded=lists)
    found = lint.find(Extraction(document, mentions=mentions, claims=claims))
    return [problem.span.of(document.text) for problem in found]


@pytest.mark.parametrize("sentence", OWN)
def test_own_work_is_a_claim_of_its_own_kind(sentence: str) -> None:
    document, _ = article([("paragraph", sentence)])
    (claim,) = find_claims(document, (), find_mentions(document.text))
    assert "own" in claim.kinds
    assert uncited(("paragraph", sentence)) == []


@pytest.mark.parametrize("sentence", NO_CLAIM)
def test_what_a_document_only_prints_is_no_claim(sentence: str) -> None:
    document, _ = article([("paragraph", sentence)])
    assert find_claims(document, (), find_mentions(document.text)) == ()


@pytest.mark.parametrize("sentence", ASKED)
def test_a_source_is_asked_for(sentence: str) -> None:
    assert uncited(("paragraph", sentence)) == [sentence]


@pytest.mark.parametrize("sentence", NOT_ASKED)
def test_no_source_is_asked_for(sentence: str) -> None:
    assert uncited(("paragraph", sentence)) == []


def test_the_periods_of_a_law_are_no_measures() -> None:
    assert uncited(*[("paragraph", sentence) for sentence in [*3 * LAW[:1], LAW[1]]]) == []
    assert uncited(("paragraph", LAW[1])) == [LAW[1]]


def test_what_stands_below_methods_is_own_work() -> None:
    assert uncited(
        (BlockKind.HEADING, "2. Methods"),
        ("paragraph", ASKED[0]),
        (BlockKind.HEADING, "Trade"),
        ("paragraph", ASKED[1]),
    ) == [ASKED[1]]


def test_a_sentence_with_the_number_of_a_note_has_its_source_there() -> None:
    noted = [f"Landings of cod in Norway fell by {n + 40} per cent in 2018, {n} which was much." for n in range(3, 12)]
    assert uncited(*(("paragraph", sentence) for sentence in noted)) == []
    assert uncited(*(("paragraph", sentence) for sentence in noted[:2])) == noted[:2]


def test_a_caption_with_its_credit_is_printed() -> None:
    text = "Boats of 40 tonnes seized on Wednesday. (Ada Moor/Associated Press)"
    document = Document("", "", text)
    assert is_printed(document, Span(0, 39), text[:39])
    assert not is_printed(Document("", "", text[:39]), Span(0, 39), text[:39])


def test_a_byline_is_printed() -> None:
    text = "By Ann Reed, 3 June 2024\nBy 2020 the port had closed."
    document = Document("", "", text, meta=Meta(authors=("Ann Reed",)))
    assert is_printed(document, Span(0, 24), text[:24])
    assert not is_printed(document, Span(25, len(text)), text[25:])
