r"""The files that a LaTeX file takes in by \input, \include and \bibliography, put where they are taken in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents.shared.encoding import decode
from pipeline.text.regex import regex

# not behind a comment sign
INPUT = regex(r"(?m)^(?P<before>(?:[^%\n\\]|\\.){0,200}?)\\(?:input|include)\s?\{(?P<file>[^{}\n]{1,200})\}")
# where BibTeX's list is printed; it lies beside the file, as its .bbl
_LIST = regex(r"(?m)^(?P<before>(?:[^%\n\\]|\\.){0,200}?)\\bibliography\s?\{[^{}\n]{1,400}\}")
_MAX_DEPTH = 8  # files inside files
_MAX_SIZE = 20 * 2**20  # bytes of one file that is taken in


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a file. offset: where it begins in the text of that file."""

    path: Path
    offset: int
    text: str


def fragments(path: Path, data: bytes) -> Iterator[Fragment]:
    """Yield the stretches of a LaTeX file and of the files below its folder that it takes in, in the order of reading.

    A file that is not there, that stands elsewhere or that takes itself in stays a command.
    """
    yield from _fragments(path, decode(data)[0], path.parent, (path.resolve(),))


def assemble(path: Path, data: bytes) -> bytes:
    """Return the LaTeX file with the files that it takes in; itself where there is none."""
    parts = list(fragments(path, data)) if b"\\in" in data or b"\\bibliography" in data else []
    return "".join(part.text for part in parts).encode("utf-8", "surrogatepass") if len(parts) > 1 else data


def _fragments(path: Path, text: str, folder: Path, opened: tuple[Path, ...]) -> Iterator[Fragment]:
    done = 0
    commands = sorted([*INPUT.finditer(text), *_LIST.finditer(text)], key=lambda command: command.end("before"))
    for command in commands:
        named = command.groupdict().get("file")
        name = named.strip() if named else f"{opened[0].stem}.bbl"
        file = _find(name, folder)
        if file is None or file.resolve() in opened or len(opened) > _MAX_DEPTH:
            continue
        start = command.end("before")
        yield Fragment(path, done, text[done:start])
        try:
            inner = decode(file.read_bytes())[0]
        except OSError:
            continue
        yield from _fragments(file, inner, folder, (*opened, file.resolve()))
        done = command.end()
    yield Fragment(path, done, text[done:])


def _find(name: str, folder: Path) -> Path | None:
    """Return the file of that name below the folder of the article; an article must not show other files of the machine."""
    for candidate in (folder / name, folder / f"{name}.tex"):
        try:
            inside = candidate.resolve().is_relative_to(folder.resolve())
            if inside and candidate.is_file() and candidate.stat().st_size <= _MAX_SIZE:
                return candidate
        except (OSError, ValueError):
            continue
    return None
