"""The place in a work that a citation names behind its year."""

import re

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

# the page or part cited: "p. 14", ": 34–36", ": 45ff.", ", 34)", "ch. 2", "§ 3", "pp. 3, 7"
LOCATOR = regex(
    rf"""\s?[,:;.]?\s?(?P<locator>(?:{fragment("citations.locator_labels")}\b\.?|§{{1,2}})\s?(?:[0-9]{{1,5}}[a-z]?|[ivxlcIVXLC]{{1,7}}\b)
     (?:\s?(?:[-–]|,(?!\s?(?:1[5-9]|20)\d\d))\s?[0-9]{{1,5}}){{0,6}}f{{0,2}}
    |(?<=:)\s?[0-9]{{1,4}}(?:\s?[-–]\s?[0-9]{{1,4}})?(?![0-9])(?:\s?ff?\.)?
    |(?<=,)\s?[0-9]{{1,3}}(?:\s?[-–]\s?[0-9]{{1,4}})?(?:\s?ff?\.?)?(?=\s?[;)]))""",
    re.VERBOSE,
)
