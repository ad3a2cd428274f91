"""What a claim reckons from its source agrees; a figure that does not follow is not said to."""

import pytest

from pipeline import compare
from pipeline.model import CheckOutcome

YARD = "The yard had 2,000 welders in spring; in autumn 1,500 welders were left."


@pytest.mark.parametrize(
    ("claim", "source", "operands"),
    [
        ("The yard employed 500 fewer welders in autumn.", YARD, "2,000 welders and 1,500 welders"),
        ("A quarter fewer welders were left in autumn.", YARD, "2,000 welders and 1,500 welders"),
        (
            "The trip from the mill is shortened by twelve minutes.",
            "The trip from the mill took 31 minutes and takes 19 minutes now.",
            "31 minutes and 19 minutes",
        ),
        (
            "Nearly three in four of the nets had holes.",
            "In 29 per cent of the nets the holes were large, in 44 per cent small. The other 27 per cent of the nets were whole.",
            "29 per cent and 44 per cent",
        ),
        (
            "Passengers on the ferry grew by 25,000.",
            "The ferry carried 212,000 passengers, against 187,000 the year before.",
            "212,000 passengers and 187,000",
        ),
        (
            "The share of shells that broke was 13 points lower.",
            "Of the shells 61 per cent broke; the year before the share of shells was 74 per cent.",
            "61 per cent and 74 per cent",
        ),
        (
            "Fewer than half of the courts sit on Saturdays.",
            "Twelve of the 31 courts now sit on Saturdays.",
            "Twelve and 31 courts",
        ),
        (
            "Losses of the glacier more than halved.",
            "The glacier had losses of 0.9 metres; in the next year its losses were 0.4 metres.",
            "0.9 metres and 0.4 metres",
        ),
        (
            "The three valleys sent 2,540 nurses.",
            "The valleys sent nurses: 1,240 from Arl, 890 from Bren and 410 from Cade.",
            "1,240, 890 and 410",
        ),
        (
            "The lift broke in 1938, after 27 years.",
            "The lift served the mill from 1911 to 1938.",
            "1911 and 1938",
        ),
        ("The lift served the mill for 27 years.", "The lift of the mill (1911–1938) was steam-driven.", "1911–1938"),
        (
            "The search for the wreck went on for fifteen months.",
            "They began the search for the wreck in March 2019 and ended it in June 2020.",
            "March 2019 and June 2020",
        ),
        (
            "A farm received 150,000 euros on average.",
            "The fund granted 6.9 million euros to 46 farms.",
            "6.9 million euros and 46 farms",
        ),
        (
            "Some 1.7 million euros of the fund have not been spent.",
            "The fund received 8.6 million euros and granted 6.9 million.",
            "8.6 million euros and 6.9 million",
        ),
        (
            "The ticket became more than a quarter dearer.",
            "The ticket was 610 euros in 2018, up from 480 in 2008.",
            "610 euros and 480",
        ),
        (
            "Short sleep was more than twice as common among night workers.",
            "Of the night workers 44 per cent had a short sleep, of the day workers 19 per cent.",
            "44 per cent and 19 per cent",
        ),
        (
            "The mill is down to a fifth of the coal that it used to need.",
            "The new boiler of the mill lowered its need of coal by 80 per cent.",
            "80 per cent",
        ),
        (
            "Takings of the opera climbed to 14 million.",
            "Takings of the opera, 12.5 million a year ago, have grown by 1.5 million.",
            "12.5 million and 1.5 million",
        ),
    ],
)
def test_a_figure_that_follows_agrees(claim, source, operands):
    checks = compare(claim, [source])
    assert (CheckOutcome.MATCHES, operands) in [(check.outcome, check.found) for check in checks]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The yard employed 600 fewer welders in autumn.", YARD),
        ("A third fewer welders were left in autumn.", YARD),
        ("A quarter more welders were left in autumn.", YARD),
        (
            "The film made 606 million euros.",
            "The film made 67 million euros at home and 236 million abroad, 303 million euros in all.",
        ),
        ("A farm received 250,000 euros on average.", "The fund granted 6.9 million euros to 46 farms."),
        ("A school received 150,000 euros on average.", "The fund granted 6.9 million euros to 46 farms."),
        ("The ticket became more than a half dearer.", "The ticket was 610 euros in 2018, up from 480 in 2008."),
        ("The lift broke in 1938, after 37 years.", "The lift served the mill from 1911 to 1938."),
        ("Fewer than half of the courts sit on Saturdays.", "Twenty of the 31 courts now sit on Saturdays."),
        ("The play got a score of 101.", "The play got an average score of 81, based on 20 reviews."),
        (
            "Nearly three in four of the nets had holes.",
            "In 29 per cent of the nets the holes were large, in 44 per cent small; 51 per cent of the nets were blue.",
        ),
        (
            "Losses of the glacier more than halved.",
            "The glacier had losses of 0.9 metres; in the next year its losses were 0.6 metres.",
        ),
        ("The lift served the mill for 27 years.", "Mills stood there in 1911, 1938, 1965 and 1990."),
    ],
)
def test_a_figure_that_does_not_follow_does_not_agree(claim, source):
    checks = [check for check in compare(claim, [source]) if check.claimed != "1938"]
    assert CheckOutcome.MATCHES not in [check.outcome for check in checks]
