"""The settings of citetrail.toml; every one has a default, and the command line goes before the file.

Settings are read once and hold for a whole run (`using`), like the language model: no stage is handed a value that it only
passes on.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.errors import UsageError
from pipeline.log import logger

NAME = "citetrail.toml"
_LOG = logger("settings")


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long and how large one document may be.

    page_seconds: work without progress on a page. document_seconds: in all, every reader tried. memory_megabytes: of the
    reading process. file_megabytes: of the file. article_seconds, article_megabytes: processor time and memory of all stages of an
    article, its evidence included.
    """

    page_seconds: float = 10
    document_seconds: float = 180
    memory_megabytes: int = 1024
    file_megabytes: int = 100
    article_seconds: float = 600
    article_megabytes: int = 4096


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a score becomes a decision.

    checkworthy: an uncited sentence from this score on is a claim that lacks a citation (problem claim-uncited, priority 4).
    """

    checkworthy: float = 0.5


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings.

    ignore: problem codes that are counted and not listed. fail_on: the least severity for which `citetrail check` fails.
    model: a spaCy model; ours when empty. cache_megabytes: how large the cache may grow.
    """

    model: str = ""
    fast: bool = False
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "info"
    cache_megabytes: int = 2048
    limits: Limits = Limits()
    thresholds: Thresholds = Thresholds()


def load_settings(path: Path | None = None) -> Settings:
    """Read a settings file; without a path, citetrail.toml of the current folder where there is one.

    Raises:
        UsageError: the file is not there, is no TOML, or has a setting that does not exist or is of the wrong type.
    """
    file = path or Path(NAME)
    if path is None and not file.is_file():
        return Settings()
    import tomllib  # a tenth of what a run with nothing to do costs

    try:
        settings = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Settings)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise UsageError(f"{file}: {error}; docs/settings.md lists the settings") from error
    _warn_of_unknown(settings.ignore, file)
    return settings


def _warn_of_unknown(codes: Iterable[str], file: Path) -> None:
    from pipeline.model import ProblemCode  # not needed by a run that ignores nothing

    for code in set(codes) - set(ProblemCode):
        _LOG.warning("%s: no problem has the code %s that is to be ignored", file, code)


_current: ContextVar[Settings] = ContextVar("settings", default=Settings())  # noqa: B039 — a frozen value


def current() -> Settings:
    """Return the settings that hold now."""
    return _current.get()


@contextmanager
def using(settings: Settings) -> Iterator[None]:
    """Let settings hold inside of the block."""
    token = _current.set(settings)
    try:
        yield
    finally:
        _current.reset(token)
