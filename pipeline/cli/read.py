"""`citetrail read`: what is read of a file."""

import argparse

from pipeline.cli.messages import OK, command_parser, path_argument

_EXAMPLES = """examples:
  citetrail read source.pdf                      its text page by page, with what was guessed or lost
  citetrail read source.docx --json

exit codes: 0 fine · 2 wrong usage · 3 nothing readable"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "read", "show what is read of a file: blocks, pages, notes", _EXAMPLES)
    parser.add_argument("file", type=path_argument, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="the whole document as one JSON object")
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the document as lines, or as JSON."""
    from pipeline.run.inputs import check_paths
    from pipeline.run.show import show, show_json
    from pipeline.run.subprocess_reader import read_in_subprocess

    check_paths([args.file])
    document = read_in_subprocess(args.file)
    print(show_json(document) if args.json else "\n".join(show(document)))
    return OK
