"""`citetrail check`: the problems of articles, one line a problem, at the line, page or paragraph where each stands."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import BIB_HELP, FOUND, MODEL_HELP, NOTHING, OK, command_parser, path_argument, report

if TYPE_CHECKING:
    from collections import Counter

    from pipeline.run.lint.filters import Filtered
    from pipeline.run.plan import Plan

_STDIN = Path("-")
_EXAMPLES = """examples:
  citetrail check article.md                     article.md:12:40 missing-reference [error] …
  citetrail check articles/ --fail-on error      a folder; only errors make the exit code 1
  citetrail check article.md --sources saved/    what differs from the cited works is told too
  citetrail check article.md --bib references.bib --select missing-reference,ambiguous-citation
  citetrail check - --stdin-filename draft.md < draft.md
  citetrail check articles/ --format sarif > citetrail.sarif

comments in the article: <!-- citetrail: ignore[missing-reference] --> (LaTeX: %, plain text: #) leaves out a problem
of its line, or of the next line where it stands alone; ignore-file[…] does so in the whole file. Each is counted.

exit codes: 0 nothing found · 1 something found, as bad as --fail-on or worse · 2 wrong usage · 3 a file could not be read"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "check", "lint the citations of articles", _EXAMPLES)
    parser.add_argument(
        "articles", nargs="+", type=path_argument, metavar="ARTICLE", help="files or folders; - reads standard input"
    )
    parser.add_argument(
        "--stdin-filename",
        default=Path("stdin.md"),
        type=path_argument,
        metavar="NAME",
        help="the name of standard input, whose ending says its format (default: stdin.md)",
    )
    parser.add_argument(
        "--sources",
        action="append",
        type=path_argument,
        default=[],
        metavar="DIR",
        help="saved works that the articles are held against; may be repeated",
    )
    parser.add_argument("--bib", action="append", type=path_argument, default=[], metavar="FILE", help=BIB_HELP)
    parser.add_argument("--fast", action="store_true", help="a smaller entity model: quicker, and less often right")
    parser.add_argument("--model", default="", metavar="NAME", help=MODEL_HELP)
    parser.add_argument("--select", default="", metavar="CODES", help="only these codes, separated by commas")
    parser.add_argument("--ignore", default="", metavar="CODES", help="leave these codes out, and count them")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="the least severity that makes the exit code 1 (default: info, or fail_on of the settings)",
    )
    parser.add_argument(
        "--format", choices=("line", "json", "github", "sarif", "rdjson"), default="line", help="default: line"
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the problems of all articles."""
    from pipeline.run.inputs import check_paths

    check_paths([path for path in (*args.articles, *args.sources, *args.bib) if path != _STDIN])
    select, ignore = _codes(args.select), _codes(args.ignore)

    from pipeline.run.lint import check
    from pipeline.run.lint.filters import fails, filter_findings
    from pipeline.run.lint.formats import FORMATS
    from pipeline.settings import current
    from pipeline.text.parse import using

    with _planned(args) as (planned, names), using(args.model or current().model):
        checked = check(planned, fast=args.fast or current().fast, names=names)
    filtered = filter_findings(checked.findings, checked.comments, select, ignore | (set(current().ignore) - select))
    _print(FORMATS[args.format](checked, filtered.listed))
    for note in checked.notes:
        report(note, OK)
    _report_left_out(filtered)
    if any(finding.unreadable for finding in filtered.listed):
        return NOTHING
    return FOUND if fails(filtered.listed, args.fail_on or current().fail_on) else OK


def _print(text: str) -> None:
    """Print text on a console of any encoding; a file's name may have bytes that are no letters."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


@contextmanager
def _planned(args: argparse.Namespace) -> "Iterator[tuple[Plan, dict[Path, str]]]":
    """Give the files to check, and the names of those that are shown otherwise; standard input is a file for that time."""
    import tempfile

    from pipeline.documents import readers
    from pipeline.run.plan import plan

    with tempfile.TemporaryDirectory(prefix="citetrail-") as folder:
        written = Path(folder) / args.stdin_filename.name
        if _STDIN in args.articles:
            written.write_bytes(sys.stdin.buffer.read())
        articles = [written if path == _STDIN else path for path in args.articles]
        yield plan(articles, args.sources, args.bib, readers()), {written: str(args.stdin_filename)}


def _codes(text: str) -> set[str]:
    """Return the codes of an option; one that no lint has is refused, unless lints of a third party are installed."""
    from pipeline.errors import UsageError
    from pipeline.model import ProblemCode
    from pipeline.registry import installed

    codes = {code.strip() for code in text.split(",") if code.strip()}
    unknown = codes - set(ProblemCode)
    if unknown and not installed("problems"):
        raise UsageError(f"no such code: {', '.join(sorted(unknown))}; known are {', '.join(ProblemCode)}")
    return codes


def _report_left_out(filtered: "Filtered") -> None:
    """Say how many problems were left out and why; with -v also which comments hide nothing."""
    from pipeline.log import logger

    for counts, why in ((filtered.by_comment, "by comments"), (filtered.by_option, "by settings or options")):
        if counts:
            report(f"left out {why}: {_counted(counts)}", OK)
    for comment in filtered.unused:
        logger("check").info("%s hides nothing", comment)


def _counted(counts: "Counter[str]") -> str:
    return ", ".join(f"{n} {code}" for code, n in counts.most_common())
