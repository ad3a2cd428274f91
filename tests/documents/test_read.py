import os

import pytest

from pipeline.documents import read
from pipeline.errors import ReadError


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "EMPTY_FILE"),
        ("blank.md", b" \n\n \t", "EMPTY_FILE"),
        ("binary.txt", b"\x7fELF\0\0\1", "WRONG_TYPE"),
        ("table.xyz", b"a", "WRONG_TYPE"),
    ],
)
def test_what_gives_no_document_says_why(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError) as error:
        read(tmp_path / name)
    assert error.value.code == code
    assert name in str(error.value)


def test_missing_folder_and_pipe(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("none.txt", "folder.txt", "pipe.txt"):
        with pytest.raises(ReadError) as error:
            read(tmp_path / name)
        assert error.value.code == "IO_ERROR"
