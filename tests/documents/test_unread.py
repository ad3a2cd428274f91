import pytest

from pipeline.documents import read, readers
from pipeline.documents.unread import _ADVICE
from pipeline.errors import ReadError


@pytest.mark.parametrize("ending", [".doc", ".pptx", ".xlsx", ".eml", ".DOC"])
def test_a_kind_that_nobody_reads_is_told_with_what_to_do(tmp_path, ending):
    (tmp_path / f"a{ending}").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(ReadError) as refused:
        read(tmp_path / f"a{ending}")
    assert refused.value.code == "WRONG_TYPE"
    assert ending in str(refused.value)
    assert any(word in str(refused.value) for word in ("save it as", "print it as", "print them as"))


def test_no_ending_has_both_a_reader_and_advice():
    assert not set(_ADVICE) & set(readers())
