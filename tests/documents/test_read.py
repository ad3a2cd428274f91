import os

import pytest

from pipeline.documents import read
from pipeline.documents.shared.encoding import decode
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


@pytest.mark.parametrize(
    ("data", "text", "guessed"),
    [
        ("Kolstø".encode(), "Kolstø", False),
        ("Kolstø".encode("utf-8-sig"), "Kolstø", False),
        ("Kolstø".encode("utf-16"), "Kolstø", False),
        ("Pål, Kolstø – “a”".encode("cp1252"), "Pål, Kolstø – “a”", True),
        ("Список литературы: торговля в Центральной Азии растёт каждый год.".encode("cp1251"), "Список", True),
    ],
)
def test_encodings(data, text, guessed):
    said, troubles = decode(data)
    assert said.startswith(text)
    assert bool(troubles) == guessed
