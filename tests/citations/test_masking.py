from pipeline.citations import mask_non_prose
from pipeline.model import Block, BlockKind, Citation, Document, Span

TEXT = "Lee (2017) grew 3 figs (Moe, 2019).\nx = 42\nReferences 1999"


def citation(group: str, *, narrative: bool = False) -> Citation:
    span = Span(TEXT.index(group), TEXT.index(group) + len(group))
    return Citation("k", span, span, narrative=narrative)


def test_citations_code_and_reference_lists_are_blanked_in_place():
    code = Span(TEXT.index("x ="), TEXT.index("\nRef"))
    document = Document("a", "", TEXT, blocks=(Block(BlockKind.CODE, code),))
    lists = [Span(TEXT.index("References"), len(TEXT))]
    masked = mask_non_prose(document, [citation("Lee (2017)", narrative=True), citation("(Moe, 2019)")], lists)
    assert len(masked) == len(TEXT)
    assert masked.split() == ["Lee", "grew", "3", "figs", "."]
