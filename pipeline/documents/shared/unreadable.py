"""The exception by which a helper tells its reader that a file, or a part of it, cannot be read."""

from pipeline.model import ErrorCode, Trouble


class UnreadableInput(Exception):  # noqa: N818 — the reader turns it into a Trouble; users never see it raised
    """A file or an entry that is not read.

    Args:
        code: an ErrorCode.
        reason: what is wrong, in words.
    """

    def __init__(self, code: str, reason: str) -> None:
        self.trouble = Trouble(ErrorCode[code], reason)
        super().__init__(reason)
