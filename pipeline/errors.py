"""The errors that citetrail raises; str() of each is one line for people that says what to do.

    CitetrailError
    ├── ReadError      a file that gives no document; has an ErrorCode and becomes a row of errors.csv
    ├── ModelError     a language model that is not there or cannot be used
    ├── BusyError      another run holds the output folder
    ├── ClusterError   the workers of a run went away: the same command goes on where it was
    ├── UsageError     the input of a run that cannot be meant: nothing was read or written
    └── NetworkError   an address that gave no answer (only commands that go online raise it)

What is wrong inside an article is no exception but a value, model.Problem.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # values are not needed to print help, nor by a run with nothing to do
    from pipeline.model.trouble import Trouble


class CitetrailError(Exception):
    """Anything that a run of citetrail can fail with and that its user can mend."""


class ReadError(CitetrailError):
    """A file that gives no document.

    Args:
        path: the file.
        code: an ErrorCode.
        reason: what happened, in words; the meaning of the code where empty.
    """

    def __init__(self, path: str, code: str, reason: str = "") -> None:
        from pipeline.model.trouble import ErrorCode

        self.path, self.code = path, ErrorCode[code]
        self.reason = reason or self.code.meaning
        super().__init__(f"{path}: {self.reason} ({code})")

    def trouble(self, *, sha256: str = "", stage: str = "read") -> "Trouble":
        """Return the same as a value."""
        from pipeline.model.trouble import Trouble

        return Trouble(self.code, self.reason, self.path, sha256, stage)


class ModelError(CitetrailError):
    """A language model that cannot be used."""


class BusyError(CitetrailError):
    """Another run holds the output folder."""


class ClusterError(CitetrailError):
    """The scheduler of a run, or all of its workers, went away."""


class UsageError(CitetrailError):
    """An input of the run that is not there or is of the wrong kind."""


class NetworkError(CitetrailError):
    """An address that gave no answer, or one that must not be asked."""
