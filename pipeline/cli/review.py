"""`citetrail review`: the page on which a person judges the claims."""

import argparse
from contextlib import suppress
from pathlib import Path

from pipeline.cli.messages import OK, add_output_folder, command_parser, report

_EXAMPLES = """examples:
  citetrail review outputs                       opens the page in your browser; 1 to 8 judge, ? shows all keys
  citetrail review outputs --as AK               who judges (default: your name on this machine)
  citetrail review outputs --as BM --blind       a second reviewer, who sees no verdict before giving his own
  citetrail review outputs --as BM --blind --every 5    and judges every fifth claim that others judged

Every answer is in outputs/verdicts.jsonl before the page says "saved": close it whenever you like. Ctrl-C ends the server,
and writes the verdicts into the tables and the report.

exit codes: 0 fine · 2 wrong usage · 75 a run holds the output folder"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "review", "judge the claims, in a page on this machine", _EXAMPLES)
    add_output_folder(parser)
    parser.add_argument("--as", dest="reviewer", default="", metavar="NAME", help="initials or name of the reviewer")
    parser.add_argument("--blind", action="store_true", help="hide what others said of a claim until you judged it")
    parser.add_argument("--every", type=_count, default=0, metavar="N", help="each N-th claim that others judged")
    parser.add_argument("--port", type=int, metavar="N", help="where to listen on 127.0.0.1 (default: one a folder)")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open nothing")
    return parser


def run(args: argparse.Namespace) -> int:
    """Take in edits of the tables, then serve the page until Ctrl-C."""
    from pipeline.desk.reviews import Reviewer
    from pipeline.desk.server import serve
    from pipeline.errors import UsageError
    from pipeline.run.inputs import check_paths
    from pipeline.run.save import take_in_edits

    check_paths([args.out])
    if not args.out.is_dir():
        raise UsageError(f"{args.out} is a file; name the folder that citetrail extract wrote")
    take_in_edits(args.out)
    reviewer = Reviewer(args.reviewer.strip() or _login(), args.blind, args.every)

    def on_ready(address: str) -> None:
        print(f"Review {args.out} as {reviewer.name}: {address}\nCtrl-C ends it; nothing is lost.", flush=True)
        if not args.no_browser:
            _open(address)

    with suppress(KeyboardInterrupt):
        serve(args.out, reviewer, args.port, on_ready)
    return _close(args.out)


def _close(out: Path) -> int:
    """Write the verdicts into the tables too; where that cannot be, they are in the journal all the same."""
    from pipeline.errors import CitetrailError
    from pipeline.run.rewrite import rewrite_tables

    try:
        rewrite_tables(out)
    except CitetrailError as error:
        return report(f"closed; every answer is in verdicts.jsonl, the tables are as they were: {error}", OK)
    return report("closed; every answer is in verdicts.jsonl, in the tables and in report.html", OK)


def _open(address: str) -> None:
    import webbrowser
    from threading import Thread

    Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # the page asks


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of claims")
    return int(text)
