"""python -m evaluation.hostile [FOLDER] [--raw]: every file must give a document or an errors row, and the run must end.

--raw also asks the two PDF engines alone, each in a child, which PDFs have text at all: ours must not be fewer.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from evaluation.hostile.raw import find_readable
from pipeline.documents import load
from pipeline.errors import ReadError
from pipeline.references.libraries import bibtex
from pipeline.run.subprocess_reader import read_in_subprocess

SHARED = Path(__file__).parents[3] / "shared" / "hostile"
_NO_INPUTS = ("README.md", "index.csv", "urls.txt")


def outcome(path: Path) -> tuple[str, int]:
    """Return "document" or an error code, and how many characters or references were read. Anything else is a bug."""
    try:
        if path.suffix == ".bib":
            references, _ = bibtex.read(load(path), str(path))
            return "document", len(references)
        return "document", len(read_in_subprocess(path).text)
    except ReadError as error:
        return error.code, 0
    except Exception as error:  # noqa: BLE001 — a bug of a reader is counted, and does not end the run
        return f"RAISED {type(error).__name__}", 0


def main() -> int:
    """Print slow files, a table of codes and the totals. Exit code 1 when a reader raised, or found fewer PDFs with text."""
    folder = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), SHARED)
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in _NO_INPUTS)
    codes: dict[str, Counter[str]] = {}
    with_text, start = set(), time.perf_counter()
    for path in files:
        file_start = time.perf_counter()
        code, size = outcome(path)
        seconds = time.perf_counter() - file_start
        codes.setdefault(path.parent.name, Counter())[code] += 1
        if path.suffix == ".pdf" and size:
            with_text.add(path)
        if seconds > 5 or code.startswith(("CRASH", "RAISED")):
            print(f"{seconds:6.1f} s  {code:<14} {path.relative_to(folder)}", flush=True)
    for kind, found in codes.items():
        print(f"{kind:<10}", ", ".join(f"{n} {code}" for code, n in found.most_common()))
    rows = sum(sum(found.values()) for found in codes.values())
    print(f"{rows} of {len(files)} files are a document or an errors row, in {time.perf_counter() - start:.0f} s")
    raised = sum(n for found in codes.values() for code, n in found.items() if code.startswith("RAISED"))
    passed = rows == len(files) and not raised
    if "--raw" in sys.argv:
        raw = find_readable([p for p in files if p.suffix == ".pdf"])
        union = raw["pypdfium2"] | raw["pdfminer"]
        print(
            f"PDFs with text: ours {len(with_text)}; "
            + ", ".join(f"{name} {len(found)}" for name, found in raw.items()),
            f"union {len(union)}",
        )
        for path in sorted(union - with_text):
            print("  not by us:", path.relative_to(folder))
        passed &= len(with_text) >= len(union)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
