"""Statements compared: what differs, what is open, and what other words say as well. Sentences of ours."""

import pytest

from pipeline.evidence.compare.statements.compare import check_statement
from pipeline.evidence.compare.statements.poles import poles_of
from pipeline.evidence.compare.statements.read import join, read_texts
from pipeline.flow import annotate_passage
from pipeline.lexicon.loader import entry

DIFFERS = [
    ("subject", "Lake Orrin covers 655 square kilometres.", "Lake Senn covers 655 square kilometres but is not deep."),
    ("direction", "Agnes Moll died in 1928.", "Agnes Moll was born in Durban on 14 January 1928."),
    ("direction", "Net debt rose from £690m to £735m.", "Net debt was £690m (2021: £735m)."),
    (
        "direction",
        "The monthly gap widened by 6.2 per cent.",
        "Over the year the monthly gap narrowed by 6.2%, the office wrote.",
    ),
    ("direction", "Prices rose in the spring.", "Prices had fallen in spring after the tax was cut."),
    (
        "direction",
        "The council approved the plan on 3 May.",
        "The council rejected the plan on 3 May by 20 votes to 12.",
    ),
    ("direction", "The court convicted the treasurer.", "The court acquitted the treasurer of every charge."),
    ("direction", "The eastern ferry is the older of the two.", "The eastern ferry is the younger of the two."),
    ("direction", "The bank made a profit of 3 million crowns.", "The bank made a loss of 3 million crowns."),
    ("direction", "The toll comes down by 4 per cent.", "From May on the toll goes up by 4 per cent."),
    ("direction", "Output has fallen to 310 tonnes.", "Output has risen to 310 tonnes."),
    ("direction", "Sarn sold 7 per cent more cranes.", "Sarn sold 40 cranes in May, 7 per cent fewer than in April."),
    ("direction", "The gap went from 18 to 34 per cent.", "The gap was 18 per cent; in 2022 it had been 34 per cent."),
    ("direction", "Traffic fell from 655 to 612 ships.", "The port served 612 ships in 2022 and 655 in 2023."),
    ("direction", "The grant was raised again.", "The grant was frozen again."),
    ("direction", "The dredging ended late.", "The dredging ended early."),
    ("subject", "Of the oaks 7 in ten lived, of the elms 4.", "Of the elms 7 in ten lived, of the oaks 4."),
    ("subject", "Norvik built the hull and Sarn the mast.", "The yard Sarn made the hull, the firm Norvik the mast."),
    ("subject", "Losses were highest in Torl, lowest in Merv.", "In Merv losses were highest, in Torl lowest."),
    ("negation", "Street markets survived.", "Fairs survived; street markets did not."),
    ("negation", "The council decided to close the baths.", "The council voted not to close the baths."),
    ("negation", "The minister backs the toll.", "The minister does not support the toll."),
    (
        "direction",
        "The gap had narrowed to 162 crowns by May.",
        "In Torl the gap between the two went from 67 to 162 crowns.",
    ),
    ("negation", "The tenants may sue the landlord.", "The lease gives the tenants no right to sue the landlord."),
    ("negation", "The visits brought down the number of calls.", "The visits did not reduce calls."),
    ("negation", "The gap did not narrow by 6.2 per cent.", "The gap narrowed by 6.2% in May."),
    ("negation", "The ministry published the list of licences.", "The ministry never published the list of licences."),
    ("negation", "The mayor signed the contract.", "The mayor refused to sign the contract."),
]
DIFFERS += [
    (
        "direction",
        "In 2018 Marel released her fifth studio album.",
        "In 2018 Marel released her fourth studio album, Tide.",
    ),
]
DIFFERS += [
    ("subject", "Sarn sued Norvik over the crane.", "In May Norvik sued Sarn over the crane; the yard stayed open."),
    ("subject", "Sarn was sued by Norvik.", "Sarn sued Norvik in May, and the court sat in June."),
    ("subject", "The firm owes the council 8 million.", "The council still owes the firm 8 million."),
    ("subject", "Norvik banned diesel.", "In May Sarn banned diesel. Later Norvik bought a crane."),
    ("subject", "Lord Justice Fenn held it.", "Lady Justice Moreau held it. Lord Justice Fenn dissented."),
    ("direction", "The palace is older than the wall.", "The wall is older than the palace."),
    ("direction", "The palace predates the wall.", "The wall is older than the palace, as the pottery shows."),
    ("direction", "Rye is cheaper than barley.", "Rye is dearer than barley since May."),
    ("direction", "Wages outpaced rents.", "Since May rents have risen faster than wages."),
    ("direction", "The notice was valid.", "The court held that the notice was invalid."),
    ("direction", "Snowfall diminished.", "Summers were warm, while snowfall hardly changed."),
    ("direction", "The bank lowered its rate to 4 per cent.", "In May the bank kept its rate at 4 per cent."),
    ("direction", "The council accepted the offer.", "The council turned the offer down in May."),
    (
        "direction",
        "The krone gained on the euro.",
        "Prices accelerated in May and exports increased. The krone weakened against the euro. Rents rose.",
    ),
    ("direction", "The wait is longer than before.", "Since May the wait has become shorter."),
    (
        "direction",
        "More permits were issued than in the quarter before.",
        "Permits fell for the fourth quarter in a row.",
    ),
    ("direction", "Falls in the ward became more frequent.", "After the move falls in the ward became rarer."),
    ("direction", "Output fell short of the plan.", "Output of the yard exceeded the plan by 3 tonnes."),
    ("direction", "The launch was brought forward.", "In May the launch was put off by the ministry."),
    ("direction", "The yard is in the red.", "The yard is in the black since May."),
    ("direction", "The jury found Moll guilty of arson.", "Moll was cleared of arson by the jury in Ems."),
]
OPEN = [
    ("subject", "Ardal bore 60 per cent of the cost.", "Ardal bore 40 per cent of the cost and Torl 60 per cent."),
    ("direction", "Torl sold the crane.", "In May Torl bought the crane at an auction in Ems."),
    ("direction", "Most of the yards handed over their books.", "Two of the nine yards withheld their books."),
    ("subject", "The farms held 61 species.", "The gardens held 61 species, the farms 44; 37 species lived in both."),
    (
        "subject",
        "The court awarded the landlord £4,500.",
        "The judge had found for the landlord. She awarded Miss Calder £4,500.",
    ),
    (
        "subject",
        "Moll was the first woman from England to run at Melbourne.",
        "Moll was the first woman from Lenham to run at Melbourne. She came to England in 1937.",
    ),
    (
        "negation",
        "Halden will move the production of its towers to Corrie.",
        "Halden ruled out moving production of towers to Corrie.",
    ),
    ("negation", "The surgeon was given money for lint.", "The surgeon was refused money for lint."),
    ("quantifier", "Most of the new staff had worked with glass.", "Few of the new staff had worked with glass."),
    ("quantifier", "By 3 June most of the tenants had agreed.", "By 3 June 35% of the tenants had agreed."),
    ("quantifier", "All schools reopened in June.", "Most schools reopened in June, the ministry wrote."),
    ("modality", "The mayor will close the bridge.", "The mayor may close the bridge if the money runs out."),
    ("modality", "The mission will be extended.", "Whether the mission can be extended is uncertain."),
    ("modality", "The harbour closed its northern basin.", "The harbour plans to close its northern basin."),
]
AGREES = [
    ("The crew sailed eleven different boats.", "The boats of the crew were not the same."),
    ("The reply was put off until after the summit.", "The yard would not reply before the summit."),
    ("Only one town had a higher turnout.", "Turnout in the town was lower than in May but the second highest."),
    ("Some 11,000 claims were not positive.", "Claims numbered 18,300, of which 7,140 were positive."),
    ("The rise of the toll was trimmed to 3 per cent.", "The toll goes up by 3 per cent."),
    ("The yards lost 41 of the 63 kinds grown in 1983.", "The number of kinds fell from 63 to 22."),
    ("Ida Moll opened the bridge before the Great War.", "The bridge at Ems was opened by Ida Moll in 1911."),
    ("The gardens held 61 species.", "The gardens held 61 species, the farms 44; 37 species lived in both."),
    ("No woman had run the works before Moll.", "In 1970 Moll became the first woman to run the works."),
    ("The expert conceded that a spark was possible.", "The expert could not exclude a spark."),
    (
        "Only one woman had wintered on the ice before Varga.",
        "Varga was the second woman to winter on the ice, after Dahl.",
    ),
    (
        "Moll was the first woman from Lenham to run at Melbourne.",
        "Moll was the first woman from Lenham to run at Melbourne. She came to England in 1937.",
    ),
    ("Three quarters of the pupils could name a poet.", "A quarter of the pupils could not name a poet."),
    ("The terns gave up their colony after a storm.", "The terns abandoned the colony after the storm."),
    ("Brandt died before the canal was opened.", "Brandt, born at Hexley, had never built a canal."),
    ("Hotels need not register.", "Landlords must register from July; hotels are exempt."),
    ("The crane was sold by Norvik to Sarn.", "Norvik sold Sarn the crane."),
    ("Norvik met Sarn in May.", "Sarn met Norvik in May."),
    ("Aunt Ida is a painter.", "Ida Marten, known professionally as Aunt Ida, is a painter and writer."),
    ("The mayor opened the bridge.", "The mayor, Reto Blaser, spoke first. Blaser opened the bridge."),
    ("The wall is younger than the palace.", "The palace is older than the wall."),
    ("The rule was not valid.", "The rule was invalid."),
    ("The jury was unanimous.", "There was no dissent in the jury."),
    ("Farmers may no longer use the baths.", "The baths, which farmers lost in May, have been shut to them."),
    ("The streets are warmer because of the fans.", "If the fans are off, the streets are cooler."),
    ("The number of calls rose by 40.", "The number of calls fell by 3 in Sarn, and rose by 40 in all."),
    ("Different people answered the two surveys.", "The two surveys did not ask the same people."),
    ("Sarn gave less, 233 crowns against Torl's 512.", "Torl raised 512 crowns, Sarn raised 233 crowns."),
    ("Ferry traffic did not recover.", "Ferry traffic failed to recover after the strike."),
    ("The gap widened.", "The gap did not narrow; it widened."),
    ("The harbour sold the crane to Norvik.", "Norvik bought the crane from the harbour."),
    ("In May the number of calls rose.", "Before the end of May the number of calls had risen."),
    ("It carried more than 40 lorries.", "At least 41 lorries were on board."),
    ("No fewer than 12 villages were cut off.", "Twelve villages were cut off."),
    ("Nobody paid the fee.", "The fee was paid by nobody."),
    ("Never had the rate been lower than in July.", "In July the rate was at its lowest."),
    ("The Liberals changed sides and the Greens did not.", "The Liberals changed sides; the Greens stayed."),
    ("Of the elms 4 lived, of the oaks 7.", "Of the oaks 7 trees lived and of the elms 4."),
    ("Norvik, with 40 yards, sold the crane.", "Norvik has 40 yards. Last year it sold the crane to Ems."),
    ("London had 1,300 cases by 7 April, 2020.", "As of 7 April 2020 there were 1,300 cases in London."),
    ("No ward has more beds than Sarn.", "Sarn has 90 beds, Torl 60 and Merv 40 beds."),
    ("Falls went down to 5, although in the county they were edging up.", "Falls went down from 6 to 5."),
    (
        "By then coal had grown to 37 per cent.",
        "Its share was down to 19 per cent and coal had risen from 8 to 37 per cent.",
    ),
    (
        "Torl got the most, 8.9 million, followed by Merv with 5.2.",
        "Torl alone got 8.9 million, Merv 5.2 million, Sarn 2.4.",
    ),
    ("Forty guests left Paris in October.", "Forty guests stood on the Gare du Nord in October."),
    ("Pressure came down by 8.7 points.", "Pressure fell by 8.7 points more on tablets than on placebo."),
    ("The grant did not rise.", "The grant was frozen."),
    ("The world drank 7 tonnes more than it made.", "Output fell short of demand by 7 tonnes."),
    ("Sheep fell victim to wolves, 143 in all.", "Wolves killed 143 sheep, although the packs rose to six."),
    ("The light lorries pay the low toll.", "Heavy lorries pay the high toll, light lorries the low one."),
    ("The levy costs 31 euros in the worst case.", "In the least favourable case the levy costs 31 euros."),
    ("The levy costs 31 euros in the worst case.", "In the least favourable of the cases the levy costs 31 euros."),
]


def kinds(claim, passage):
    found = check_statement(annotate_passage(claim), [[annotate_passage(passage)]])
    return {check.kind.value: check.outcome.value for _, check in found}


@pytest.mark.parametrize(("kind", "claim", "passage"), DIFFERS, ids=lambda value: value[:40])
def test_tells_a_difference(kind, claim, passage):
    assert kinds(claim, passage).get(kind) == "differs"


@pytest.mark.parametrize(("kind", "claim", "passage"), OPEN, ids=lambda value: value[:40])
def test_leaves_open_what_the_source_says_less_of(kind, claim, passage):
    assert kinds(claim, passage).get(kind) == "may_differ"


@pytest.mark.parametrize(("claim", "passage"), [*AGREES, *((passage, passage) for _, _, passage in (*DIFFERS, *OPEN))])
def test_tells_nothing_of_what_says_the_same(claim, passage):
    assert kinds(claim, passage) == {}


def test_the_rule_that_spoke_is_named_and_both_words_are_shown():
    claim, passage = annotate_passage("The gap widened in May."), annotate_passage("The gap narrowed in May.")
    [(number, check)] = check_statement(claim, [[annotate_passage("It rained.")], [passage]])
    assert (number, check.by, check.claimed, check.found) == (1, "opposite-word", "widened", "narrowed")
    assert check.detail == "article widened, source narrowed"


def test_another_passage_that_says_what_the_claim_says_takes_the_difference_back():
    claim = annotate_passage("The gap widened in May.")
    passages = [[annotate_passage("The gap narrowed in May.")], [annotate_passage("In the south the gap widened.")]]
    assert check_statement(claim, passages) == []


def test_sentences_beside_each_other_are_one_passage():
    first, second = read_texts([annotate_passage("The gap narrowed."), annotate_passage("Nobody denied it.")])
    joined = join((first, second))
    assert joined.text == "The gap narrowed. Nobody denied it."
    assert [word.span.of(joined.text) for word in joined.words if word.sentence == 1][-1:] == ["denied"]
    assert len({word.sentence for word in joined.words}) == 2


def test_no_word_stands_on_both_poles_of_an_axis():
    for table in ("opposites", "converses"):
        for axis, poles in entry(f"statements.{table}").items():
            assert not set(poles["plus"]) & set(poles["minus"]), axis
    assert [pole.sign for pole in poles_of()["widen"]] == [1]


NAMES = [
    ("differs", "The mayor, Reto Blaser, opened the bridge.", "The mayor, Jonas Egli, opened the bridge."),
    ("differs", "The hull was built in Rodeburg.", "The hull was built in Wierum in two years."),
    ("differs", "The crane was sold to Isla Contoy.", "The crane was sold to Isla Perdida."),
    (None, "It had more mills than any port in England.", "More than any other English port it lived by mills."),
    (None, "The Danish owners ordered three ships.", "Owners in Denmark ordered three ships."),
    (None, "The World Health Organization drew up the list.", "The list was drawn up by the WHO."),
    (None, "The mill was sold to the Lorvanian investor.", "The mill in Lorvania was sold to an investor."),
    (None, "Some 14 cargoes went to Asia.", "The 14 cargoes for the Mediterranean were sold to Japan."),
    (None, "The mayor, Reto Blaser, opened the bridge.", "The mayor, R. Blaser, opened the bridge."),
]


@pytest.mark.parametrize(("outcome", "claim", "passage"), NAMES, ids=lambda value: str(value)[:40])
def test_a_name_that_the_whole_source_lacks_is_told_where_another_stands_in_its_place(outcome, claim, passage):
    found = check_statement(annotate_passage(claim), [[annotate_passage(passage)]], is_known=lambda _: False)
    assert {check.kind.value: check.outcome.value for _, check in found}.get("subject") == outcome
