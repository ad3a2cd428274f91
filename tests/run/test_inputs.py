from pipeline.run.inputs import files_below, files_of


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


def test_files_come_in_the_order_of_their_paths_and_each_once(tmp_path):
    names = ["b.md", "a/z.md", "a/b/c.md", "a.md", ".hidden/x.md", "a/.y.md", "README.md", "sources.csv", "c.pdf"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "folder").symlink_to(tmp_path / "a")
    found = [str(path.relative_to(tmp_path)) for path in files_below(tmp_path)]
    assert found == ["a/b/c.md", "a/z.md", "a.md", "b.md", "c.pdf", "link.md"]
    paths = [tmp_path, tmp_path / "a", tmp_path / "a" / ".." / "b.md"]
    assert [path.name for path in files_of(paths, frozenset({".md"}), "article")] == ["c.md", "z.md", "a.md", "b.md"]
