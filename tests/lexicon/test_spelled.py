"""No .py file outside of the lexicon spells words of a language: a word list is data, written once."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.lexicon.spelled import single_words, word_lists

PIPELINE = ROOT / "pipeline"
CLOSED = ("vocabulary.months.en", "vocabulary.weekdays.en", "vocabulary.seasons")
# what looks like a list of words and is none: names of a file format, of our own fields, labels and features, codes
NO_WORDS = {
    "documents/shared/citation_fields.py": "fields of CSL",
    "documents/docx/package.py": "styles and fields of Word",
    "documents/docx/runs.py": "elements of WordprocessingML",
    "documents/html/head.py": "names of <meta>",
    "documents/jats.py": "elements of JATS",
    "documents/latex/commands.py": "commands and environments of LaTeX",
    "documents/metadata/date_lines.py": "codes of languages",
    "documents/metadata/front_matter.py": "keys of front matter",
    "documents/odt/__init__.py": "elements of OpenDocument",
    "documents/rtf/markers.py": "control words of rich text",
    "documents/shared/csl.py": "fields of CSL",
    "documents/shared/encoding.py": "codecs of Python",
    "text/roman.py": "roman numerals",
    "documents/shared/xhtml/elements.py": "elements and roles of HTML",
    "documents/shared/xhtml/entries.py": "parts of addresses",
    "documents/shared/xhtml/tables.py": "elements of HTML",
    "documents/tei.py": "elements of TEI",
    "documents/wikitext.py": "parameters of templates, fields of CSL",
    "references/libraries/bibtex.py": "fields and entry types of BibTeX",
    "references/libraries/csl.py": "item types of CSL",
    "references/libraries/merge.py": "fields of Reference",
    "references/parse/model/word_classes.py": "names of features, codes of languages",
    "references/parse/rules/access_date.py": "roman numerals",
    "references/parse/rules/links.py": "names of identifiers",
    "references/by_address.py": "names of identifiers",
    "references/parse/rules/name_patterns.py": "names of patterns",
    "references/parse/rules/year.py": "abbreviations of treaty series",
    "citations/styles/key.py": "prefixes of Pandoc's keys",
    "claims/checkworthy.py": "names of features",
    "claims/features.py": "names of features",
    "citations/name_tokens.py": "names of groups",
    "evidence/retrieve/features.py": "names of features",
    "evidence/retrieve/rank.py": "names of features",
    "mentions/dates/fragments.py": "names of unit classes",
    "mentions/dates/foreign_relative.py": "names of groups",
    "mentions/figures/foreign_numbers.py": "names of groups",
    "mentions/dates/serialise.py": "grains of the calendar",
    "mentions/events/dependency_roles.py": "relations of the parser",
    "mentions/events/triggers.py": "names of groups",
    "mentions/figures/masks.py": "beginnings of addresses and times of day",
    "mentions/figures/ratios.py": "names of groups",
    "text/calendar.py": "grains of the calendar",
    "text/gazetteer.py": "codes of territories",
    "text/parse/__init__.py": "public names",
    "text/parse/nouns.py": "relations of the parser",
    "cli/check.py": "names of formats",
    "cli/doctor.py": "names of packages",
    "cli/export.py": "names of formats",
    "desk/app.py": "fields of the page's JSON",
    "desk/claims.py": "fields of the page's JSON",
    "desk/works.py": "fields of the page's JSON",
    "desk/context.py": "fields of the page's JSON",
    "desk/desk.py": "fields of the page's JSON",
    "desk/matches.py": "fields of the page's JSON",
    "desk/reviews.py": "fields of the page's JSON",
    "desk/security.py": "headers of HTTP",
    "export/annotation.py": "keys of Web Annotation",
    "export/bibtex.py": "kinds of references",
    "export/csl.py": "kinds of references, fields of CSL",
    "export/entries.py": "names of columns",
    "export/ris.py": "kinds of references",
    "run/lint/formats/__init__.py": "names of formats",
    "run/lint/formats/json_lines.py": "fields of a finding",
    "text/identifiers.py": "names of identifiers",
    "network/guard.py": "reserved names of hosts",
    "network/identity.py": "names of services",
    "fetch/names.py": "names of devices of Windows",
    "run/online/fetch.py": "names of columns",
    "run/parts.py": "names of tables",
    "run/online/steps.py": "names of services",
    "evidence/compare/statements/features.py": "relations of the parse",
    "evidence/compare/statements/roles.py": "relations of the parse",
    "verify/rows.py": "names of columns",
    "verify/snapshot/readers/__init__.py": "names of formats",
    "indexes/names.py": "types of works of the indexes",
    "verify/snapshot/readers/xml_dumps.py": "elements of DBLP",
    "run/show.py": "kinds of blocks, fields of Meta",
    "tables/columns.py": "types of columns",
    "tables/datapackage.py": "keys of Frictionless",
    "tables/rows.py": "names of columns",
    "tables/sheet_lists.py": "names of columns",
}
FILES = sorted(path for path in PIPELINE.rglob("*.py") if "lexicon" not in path.parts)


def name(path: Path) -> str:
    return path.relative_to(PIPELINE).as_posix()


@pytest.mark.parametrize("path", [path for path in FILES if name(path) not in NO_WORDS], ids=name)
def test_no_list_of_five_or_more_words(path):
    found = [f"line {line}: {' '.join(words)}" for line, words in word_lists(path)]
    assert not found, "these words belong into pipeline/lexicon/:\n" + "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_month_weekday_or_season(path):
    found = [f"line {line}: {word}" for line, word in single_words(path, CLOSED)]
    assert not found, "these words belong into pipeline/lexicon/:\n" + "\n".join(found)


def test_every_exception_is_needed():
    needed = {name(path) for path in FILES if any(word_lists(path))}
    assert NO_WORDS.keys() <= needed, NO_WORDS.keys() - needed


def test_lists_are_found(tmp_path):
    path = tmp_path / "spelled.py"
    path.write_text(
        'A = re.compile(r"\\b(?:rose|fell|grew|sank|soared)\\b")\nB = "one two three four five".split()\nC = {"a": 1}\n'
    )
    assert [line for line, _ in word_lists(path)] == [1, 2]
    path.write_text('A = r"\\b(?:in|since) march\\b"\nB = "A message about March."\n')
    assert list(single_words(path, CLOSED)) == [(1, "march")]
