"""Cases and statutes as lawyers cite them: the Bluebook (21st ed.), OSCOLA (4th ed.), the Court of Justice; nobody signs them."""

from dataclasses import dataclass

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

_YEAR = r"(?:1[5-9]|20)\d\d"
_PARTIES = (
    # no word of a sentence stands in the first party: "The court ruled in Lee v. Kim"
    rf"(?:[^\W\d_a-z](?:(?!\s(?!{fragment('references.party_words')})[a-z]{{5,}}\s)[^\n;()\[\]“”]){{1,120}}?"
    r"(?:\s\([^()]{1,40}\))?\s(?:v\.?|vs\.?|c\.)\s[^\W\d_a-z][^\n;()\[\]“”]{1,120}?"
    r"|(?:In\sre|Ex\sparte|Matter\sof|R\s\([^()]{2,60}\)\sv|Re)\s[^\n;()\[\]“”]{2,120}?)"
)
# volume, reporter and first page: "212 F.3d 455", "379 F. Supp. 3d 809", "347 U.S. 483"
_REPORTED = r"(?P<volume>\d{1,4})\s(?P<reporter>[A-Z][\w.’'&]{0,14}(?:\s[\w.’'&]{1,9}){0,4}?)\s(?P<page>\d{1,5}|_{1,4})"
_RULES = tuple(
    regex(pattern)
    for pattern in (
        # Guyer v. Harbor Pilots Ass'n, 212 F.3d 455, 461 (2d Cir. 2000)
        rf"(?P<title>{_PARTIES}),\s{_REPORTED}(?:,\s[\d–, n.-]{{1,24}})?\s\((?:[^()]{{1,40}}\s)?(?P<year>{_YEAR})\)",
        # Lee v. Board, No. 12-345, 2019 WL 12345 (D. Mass. May 3, 2019)
        rf"(?P<title>{_PARTIES}),\sNo\.\s[\w:.-]{{3,24}}[^()]{{0,60}}\((?:[^()]{{1,40}}\s)?(?P<year>{_YEAR})\)",
        # Coventhall v Lawrence Quays Ltd [2014] UKSC 46; Hattoni v Norland (2003) 37 EHRR 28
        rf"(?P<title>{_PARTIES}),?\s[\[(](?P<year>{_YEAR})[\])]\s(?:(?P<volume>\d{{1,3}})\s)?"
        r"(?P<reporter>[A-Z][A-Za-z .&]{0,24}?)\s(?:\([A-Za-z]{2,8}\)\s)?(?P<page>\d{1,5})",
        # Case C-404/13 R (ClientSea) v Secretary of State EU:C:2014:2382
        rf"(?P<title>(?:(?:Joined\s)?Cases?|Rs\.|Affaire)\s[CTF]-?\s?\d{{1,4}}/\d\d[^,;]{{0,160}}?)(?:,?\s(?:EU:[CTF]:|ECLI:\S{{1,12}}:|\[)(?P<year>{_YEAR})|(?=[,;.])|$)",
        # 46 U.S.C. § 8501(a) (2012); Or. Rev. Stat. § 776.510 (2011); 14 C.F.R. pt. 25
        r"(?P<title>(?:\d{1,3}\s)?[A-Z][\w.’' ]{1,40}?\s?(?:§{1,2}|pts?\.|ch\.|art\.)\s?[\w.:-]{1,16}(?:\([\w-]{1,4}\)){0,4}"
        rf"(?:,\s§\s?[\w.:-]{{1,12}})?)(?:\s\((?:[^()]{{1,20}}\s)?(?P<year>{_YEAR})\))?(?=[\s.,;]|$)",
        # Environmental Protection Act 1990, s 79(1); Noise (Norland) Regulations 2006, SI 2006/2238; Salt Tolls Act, 1840
        rf"(?P<title>[^\W\d_a-z][^.;:“”]{{2,120}}?\s{fragment('references.statute_words')}(?:\s\([^()]{{2,40}}\))?,?"
        rf"(?:\s(?:No|Nr|c)\.?\s\d{{1,5}},?)?\s\(?(?P<year>{_YEAR})\)?)(?=[\s,.;]|$)",
        # Security Council resolution 2671 (2023); Commission Decision 2010/45/EU, OJ L 20
        rf"(?P<title>[^\W\d_a-z][^.;:,“”]{{2,80}}?\s(?i:{fragment('references.numbered_act_words')})\s(?:(?:No|Nr)\.?\s)?\d[\w/.-]{{1,20}})"
        rf"(?:\s\((?P<year>{_YEAR})\)|(?=[\s,.;]|$))",
        # Act of Aug. 7, 1789, ch. 9, § 4, 1 Stat. 53
        rf"(?P<title>{fragment('references.dated_act_words')}\sof\s[A-Z][a-z]{{2,9}}\.?\s\d{{1,2}},\s(?P<year>{_YEAR}))(?=[\s,.;]|$)",
    )
)


@dataclass(frozen=True, slots=True)
class LegalWork:
    """A case or a statute: its parties or its name, the year, and where it is reported."""

    title: str
    year: str
    container: str = ""
    volume: str = ""
    pages: str = ""


def parse_legal(text: str) -> LegalWork | None:
    """Return the case or the statute that opens a text, None where none does.

    >>> parse_legal("Guyer v. Harbor Pilots Ass'n, 212 F.3d 455, 461 (2d Cir. 2000).")
    LegalWork(title="Guyer v. Harbor Pilots Ass'n", year='2000', container='F.3d', volume='212', pages='455')
    >>> parse_legal("46 U.S.C. § 8501(a) (2012)").title, parse_legal("Noise Regulations 2006, SI 2006/2238").year
    ('46 U.S.C. § 8501(a)', '2006')
    >>> parse_legal("Lee, D. v. Kim (2012) said so.")
    """
    for rule in _RULES:
        found = rule.match(text)
        if found:
            fields = found.groupdict(default="")
            title = found["title"].strip(" ,")
            return LegalWork(
                title, fields["year"], fields.get("reporter", ""), fields.get("volume", ""), fields.get("page", "")
            )
    return None
