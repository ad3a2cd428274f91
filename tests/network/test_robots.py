import pytest

from pipeline.network.robots import parse
from tests.growth import assert_linear

RULES = """
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.zip$
Crawl-delay: 7

User-agent: OtherBot
User-agent: citetrail-mirror
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/a", False),
        ("/private/open/a", True),
        ("/data/all.zip", False),
        ("/data/all.zip?x", True),
        ("/privateer", False),
    ],
)
def test_the_longest_pattern_decides(path, allowed):
    assert parse(RULES).allows(path) == allowed


def test_a_group_of_our_own_goes_before_the_one_for_all():
    rules = parse("User-agent: *\nDisallow: /\n\nUser-agent: Citetrail\nAllow: /\nCrawl-delay: 2 # seconds")
    assert (rules.allows("/a"), rules.delay) == (True, 2.0)


@pytest.mark.parametrize(
    "text", ["", "<html>404</html>", "Disallow: /", "User-agent: *\nDisallow:", "\ufeffUser-agent: x\nDisallow: /"]
)
def test_no_rules_for_us_allow_everything(text):
    assert parse(text).allows("/a/b")


def test_a_pattern_of_many_stars_is_read_in_linear_time():
    assert_linear(lambda path: parse("User-agent: *\nDisallow: /" + "*a" * 50 + "$").allows(path), "/" + "ab" * 200_000)
