"""What went wrong with an input, as a row of errors.csv."""

from dataclasses import dataclass
from enum import StrEnum


class ErrorCode(StrEnum):
    """Why a file gave no document, or less than it holds. `meaning` says it in words."""

    meaning: str

    def __new__(cls, code: str, meaning: str) -> "ErrorCode":
        """Make a member from its code and its meaning."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    EMPTY_FILE = "EMPTY_FILE", "the file holds no text"
    NOT_A_PDF = "NOT_A_PDF", "the file is named .pdf and is none"
    WRONG_TYPE = "WRONG_TYPE", "no reader for this kind of file"
    PASSWORD = "PASSWORD", "the file is encrypted"
    NO_TEXT_LAYER = "NO_TEXT_LAYER", "the pages are pictures; run OCR first"
    DAMAGED = "DAMAGED", "the file is damaged"
    TIMEOUT = "TIMEOUT", "reading took too long"
    OUT_OF_MEMORY = "OUT_OF_MEMORY", "reading took too much memory"
    CRASH = "CRASH", "the reader crashed"
    TOO_LARGE = "TOO_LARGE", "the file is too large"
    BOMB = "BOMB", "the file unpacks to far more than it holds"
    DTD_FORBIDDEN = "DTD_FORBIDDEN", "the XML declares a document type"
    ENCODING_GUESSED = "ENCODING_GUESSED", "the encoding was guessed; look for odd letters"
    PARTIAL_PAGES = "PARTIAL_PAGES", "only some pages could be read"
    BIB_BLOCK_FAILED = "BIB_BLOCK_FAILED", "an entry of the .bib file could not be read"
    UNKNOWN_KIND = "UNKNOWN_KIND", "the reader yields a kind of block or mark that is unknown"
    NO_READER = "NO_READER", "nobody reads files of this kind"
    IO_ERROR = "IO_ERROR", "the file could not be opened"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row of errors.csv. recovered: something was read all the same."""

    code: ErrorCode
    reason: str
    path: str = ""
    sha256: str = ""
    stage: str = "read"
    engine: str = ""
    page: str = ""
    recovered: bool = False
    seconds: float = 0.0
