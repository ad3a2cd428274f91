"""Transcripts: what a speaker says is no claim of the document."""

from pathlib import Path

from pipeline.claims.dialogue import start_of_dialogue
from pipeline.documents import read
from pipeline.flow import extract
from pipeline.model import ClaimKind, ProblemCode

TALK = """# A talk

The quay of Varna was built in 1904.

Ada Moor: We came in May 1989.

Paul Tonna: And the cranes?

Ada Moor: They lifted 40,000 tonnes of grain in 1991.

Paul Tonna: So many.

Ada Moor: Yes.

Paul Tonna: Thank you.
"""


def test_what_is_said_in_a_transcript_needs_no_source(tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    path.write_text(TALK, encoding="utf-8")
    found = extract(read(path))
    text = found.document.text
    assert start_of_dialogue(found.document) == text.index("Ada Moor")
    spoken = [claim for claim in found.claims if "40,000" in claim.span.of(text)]
    assert [ClaimKind.ATTRIBUTION in claim.kinds for claim in spoken] == [True]
    assert [p.span.of(text) for p in found.problems if p.code == ProblemCode.CLAIM_UNCITED] == [
        "The quay of Varna was built in 1904."
    ]


def test_labels_of_an_article_make_no_transcript(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text("Note: the sea rose.\n\nThe port grew.\n\nNote: it fell.\n\nIt closed.\n", encoding="utf-8")
    document = read(path)
    assert start_of_dialogue(document) > len(document.text)


def test_a_figure_without_a_verb_is_no_claim(tmp_path: Path) -> None:
    path = tmp_path / "delais.md"
    text = "# Délais\n\nVoici les délais des tribunaux de la région.\n\n12,8 mois pour des contraventions de 5ème classe.\n"
    path.write_text(f"{text}\nLe tribunal de Nantes a jugé 4 200 affaires en 2019.\n", encoding="utf-8")
    found = extract(read(path))
    told = [p.span.of(found.document.text) for p in found.problems if p.code == ProblemCode.CLAIM_UNCITED]
    assert told == ["Le tribunal de Nantes a jugé 4 200 affaires en 2019."]
