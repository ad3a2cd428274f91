"""`citetrail report`: the report of an output folder, for the desk or for the author."""

import argparse

from pipeline.cli.messages import OK, add_output_folder, command_parser

_EXAMPLES = """examples:
  citetrail report outputs                       outputs/report.html anew, with the verdicts given since the run
  citetrail report outputs --for author          questions to the author: report-author.html to attach, report.txt as an e-mail

exit codes: 0 fine · 2 wrong usage · 3 no tables there · 75 a run holds the output folder"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "report", "write the report of an output folder", _EXAMPLES)
    add_output_folder(parser)
    parser.add_argument(
        "--for",
        dest="reader",
        choices=("desk", "author"),
        default="desk",
        help="who reads it (default: desk); the author gets questions and no names, scores or paths",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Write the report and print where it is."""
    from pipeline.errors import UsageError
    from pipeline.run.inputs import check_paths
    from pipeline.run.report import write_report

    check_paths([args.out])
    try:
        files = write_report(args.out, for_author=args.reader == "author")
    except OSError as error:
        raise UsageError(f"cannot write to {args.out}: {error.strerror or error}") from error
    print("\n".join(map(str, files)))
    return OK
