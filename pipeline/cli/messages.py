"""What all commands say alike: exit codes, errors, options that several of them have."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.errors import CitetrailError

OK, FOUND, USAGE, NOTHING = 0, 1, 2, 3
BUSY, INTERRUPTED = 75, 130  # EX_TEMPFAIL of sysexits.h; 128 + SIGINT

BIB_HELP = "references as .bib, .ris or CSL-JSON; may be repeated"
MODEL_HELP = "an installed spaCy model (or its folder) for names and sentences, in place of ours; nothing is downloaded"


def exit_code(error: "CitetrailError") -> int:
    """Return the exit code that an error ends a command with."""
    from pipeline.errors import BusyError, ClusterError, ReadError

    if isinstance(error, BusyError | ClusterError):
        return BUSY
    return NOTHING if isinstance(error, ReadError) else USAGE


def path_argument(text: str) -> Path:
    """Return a path of the command line; an empty one, as of an unset variable, is refused and not the current folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty path names no file")
    return Path(text)


def add_output_folder(parser: argparse.ArgumentParser) -> None:
    """Add the folder of tables that a command reads, the same default and words for all of them."""
    parser.add_argument(
        "out",
        nargs="?",
        type=path_argument,
        default=Path("outputs"),
        metavar="OUT",
        help="where extract wrote its tables (default: outputs)",
    )


def report(message: str, code: int) -> int:
    """Print one line on stderr and return the exit code."""
    print(f"citetrail: {message}", file=sys.stderr)
    return code


def command_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str, examples: str
) -> argparse.ArgumentParser:
    """Add a command whose help ends with examples and exit codes as they are written."""
    return commands.add_parser(
        name, help=about, description=about, epilog=examples, formatter_class=argparse.RawDescriptionHelpFormatter
    )
