"""python -m benchmarks.pdf: our reading over pypdfium2 alone, a child over none, memory over a thousand pages."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.measure import Ratio, measure
from pipeline.documents import read
from pipeline.run.subprocess_reader import read_in_subprocess
from tests.fixtures.press import Press
from tests.fixtures.prose import paragraphs

# VmHWM and not ru_maxrss: that one begins with the peak of the process which started this one
_MEMORY = """import sys
from pipeline.documents import read
text = len(read(sys.argv[1]).text)
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")), text)"""

_PLAIN_MEMORY = """import sys, pypdfium2
document, text = pypdfium2.PdfDocument(sys.argv[1]), 0
for i in range(len(document)):
    page = document[i]
    textpage = page.get_textpage()
    text += len(textpage.get_text_range())
    textpage.close()
    page.close()
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")), text)"""


def _plain_reading(path: Path) -> Callable[[], object]:
    """Return the usual loop over the text of a PDF: page by page, nothing kept open."""
    import pypdfium2

    def work() -> str:
        document = pypdfium2.PdfDocument(path)
        out = []
        for i in range(len(document)):
            page = document[i]
            textpage = page.get_textpage()
            out.append(textpage.get_text_range())
            textpage.close()
            page.close()
        return "".join(out)

    return work


def _write_pdf(folder: Path, columns: int, count: int) -> tuple[Path, int]:
    """Write a PDF of so many paragraphs; return the file and its number of pages."""
    press = Press(
        folder / f"{columns}-{count}.pdf",
        columns=columns,
        header=lambda label: f"Journal of Made-up Ports 12 · {label}",
    )
    for paragraph in paragraphs(count):
        press.paragraph(paragraph)
    press.close()
    return press.path, int(press.label) - 1


def _overhead(path: Path, times: int = 30) -> float:
    """Return the milliseconds that a child process adds to reading a document: the least of each over many rounds."""
    best = [9.0, 9.0]
    for _ in range(times):
        for i, reader in enumerate((read_in_subprocess, read)):
            start = time.perf_counter()
            reader(path)
            best[i] = min(best[i], time.perf_counter() - start)
    return 1000 * (best[0] - best[1])


def _peak(path: Path, code: str = _MEMORY) -> tuple[float, float]:
    """Return the peak memory in MB of a process that reads the file, and the MB of its text."""
    output = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True).stdout
    peak, text = map(int, output.split())
    return peak / 1024, text / 2**20


def main() -> None:
    """Print each figure beside its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for columns in (1, 2):
            path, pages = _write_pdf(folder, columns, 320)
            label = f"PDF ÷ bare pypdfium2, {columns} column(s), {pages} pages"
            [found] = measure([Ratio(label, partial(read, path), _plain_reading(path), 1.5)])
            print(f"{label} {found.median:>9.2f}   allowed {found.limit}", flush=True)
        small = folder / "small.txt"
        small.write_text("Cargo grew in both ports last year.", encoding="utf-8")
        for path in (small, _write_pdf(folder, 1, 4)[0]):
            print(
                f"a child, {path.suffix} of {path.stat().st_size:,} bytes: {_overhead(path):>8.1f} ms more   allowed 20",
                flush=True,
            )
        for count in (700, 7000):
            path, pages = _write_pdf(folder, 1, count)
            peak, text = _peak(path)
            plain, _ = _peak(path, _PLAIN_MEMORY)
            print(
                f"peak memory, {pages} pages ({text:.1f} MB of text) {peak:>8.0f} MB; bare, nothing kept, {plain:.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
