"""`citetrail verify`: what indexes of works know of the references."""

import argparse

from pipeline.cli.messages import FOUND, OK, USAGE, add_output_folder, command_parser, path_argument, report

_EXAMPLES = """examples:
  citetrail verify outputs --offline --snapshot works.db                    the references of a run, against a local snapshot
  citetrail verify outputs --offline --snapshot works.db --snapshot own.db  several; two indexes say more than one
  citetrail verify outputs --offline --snapshot works.db --strict           exit code 1 where a work was not found or differs

It writes verifications.csv, adds work-not-found, work-differs and work-retracted to problems.csv, and makes the report anew.
"Not found" says that an index does not list a work, never that there is none. Write exists into the column verdict of
verifications.csv, and the entry is left alone until its words change.

Nothing is sent to anybody: only local snapshots are asked (`citetrail snapshot build`).

exit codes: 0 fine · 1 findings, with --strict · 2 wrong usage · 3 no tables there · 75 a run holds the output folder"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "verify", "look the cited works up in indexes", _EXAMPLES)
    add_output_folder(parser)
    parser.add_argument(
        "--offline", action="store_true", help="ask local snapshots alone; the only way there is so far"
    )
    parser.add_argument(
        "--snapshot",
        action="append",
        type=path_argument,
        default=[],
        metavar="FILE",
        help="a snapshot; may be repeated",
    )
    parser.add_argument("--strict", action="store_true", help="exit code 1 where something was found")
    return parser


def run(args: argparse.Namespace) -> int:
    """Verify the references of a folder and print what was found."""
    if not args.offline or not args.snapshot:
        return report("only local snapshots can be asked: add --offline --snapshot FILE", USAGE)
    from collections import Counter
    from datetime import datetime

    from pipeline.run.inputs import check_paths
    from pipeline.run.verify import Asked, verify_folder
    from pipeline.verify.snapshot.lookup import open_snapshot

    check_paths([args.out])
    snapshots = [open_snapshot(path) for path in args.snapshot]
    try:
        found = verify_folder(args.out, Asked(snapshots), datetime.now().astimezone().date())
    finally:
        for snapshot in snapshots:
            snapshot.connection.close()
    for problem in found.problems:
        print(
            f"{problem['article']}: {problem['code']} [{problem['severity']}] {problem['text'][:90]}\n    {problem['message']}"
        )
    counts = Counter(row["state"] for row in found.rows)
    print(", ".join(f"{count} {state}" for state, count in counts.most_common()) or "no reference there")
    return FOUND if args.strict and found.problems else OK
