from pipeline.run.lint.included import included_files


def test_a_file_that_another_takes_in_is_checked_there(tmp_path):
    texts = {
        "main.tex": "\\input{part}\n% \\input{alone}",
        "part.tex": "\\include{deep}",
        "deep.tex": "Words.",
        "alone.tex": "\\input{gone}",
        "left.tex": "\\input{right}",
        "right.tex": "\\input{left}",
        "notes.md": "\\input{main}",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    included = included_files(tmp_path / name for name in (*texts, "missing.tex"))
    assert {path.name: main.name for path, main in included.items()} == {"part.tex": "main.tex", "deep.tex": "main.tex"}
