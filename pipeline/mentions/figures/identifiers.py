"""Digits that only tell one thing from another: file numbers, law reports, addresses, versions, names; scores of games."""

import re

from pipeline.lexicon import either, fragment, words
from pipeline.text.regex import regex

_SCALE = fragment("vocabulary.scales")
_CAPITALISED_SCALE = either(word.capitalize() for word in words("vocabulary.scales"))
_CODE = r"(?:[A-Z]{1,8}[-/ ]?)?[0-9][\w./-]{0,24}"
_FORM = either(form for word in words("figures.form_labels") for form in (word, word.capitalize(), word.upper()))
_CAPITALISED_NUMBER = either(
    word.capitalize() for name in ("ones", "teens", "tens") for word in words(f"vocabulary.numerals.{name}")
)
_LENGTH = rf"[ -]?(?:10|{fragment('figures.side_units')})\b"

_REGISTERS = (
    rf"\b{_FORM}(?: (?:[Nn]o\.?|[Nn]umber|ID))?(?:: ?|#){_CODE}",  # Document: 3, Case #17-2400
    # grant 1170618, contract NAS8-03060 and NAS8-03061
    rf"\b(?i:{fragment('figures.grant_labels')}) (?:[Nn]o(?:s)?\. ?|[Nn]umbers? )?"
    rf"(?=[A-Z]{{1,8}}[- /]?[0-9]|[0-9]{{5,}}(?![,.][0-9])|[0-9]+[-/]){_CODE}"
    rf"(?:(?:,| and) (?=[A-Z0-9-]*[0-9]{{3}}){_CODE}){{0,6}}",
    rf"\b{fragment('figures.docket_words')} (?:[Nn]os?\. ?)?[0-9]{{1,4}}-[0-9]{{1,6}}\b",  # Case 07-219
    r"(?<![\w.,$€£/-])[0-9]{1,4}\([a-z]{1,3}\)(?:\([0-9a-z]{1,4}\)){0,4}(?![\w])",  # 50(b)
    r"(?m:^[ \t]{0,8}[0-9]{1,3}\([0-9]{1,2}\)(?=[ (](?:[A-Z(]|a\))))",  # 52(1) The, at a line's start
    rf"\b[0-9]{{0,2}}:?[0-9]{{2}}-{fragment('figures.docket_types')}-[0-9]{{2,6}}[\w-]{{0,20}}",  # 3:05-cv-00595-RLM
    # 550 U.S. 81, 89 FR 3210, 42 U.S.C. § 1983
    rf"\b[0-9]{{1,4}} (?:{fragment('figures.law_reports')}) ?(?:§{{1,2}} ?|[Pp]arts? |at )?[0-9][\w.()]{{0,14}}"
    r"(?:[-–][0-9]{1,6})?(?:, (?:at \*?)?[0-9]{1,5}(?:[-–][0-9]{1,5})?)?",
    r"\[[0-9]{4}\] [A-Z]{2,6}(?: [A-Z][a-z]{2,5})? [0-9]{1,5}",  # [2019] UKSC 5
    r"(?:§{1,2}|¶{1,2}) ?[0-9][\w.:()-]{0,20}(?:(?:, | and |[-–] ?)[0-9][\w.:()-]{0,14}){0,6}",  # §§ 12 and 13(a)
    r"(?<=\bat )\*[0-9]{1,4}(?:[-–][0-9]{1,4})?",  # at *3-4
    rf"\b{fragment('figures.registers')}(?:-?[L0-9]{{1,2}})?:? ?[0-9][0-9 X–.-]{{3,20}}[0-9X]",
)
_ADDRESSES = (
    # 111 South 10th Street
    rf"\b[0-9]{{1,5}}[A-Za-z]?,? (?:(?:[A-Z0-9][\w.'’-]{{0,20}}) ){{1,4}}?{fragment('figures.streets')}(?![\w])",
    rf"\b[0-9]{{1,4}},? [A-Z][a-z]{{2,20}}-(?:[sſf]t?[rt]reet|{fragment('figures.hyphened_streets')})\b",  # 178 Market-street
    rf"\b[A-Z][\w.]{{2,30}}{fragment('figures.street_endings')} [0-9]{{1,4}}[a-z]?\b",
    # Chicago, Illinois 60604
    r"(?<=, )(?:[A-Z]{2}|[A-Z][a-z]{3,13}(?: [A-Z][a-z]{3,10})?) [0-9]{5}(?:-[0-9]{4})?\b(?![,.][0-9]| [a-z])",
    r"(?<=, )(?:[A-Z]{1,2}-)?[0-9]{4,5} [A-Z][\w-]{2,30}(?=[,;)\n]|\.?$)",  # , 56070 Koblenz,
    r"(?<![\w.,])\(?[0-9]{3}\)?[ .-][0-9]{3} ?[ .-] ?[0-9]{4}\b",  # (604) 662-6882
    r"(?<![\w.,])0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}\b",  # 0113 496 0000
)
_VERSIONS = (
    r"\b(?:[Vv]ersions?|[Rr]eleases?) (?:[≤≥<>~]=? ?)?[0-9]++(?:\.[0-9]++){0,3}+"
    r"(?:(?:,? (?:and|to|or) |[-–])[0-9]+(?:\.[0-9]+){1,3})?\b(?! ?%)",
    r"(?<![\w.,])v\.?[0-9]+(?:\.[0-9]+){0,3}\b",
    rf"\b[0-9]\.[0-9](?= {fragment('figures.licence_words')}\b)",
    rf"(?<=[a-z,;(:] )[A-Z][\w-]{{1,20}} [0-9]{{1,2}}\.0\b(?![%\w]| (?:{_SCALE}|per ?cent))",  # Web 2.0
)
# numbers of paragraphs and of notes that a reader has set down on the line
_PARAGRAPHS = (
    rf"(?m:(?:^[ \t]{{0,8}}|(?<=[.!?”\"] ))[0-9]{{1,3}}(?=[ \t]{{1,4}}{fragment('figures.paragraph_openers')}\b))",  # "7  It"
    # "10.33  There"
    rf"(?m:^[ \t]{{0,8}}[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,4}}(?=[ \t]{{1,4}}(?!{_CAPITALISED_SCALE}\b)[A-Z]))",
    r"(?m:^[ \t]{0,8}[0-9]{1,3}(?=[ \t]{2,}\S))",
    r"(?m:^[ \t]{0,8}[0-9]{1,3}(?=[ \t]*\n[ \t]*(?:https?:|www\.)))",  # of a note, whose address is the next line
    r"(?m:(?<=[ \t]{6})[0-9]{1,4}(?=[ \t]{3,}\S|[ \t]*$))",  # of a page
    # behind a bracket and before a full stop; between a full stop and a sentence of its own
    r"(?<=[)\]”] )[0-9]{1,3}(?= [.;,])|(?<=[.!?”] )[0-9]{1,3}(?= [A-Z][a-z]+(?:['’]s\b| (?![a-z]{3,20}s\b)[a-z]))",
)
_OTHERS = (
    r"\b[a-z_]\w{0,30}(?:\.[a-z_]\w{0,30}){1,4}\([^()\n]{0,60}\)",  # np.random.seed(42)
    r"(?<![\w.,/])[0-9]{1,2} / (?:[0-9]{1,2}|[ivxIVX]{1,4}\.?) / [0-9]{2,4}\b",  # 4 / 7 / 86
    r"\b[A-Z]{1,5}(?:[-‑–][0-9]{1,6}){1,3}/[0-9]{2,4}\b|\b[A-Z]{2,6}(?:[-‑][0-9]{2,6}){2,3}\b",  # C‑582/14, DI-2020-11373
    r"(?<![\w.,$€£/])[0-9]{1,5}/(?:19|20)[0-9]{2}\b(?![/%])|(?<![\w.,$€£/])[0-9]{1,6}(?:/[0-9]{1,6}){2,4}\b",  # 4/2007
    rf"(?<![\w.,$€£])[0-9]{{1,2}}\. {fragment('figures.edition_words')}",  # 3. edition
    # CR 2023, 532-539; not "In 2022, 1,780 trials", "In 2019, 12 Greek ships"
    r"\b[A-Z&]{2,6} (?:19|20)[0-9]{2}, [0-9]{1,4}(?:[-–][0-9]{1,4})?\b(?![.,]?[0-9]| ?(?:%|per ?cent))",
    r"\b[A-Z][A-Za-z&]{1,12} (?:19|20)[0-9]{2}, [0-9]{1,4}[-–][0-9]{1,4}\b(?![.,]?[0-9]| ?(?:%|per ?cent|[a-zA-Z]))",
    r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{4,15}(?:Z|[+-][0-9:]{2,6})?",  # 2023-11-24T10:30:30+02:00
    r"\([0-9]\|[A-Za-z]{1,20}\)",  # (1|student)
    r"(?<![^\s(`])(?:--[a-z][\w-]{1,40}|-[A-Za-z])[ =][0-9]++(?:\.[0-9]++)?+(?![\w%])",  # --min-depth 3, -Q 5
    r"(?<![\w.,$€£])[0-9]{1,4}(?:[-–][0-9]{1,4}[A-Z]{0,2}){2,5}(?![\w–-])",  # items 22–10–01B
    r"(?<![\w.,$€£])[0-9]{1,3}\^(?:st|nd|rd|th)\b",  # 99^th
    r"(?<![\w.,$€£])[0-9]{1,4}\([0-9]{1,3}\), [0-9]{1,5}[–-][0-9]{1,5}",  # 23(2), 265-272
    # 1-adamantyl, 4-(aminomethyl)pyridine, 1,3-bis
    rf"(?<![\w.,$€£-])[0-9]{{1,2}}(?:,[0-9]{{1,2}}){{0,5}}-(?=[(\[]|[a-z]{{0,20}}{fragment('figures.chemical_endings')}\b)",
    # 2,2′,4,4′-tetrabromodiphenyl
    r"(?<![\w.,$€£-])[0-9]{1,2}[′'’]?(?:,[0-9]{1,2}[′'’]?){1,7}-(?=[a-z(\[])(?<=[′'’]-)|(?<![\w.,$€£-])[0-9]{1,2}[′'’],[0-9′'’,]{1,24}-(?=[a-z(\[])",
    # ISO/IEC 21031:2024, ISO 9001, EPSG:4326
    rf"\b{fragment('figures.standards')}(?:/[A-Z]{{2,6}}){{0,2}}[ -]?[0-9]{{2,6}}(?:-[0-9]{{1,3}})?(?::[0-9]{{4}})?\b(?![,.][0-9])",
    r"\b[A-Z]{3,6}:[0-9]{3,6}\b(?![,.:][0-9])",
    r"(?<![\w.,$€£:])1:[0-9]{1,3}(?:,[0-9]{3}){1,2}\b",  # diluted 1:4,000, a map of 1:250,000
    # studies.66-69, included.9,12 Two: raised numbers of notes that have come down on the line
    r"(?<=[a-z]{4}\.)[0-9]{1,3}(?:[-–,][0-9]{1,3}){0,8}(?=\s+[A-Z(]|\s+[a-z]{3}|$)",
    # a Hewlett-Packard 5890 GC, the ABI 7700 Sequence Detector
    r"(?<=[a-z,(] )(?:[A-Z][a-zA-Z]+-)?[A-Z][a-zA-Z]{2,20} [1-9][0-9]{3}(?= (?:[A-Z]{2,4}\b|[A-Z][a-z]{3,20} [A-Z]))",
    r"(?<![\w.,$€£-])[0-9]{1,2}-to-1\b(?![ -](?:odds|ratio|majority|against))|\bratio of 1 to 1\b|\b1 to 1\b",
    rf"(?<![\w.,])[0-9]{{1,3}}-fold(?= {fragment('figures.fold_methods')})",  # 10-fold cross-validation
    r"(?<![\w.,])[0-9]{1,3}°[ ]?[0-9]{1,2}[´'′’](?:[ ]?[0-9]{1,2}(?:\.[0-9]+)?[\"″”])?",  # 82° 55´
    # a 9 × 9 grid; "3 × 4 m" and "2 × 10" stay
    rf"(?<![\w.,$€£-])[0-9]{{1,4}} ?[×x] ?[0-9]{{1,4}}(?: ?[×x] ?[0-9]{{1,4}})?(?![\w.,^]|{_LENGTH})(?! 10)",
    rf"(?<![\w.,])[0-9]{{1,2}} {fragment('figures.hour_followers')}\b",
)
# numbers behind a sign that makes them names, pairs that say which and not how many, coordinates
_SIGNED = (
    rf"(?<![\w&])[\w/-]{{0,40}}#[0-9]{{1,8}}(?![\w%]|[.,][0-9]| (?:{_SCALE}))",  # #118, boats#432, harbour/pier#18
    r":[a-z]{2,12}:`[^`\n]{1,60}`",  # :pep:`8107`
    r"(?<=[A-Za-z_]=)[0-9]{5,}(?:-[0-9]{1,6})?\b",  # stamp=875559604
    r"(?<![\w.,:$€£/])(?<!ratio of )(?:1:1|[0-9]{1,3}:(?!1(?![\w.,]))[0-9]{1,3})"  # Psalm 119:105, mixed 1:4
    r"(?![\w:]|[.,][0-9]| (?:ratio|split|majority|odds)\b)",
    r"(?<![\w.,-])[0-9]{2}-[0-9]{3,6}-[A-Z]{2,4}\b",  # 23-31747-KLP
    # P.L. 111-118, H. Doc. 111-84
    r"\b(?:[A-Z][A-Za-z]{0,4}\. ?){2,3}(?:No\. )?[0-9]{1,4}-[0-9]{1,5}\b(?![,.]?[0-9]| ?(?:%|[a-z]))",
    r"(?<![\w.,$€£])[0-9]{1,2}\.[0-9]{1,4} ?°? ?[NS][, /]{1,3}[0-9]{1,3}\.[0-9]{1,4} ?°? ?[EW]\b",  # 14.7N 94.1W
    # longitude 94.1, lat. 80° S
    rf"\b(?i:{fragment('figures.coordinate_words')})[.: ]{{1,4}}[-−]?[0-9]{{1,3}}(?:\.[0-9]{{1,8}}\b|°)(?: ?[NSEW]\b)?",
    # 54.75° S, 240 to 330°E
    r"(?<![\w.,])(?:[0-9]{1,3}(?:\.[0-9]{1,4})?°? ?(?:[-–—]|to|and) ?)?[0-9]{1,3}(?:\.[0-9]{1,4})?° ?[NSEW]\b",
    r"(?<![\w.,$€£])[0-9]{7,9}(?:\s{1,20}[0-9]{7,9}){2,60}(?![\w.,])",  # 41568833 42398702 42958604
    rf"(?<![\w.,$€£])[0-9]{{1,4}} (?={fragment('figures.coding_verbs')}\b)",  # 118 indicates the 118th Congress
    r"\b(?i:lat\W{1,3}lon)[.: ]{1,4}[0-9]{4,8}(?:\s{1,16}[0-9]{4,8}){1,80}",
    # where 1 is Monday and 7 is Sunday
    r"(?<=where )[0-9]{1,3} (?:is|=|means)(?: [\w'-]{1,20}){1,4},? and [0-9]{1,3} (?=(?:is|=|means)\b)",
)
IDENTIFIERS = (*_REGISTERS, *_ADDRESSES, *_VERSIONS, *_PARAGRAPHS, *_SIGNED, *_OTHERS)

# the same of numbers in words: Five Eyes, the Thirty-nine Steps; in the first place; eleven o'clock
WORDED = regex(
    rf"\b(?:Big {_CAPITALISED_NUMBER}\b"
    rf"|(?<=[a-z,;“‘(]\s)(?:{_CAPITALISED_NUMBER}(?: (?:or|and) {_CAPITALISED_NUMBER}|-[a-z]{{3,5}})?)[ -](?=[A-Z][a-z])"
    rf"|(?i:{fragment('vocabulary.numerals.ones')})-fold(?= {fragment('figures.fold_methods')})"
    rf"|(?i:{fragment('vocabulary.numerals.ones')}-by-{fragment('vocabulary.numerals.ones')})\b"  # a two-by-two design
    rf"|(?i:{fragment('figures.splits')})(?=[.,;)]|$)"  # it splits the bay in two
    rf"|(?i:{fragment('figures.number_idioms', 'figures.metres_of_music')})\b"
    rf"|(?i:{fragment('figures.worded_labels')}) (?i:{fragment('vocabulary.numerals.ones', 'vocabulary.numerals.teens')})\b"
    r"(?![ -](?:hundred|thousand|million|billion|[a-z]{3,20}s\b|[a-z]{3,20}-))"
    rf"|(?i:{fragment('vocabulary.numerals.ones', 'vocabulary.numerals.teens')})(?:[ -](?i:thirty|fifteen))?"
    rf" {fragment('figures.hour_followers')}\b)"
)

# "beat Leeds 3-1": the score of a game
SCORE = regex(
    rf"(?<![\w-])(?:{fragment('figures.game_words')}\b[^.;!?\n]{{0,40}}?(?<![\w$€£.-])"
    r"(?P<score>[0-9]{1,3} ?[-–] ?[0-9]{1,3}(?:,? (?:and )?[0-9]{1,2}[-–][0-9]{1,2}(?![\w.,–-]\w)){0,6})"
    r"(?![\w%]|[-.,–][0-9]| [a-z]{3,12}s\b)"
    rf"|(?<![$€£.,])(?P<before>[0-9]{{1,2}}[-–][0-9]{{1,2}})(?= {fragment('figures.game_words')}\b))",
    re.IGNORECASE,
)
