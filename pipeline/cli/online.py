"""What commands that go online have in common: their options, and the word of the user before the first request."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import OK, USAGE, path_argument, report
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from pipeline.network.courier import Policy
    from pipeline.network.identity import Identity
    from pipeline.tables.csv import Row

UNAVAILABLE = 69  # EX_UNAVAILABLE of sysexits.h
_AGE = regex(r"(\d{1,4})([hdw])")
_SECONDS = {"h": 3600, "d": 86_400, "w": 604_800}
PRIVACY = """What is sent: DOIs and other identifiers, or the words of a reference entry, to the services that are named before the
first request; never the article. --no-text sends identifiers alone, --offline nothing. `docs/how-to/what-is-sent.md` says more."""


def add_online_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of going online."""
    group = parser.add_argument_group("network")
    group.add_argument("--offline", action="store_true", help="send nothing: ask snapshots and earlier answers alone")
    group.add_argument("--dry-run", action="store_true", help="print every request that may be sent, and send none")
    group.add_argument("-y", "--yes", action="store_true", help="do not ask before the first request")
    group.add_argument("--no-text", action="store_true", help="send identifiers alone, no words of entries")
    group.add_argument(
        "--email",
        default="",
        metavar="YOU@ORG",
        help="told to the services, which then serve better (or CITETRAIL_EMAIL)",
    )
    group.add_argument(
        "--max-age", default="", metavar="AGE", help="use no earlier answer older than this: 12h, 30d, 2w"
    )
    group.add_argument("--refresh", action="store_true", help="use no earlier answer")


def add_tables_or_article(parser: argparse.ArgumentParser) -> None:
    """Add what the references are read from."""
    parser.add_argument(
        "out",
        nargs="?",
        type=path_argument,
        default=Path("outputs"),
        metavar="OUT|ARTICLE",
        help="where extract wrote its tables (default: outputs), or an article",
    )


def entries_at(path: Path) -> "list[Row]":
    """Return the rows of references.csv of a folder of tables, with a person's corrections in them, or those of an article.

    Raises:
        ReadError: no tables there, or the article cannot be read.
    """
    from pipeline.run.online.article import entries_of_article
    from pipeline.run.verify import entries_of

    return entries_of(path) if path.is_dir() else entries_of_article(path)


def policy_of(args: argparse.Namespace) -> "Policy":
    """Return which earlier answers may be used.

    Raises:
        UsageError: --max-age is no age.
    """
    from pipeline.errors import UsageError
    from pipeline.network.courier import Policy

    age = _AGE.fullmatch(args.max_age) if args.max_age else None
    if args.max_age and not age:
        raise UsageError(f"--max-age {args.max_age}: write 12h, 30d or 2w")
    seconds = int(age[1]) * _SECONDS[age[2]] if age else 0
    return Policy(args.offline, args.refresh, seconds)


def identity_of(args: argparse.Namespace) -> "Identity":
    """Return who asks, and say what comes of asking without a name."""
    from pipeline.network.identity import load_identity

    identity = load_identity(args.email)
    if not identity.email and not args.offline:
        report("no e-mail is given (--email): the services answer more slowly, and Unpaywall not at all", OK)
    return identity


def printable(text: str) -> str:
    """Return text without letters that a terminal obeys: titles of records and pages are somebody's."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def agreed(args: argparse.Namespace, announcement: Sequence[str]) -> bool:
    """Print what will be sent, and return whether the user lets it be; without a terminal only --yes does."""
    print("\n".join(announcement), file=sys.stderr)
    if args.yes:
        return True
    if not sys.stdin.isatty():
        report("nothing was sent: there is no terminal to ask on; add --yes, or --dry-run to see each request", USAGE)
        return False
    print("Continue? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() in ("y", "yes"):
        return True
    report("nothing was sent", USAGE)
    return False
