"""Broken input: an exception where it happens, a row of errors.csv where it is told."""

from dataclasses import dataclass

# code → what it means in words; docs/tables.md is checked against this table
ERROR_CODES = {
    "EMPTY_FILE": "the file holds no text",
    "NOT_A_PDF": "the file is named .pdf and is none",
    "WRONG_TYPE": "no reader for this kind of file",
    "PASSWORD": "the file is encrypted",
    "NO_TEXT_LAYER": "the pages are pictures; run OCR first",
    "DAMAGED": "the file is damaged",
    "TIMEOUT": "reading took too long",
    "OUT_OF_MEMORY": "reading took too much memory",
    "CRASH": "the reader crashed",
    "TOO_LARGE": "the file is too large",
    "BOMB": "the file unpacks to far more than it holds",
    "DTD_FORBIDDEN": "the XML declares a document type",
    "ENCODING_GUESSED": "the encoding was guessed; look for odd letters",
    "PARTIAL_PAGES": "only some pages could be read",
    "BIB_BLOCK_FAILED": "an entry of the .bib file could not be read",
    "IO_ERROR": "the file could not be opened",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row of errors.csv. recovered: something was read all the same."""

    code: str
    reason: str
    path: str = ""
    sha256: str = ""
    stage: str = "read"
    engine: str = ""
    page: str = ""
    recovered: bool = False
    seconds: float = 0.0


class ReadError(Exception):
    """A file that gives no document. code is one of ERROR_CODES; str() is one line for people."""

    def __init__(self, path: str, code: str, reason: str = "") -> None:
        self.path, self.code, self.reason = path, code, reason or ERROR_CODES[code]
        super().__init__(f"{path}: {self.reason} ({code})")

    def trouble(self, *, sha256: str = "", stage: str = "read") -> Trouble:
        """Return the same as a value."""
        return Trouble(self.code, self.reason, self.path, sha256, stage)


class ModelError(Exception):
    """A language model that cannot be used; str() is one line for people."""
