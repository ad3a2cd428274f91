import pytest

from pipeline.errors import UsageError
from pipeline.run.source_list import write_match


def listed(folder):
    return (folder / "sources.csv").read_text(encoding="utf-8")


def test_a_match_is_a_line_and_the_others_stay(tmp_path):
    (tmp_path / "sources.csv").write_text(
        "\ufefffile,reference,remark\na.txt,Lee 2017,mine\nb.txt,Kim 2018,\n", encoding="utf-8"
    )
    write_match(tmp_path, "a.txt", "karimova2024")
    write_match(tmp_path, "c, d.pdf", "r-1")
    assert listed(tmp_path) == 'file,reference,remark\nb.txt,Kim 2018,\na.txt,karimova2024,mine\n"c, d.pdf",r-1,\n'


def test_a_match_is_taken_out_again(tmp_path):
    write_match(tmp_path, "a.txt", "r-1")
    write_match(tmp_path, "a.txt", "")
    assert listed(tmp_path) == "file,reference\n"


def test_a_list_that_cannot_be_read_is_left_alone(tmp_path):
    (tmp_path / "sources.csv").write_bytes(b"file,reference\n\xff\xfe.txt,x\n")
    with pytest.raises(UsageError, match="cannot be read"):
        write_match(tmp_path, "a.txt", "r-1")
    assert (tmp_path / "sources.csv").read_bytes() == b"file,reference\n\xff\xfe.txt,x\n"
