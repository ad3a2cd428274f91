from pipeline.run.inputs import files_below


def test_the_parts_of_a_saved_page_are_no_sources(tmp_path):
    names = [
        "ferry.html",
        "ferry_files/frame.html",
        "ferry_files/in/boat.txt",
        "line.htm",
        "line-Dateien/ad.htm",
        "data_files/a.html",
        ".b/c.html",
    ]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)] == [
        "data_files/a.html",
        "ferry.html",
        "line.htm",
    ]
