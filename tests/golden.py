"""Golden tables: what the articles of ours must give, byte for byte. `make accept` rewrites them; a person reads the diff."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.documents import readers
from pipeline.run.batch import run
from pipeline.run.plan import plan
from pipeline.tables import dump, tables
from pipeline.tables.describe import markdown

ROOT = Path(__file__).parent.parent
ARTICLES = Path(__file__).parent / "articles"


def corpora() -> Iterator[tuple[Path, Path, Path, Path]]:
    """Yield article folder, sources, .bib and the folder of the expected tables."""
    sample = ROOT / "corpus"
    yield sample / "articles", sample / "sources", sample / "references.bib", ARTICLES / "corpus" / "expected"


def made(articles: Path, sources: Path, bib: Path) -> dict[str, bytes]:
    """Return the tables of a corpus, paths relative to the repository so that they read the same everywhere."""
    paths = [path.relative_to(ROOT) for path in (articles, sources, bib)]
    result = run(plan([paths[0]], [paths[1]], [paths[2]], readers()), lambda files, _: files)
    files = dump(tables(result.extractions, result.troubles))
    return {name: data for name, data in files.items() if not name.endswith(".xlsx")}  # its bytes are openpyxl's


def main() -> None:
    """Rewrite every golden table, and docs/tables.md."""
    for articles, sources, bib, expected in corpora():
        expected.mkdir(parents=True, exist_ok=True)
        for name, data in made(articles, sources, bib).items():
            (expected / name).write_bytes(data)
    (ROOT / "docs" / "tables.md").write_text(markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
