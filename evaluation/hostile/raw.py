"""The PDFs in which the engines alone find text; each file in a forked child, because either engine may crash or hang."""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

_SECONDS = 20


def _pypdfium2(path: Path) -> bool:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return any(document[i].get_textpage().get_text_range().strip() for i in range(len(document)))


def _pdfminer(path: Path) -> bool:
    from pdfminer.high_level import extract_text

    return bool(extract_text(path).strip())


ENGINES: dict[str, Callable[[Path], bool]] = {"pypdfium2": _pypdfium2, "pdfminer": _pdfminer}


def find_readable(paths: Sequence[Path]) -> dict[str, set[Path]]:
    """Return engine → the PDFs in which it finds text."""
    return {
        name: {path for path in paths if _succeeds_in_child(finds_text, path)} for name, finds_text in ENGINES.items()
    }


def _succeeds_in_child(check: Callable[[Path], bool], path: Path) -> bool:
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 1)
        os.dup2(null, 2)
        signal.alarm(_SECONDS)
        code = 1
        try:
            code = 0 if check(path) else 1
        finally:
            os._exit(code)
    return os.waitpid(pid, 0)[1] == 0
