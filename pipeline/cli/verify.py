"""`citetrail verify`: what indexes of works know of the references, and whether their addresses answer."""

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pipeline.cli.messages import FOUND, OK, USAGE, command_parser, path_argument, report
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

if TYPE_CHECKING:
    from datetime import date

    from pipeline.network.identity import Identity
    from pipeline.run.online.works import OnlineWorks, Scope
    from pipeline.run.verify import Verified
    from pipeline.verify.snapshot.lookup import Snapshot

_EXAMPLES = f"""examples:
  citetrail verify outputs --dry-run                                        what would be sent to whom; nothing is
  citetrail verify draft.docx --dry-run                                     the same of an article without tables
  citetrail verify outputs --email you@example.org                          ask Crossref, OpenAlex, DataCite, arXiv, Open Library
  citetrail verify outputs --checks retraction --yes                        retractions alone, without a question
  citetrail verify outputs --offline --snapshot works.db                    nothing is sent: local snapshots, earlier answers
  citetrail verify outputs --only varga2014 --refresh                       one entry (its id, label or key), asked anew
  citetrail verify outputs --offline --snapshot works.db --strict           exit code 1 where a work was not found or differs

It writes verifications.csv, adds work-not-found, work-differs, work-retracted and link-dead to problems.csv, and makes the report
anew. "Not found" says that an index does not list a work, never that there is none. Write exists into the column verdict of
verifications.csv, and the entry is left alone until its words change. A run that was stopped goes on where it was.

{PRIVACY}

exit codes: 0 fine · 1 findings, with --strict · 2 wrong usage, or not confirmed · 3 no tables there · 69 no service answered ·
75 a run holds the output folder"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "verify", "look the cited works up in indexes", _EXAMPLES)
    add_tables_or_article(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=path_argument,
        metavar="DIR",
        help="where verifications.csv of an article goes (default: nowhere)",
    )
    parser.add_argument(
        "--snapshot",
        action="append",
        type=path_argument,
        default=[],
        metavar="FILE",
        help="a local snapshot, asked first; may be repeated",
    )
    parser.add_argument(
        "--checks",
        default="work,retraction,link",
        metavar="LIST",
        help="of work, retraction, link (default: all three)",
    )
    parser.add_argument(
        "--indexes",
        default="",
        metavar="LIST",
        help="of crossref, openalex, datacite, arxiv, openlibrary (the default), pubmed, semanticscholar",
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="REF", help="an entry by id, label or key; may be repeated"
    )
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="the first N entries alone")
    parser.add_argument("--strict", action="store_true", help="exit code 1 where something was found")
    add_online_options(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Verify the references of a folder and print what was found."""
    from datetime import datetime

    from pipeline.run.inputs import check_paths
    from pipeline.verify.snapshot.lookup import open_snapshot

    today = datetime.now().astimezone().date()
    check_paths([args.out])
    checks = _checks(args.checks)
    with ExitStack() as open_files:
        snapshots = [open_snapshot(path) for path in args.snapshot]
        for snapshot in snapshots:
            open_files.callback(snapshot.connection.close)
        return _run(args, snapshots, checks, today)


def _run(args: argparse.Namespace, snapshots: "Sequence[Snapshot]", checks: frozenset[str], today: "date") -> int:
    from pipeline.run.online.article import verify_article
    from pipeline.run.online.plan import announce, requests
    from pipeline.run.online.session import open_session
    from pipeline.run.online.works import OnlineWorks
    from pipeline.run.verify import Enquiry, reference_of, verify_folder

    enquiry = Enquiry(snapshots, None, checks, frozenset(args.only), args.limit)
    entries = entries_at(args.out)
    rows = enquiry.entries(entries)
    identity = identity_of(args)
    scope = _scope(args, identity, checks)
    references = [reference_of(row) for row in rows]
    addresses = [row["url"] for row in rows if row.get("url") and "link" in checks]
    if args.dry_run:
        print("\n".join(requests(references, scope, addresses)))
        return OK
    if not args.offline and not agreed(args, announce(references, scope, addresses)):
        return USAGE
    with open_session(identity, policy_of(args)) as session, progress_bar("asked about") as show:
        online = OnlineWorks(session.courier, scope, today, before=snapshots, progress=show)
        links = session.links(show) if "link" in checks else None
        enquiry = Enquiry((*snapshots, online), links, checks, frozenset(args.only), args.limit)
        has_tables = args.out.is_dir()
        found = (
            verify_folder(args.out, enquiry, today)
            if has_tables
            else verify_article(entries, enquiry, today, args.output)
        )
    return _report(args, found, online, has_snapshots=bool(snapshots))


def _report(args: argparse.Namespace, found: "Verified", online: "OnlineWorks", *, has_snapshots: bool) -> int:
    from collections import Counter

    for problem in found.problems:
        head = f"{problem['article']}: {problem['code']} [{problem['severity']}] {problem['text'][:90]}"
        print(f"{printable(head)}\n    {printable(problem['message'])}")
    counts = Counter(row["state"] for row in found.rows)
    print(", ".join(f"{count} {state}" for state, count in counts.most_common()) or "no reference there")
    if online.failed and not online.answered and not has_snapshots and not args.offline:
        return report("no service answered; nothing can be said of the works. Run it again later", UNAVAILABLE)
    return FOUND if args.strict and found.problems else OK


def _scope(args: argparse.Namespace, identity: "Identity", checks: frozenset[str]) -> "Scope":
    """Return who may be asked.

    Raises:
        UsageError: an index that there is not.
    """
    from pipeline.errors import UsageError
    from pipeline.run.online.steps import DEFAULT_INDEXES, INDEXES
    from pipeline.run.online.works import Scope

    named = tuple(name.strip().casefold() for name in args.indexes.split(",") if name.strip()) or DEFAULT_INDEXES
    unknown = [name for name in named if name not in INDEXES]
    if unknown:
        raise UsageError(f"no such index: {', '.join(unknown)}; there are {', '.join(INDEXES)}")
    return Scope(named, identity.keys, text=not args.no_text and bool(checks & {"work", "retraction"}))


def _checks(text: str) -> frozenset[str]:
    """Return the checks that are named, in the singular or the plural.

    Raises:
        UsageError: one that there is not.
    """
    from pipeline.errors import UsageError
    from pipeline.verify.rows import CHECKS

    named = frozenset(word.strip().casefold().removesuffix("s") for word in text.split(",") if word.strip())
    if not named or not named <= set(CHECKS):
        raise UsageError(f"--checks {text}: name some of {', '.join(CHECKS)}")
    return named
