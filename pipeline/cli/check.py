"""`citetrail check`: the citations of one article linted, one line a problem."""

import argparse
import json
import sys
from dataclasses import asdict

from pipeline.cli.messages import BIB_HELP, FOUND, MODEL_HELP, OK, command_parser, path_argument
from pipeline.log import logger

_LOG = logger("check")
_EXAMPLES = """examples:
  citetrail check article.md                     article.md:12:40 missing-reference …
  citetrail check article.md --json              one JSON object a line
  citetrail check article.md -v                  and, on stderr, which lists of works were found, and why
  citetrail check article.md --bib references.bib --select missing-reference,ambiguous-citation

exit codes: 0 nothing found · 1 something found · 2 wrong usage · 3 nothing readable"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "check", "lint the citations of one article", _EXAMPLES)
    parser.add_argument("article", type=path_argument, metavar="ARTICLE")
    parser.add_argument("--bib", action="append", type=path_argument, default=[], metavar="FILE", help=BIB_HELP)
    parser.add_argument("--model", default="", metavar="NAME", help=MODEL_HELP)
    parser.add_argument("--select", default="", metavar="CODES", help="only these codes, parted by commas")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the problems with file, line and column."""
    import pipeline
    from pipeline.errors import UsageError
    from pipeline.model import ProblemCode
    from pipeline.run.ignored import drop_ignored, ignored_line
    from pipeline.run.inputs import check_libraries, check_paths
    from pipeline.run.lint import lint
    from pipeline.settings import current

    check_paths([args.article, *args.bib])
    check_libraries(args.bib)
    selected = set(filter(None, args.select.split(",")))
    unknown = selected - set(ProblemCode)
    if unknown:
        raise UsageError(f"no such code: {', '.join(sorted(unknown))}; known are {', '.join(ProblemCode)}")
    extraction = pipeline.extract(args.article, references=args.bib, model=args.model or current().model)
    extraction, ignored = drop_ignored(extraction, set(current().ignore) - selected)
    for use in extraction.lists:
        _LOG.info("%s", use)
    found = [finding for finding in lint(extraction) if not selected or finding.code in selected]
    for finding in found:
        print(json.dumps(asdict(finding), ensure_ascii=False) if args.json else finding)
    if ignored:
        print(f"citetrail: left out: {ignored_line(ignored)}", file=sys.stderr)
    return FOUND if found else OK
