"""`citetrail fetch`: open copies of the cited works into the folder of sources."""

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import OK, USAGE, command_parser, path_argument, report
from pipeline.cli.online import (
    PRIVACY,
    UNAVAILABLE,
    add_online_options,
    add_tables_or_article,
    agreed,
    entries_at,
    identity_of,
    policy_of,
    printable,
)
from pipeline.cli.progress import progress_bar
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from pipeline.model import Reference
    from pipeline.run.online.fetch import Wanted

_EXAMPLES = f"""examples:
  citetrail fetch outputs --dry-run                     what would be asked of whom; nothing is
  citetrail fetch outputs --email you@example.org       open copies of all references without a saved file
  citetrail fetch outputs --into saved --only varga2014
  citetrail fetch outputs --what archive --only 12      the archived copy of a page that is gone

Only what is open to everybody is saved: the address of the entry, arXiv, the copies that OpenAlex and (with an e-mail) Unpaywall
name, and an archived copy of what is gone. Each file is opened in a child process, and is kept only when the title of the work
stands at its beginning. sources.csv says which file is which work and where it is from; a file that is there is never overwritten.

{PRIVACY}

exit codes: 0 fine · 2 wrong usage, or not confirmed · 3 no tables there · 69 nothing answered · 75 a run holds the folder"""
_SIZE = regex(r"(\d{1,4})\s?(KB|MB)", re.IGNORECASE)
_SECONDS = regex(r"(\d{1,4})s?")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "fetch", "save open copies of the cited works", _EXAMPLES)
    add_tables_or_article(parser)
    parser.add_argument(
        "--into",
        type=path_argument,
        default=Path("corpus/sources"),
        metavar="DIR",
        help="the folder of the sources (default: corpus/sources)",
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="REF", help="an entry by id, label or key; may be repeated"
    )
    parser.add_argument(
        "--what",
        choices=("open", "url", "archive"),
        default="open",
        help="any open copy, the entry's own address, or the archive",
    )
    parser.add_argument("--max-size", default="50MB", metavar="SIZE", help="of a file (default: 50MB)")
    parser.add_argument("--deadline", default="60s", metavar="SECONDS", help="of a file (default: 60s)")
    add_online_options(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Fetch the works of a folder and print what came of each."""
    from collections import Counter
    from datetime import datetime

    from pipeline.run.fetch import fetch_folder
    from pipeline.run.inputs import check_paths
    from pipeline.run.online.fetch import Fetcher
    from pipeline.run.online.session import open_session
    from pipeline.run.verify import Enquiry, reference_of

    check_paths([args.out])
    today = datetime.now().astimezone().date()
    rows = Enquiry((), only=frozenset(args.only)).entries(entries_at(args.out))
    entries = [(row, reference_of(row)) for row in rows]
    lacking = [reference for row, reference in entries if not row.get("source")]
    identity = identity_of(args)
    wanted = _wanted(args, has_email=bool(identity.email))
    if args.dry_run:
        print("\n".join(_requests(lacking, wanted)))
        return OK
    if args.offline:
        return report("fetch goes online; without the network there is nothing for it to do", USAGE)
    if not agreed(args, _announcement(lacking, wanted)):
        return USAGE
    with open_session(identity, policy_of(args)) as session, progress_bar("work") as show:
        fetcher = Fetcher(session.sites(), session.courier, wanted, today)
        has_tables = args.out.is_dir()
        made = fetch_folder(args.out, fetcher, entries, show) if has_tables else fetcher.fetch_all(entries, show)
    for row in made:
        if row["state"] not in ("have", "saved"):
            head = f"{row['article']}: {row['reference_id']}: {row['state']} {row.get('url', '')}"
            print(f"{printable(head)}\n    {printable(row.get('reason', ''))}")
    counts = Counter(row["state"] for row in made)
    print(", ".join(f"{count} {state}" for state, count in counts.most_common()) or "no reference there")
    if counts and set(counts) == {"failed"}:
        return report("nothing answered; run it again later", UNAVAILABLE)
    return OK


def _wanted(args: argparse.Namespace, *, has_email: bool) -> "Wanted":
    """Return what is to be fetched.

    Raises:
        UsageError: a size or time that is none.
    """
    from pipeline.errors import UsageError
    from pipeline.run.online.fetch import Wanted

    size, seconds = _SIZE.fullmatch(args.max_size), _SECONDS.fullmatch(args.deadline)
    if not size:
        raise UsageError(f"--max-size {args.max_size}: write 500KB or 50MB")
    if not seconds:
        raise UsageError(f"--deadline {args.deadline}: write 60s")
    most = int(size[1]) << (20 if size[2].upper() == "MB" else 10)
    return Wanted(args.into, args.what, most, float(seconds[1]), unpaywall=has_email)


def _announcement(references: "Sequence[Reference]", wanted: "Wanted") -> list[str]:
    dois = sum(bool(reference.doi) for reference in references)
    addresses = len({reference.url for reference in references if reference.url})
    indexes = "OpenAlex and Unpaywall" if wanted.unpaywall else "OpenAlex"
    lines = [f"{len(references)} references without a saved file:"]
    if wanted.what == "open" and dois:
        lines.append(f"  {dois} DOIs: sent to {indexes}, which name open copies; these are visited")
    if addresses:
        lines.append(f"  {addresses} addresses of entries: visited; those that are gone: sent to archive.org")
    lines.append(f"Copies are saved in {wanted.into}. Not sent: the article, its claims, names of files, notes.")
    return lines


def _requests(references: "Sequence[Reference]", wanted: "Wanted") -> Iterator[str]:
    """Yield every request that is known beforehand; the copies that indexes name are known only when they have answered."""
    from pipeline.fetch.copies import choose
    from pipeline.network.services import openalex, unpaywall, wayback
    from pipeline.run.online.steps import numbers_of

    for reference in references:
        yield f"{reference.id}: {reference.title or reference.raw[:80]}"
        if wanted.what == "open" and reference.doi:
            yield f"  GET {openalex.copies(reference.doi).url}"
            yield from ([f"  GET {unpaywall.copies(reference.doi).url}"] if wanted.unpaywall else [])
        if wanted.what != "archive":
            copies = choose(reference, numbers_of(reference, "arxiv") if wanted.what == "open" else (), ())
            yield from (f"  GET {copy.url}" for copy in copies)
        if wanted.what == "archive" and reference.url:
            yield f"  GET {wayback.nearest(reference.url, reference.accessed or reference.year).url}"
