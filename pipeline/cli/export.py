"""`citetrail export`: the tables of an output folder for other programs."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from pipeline.cli.messages import OK, add_output_folder, command_parser, path_argument

FORMATS = ("csv", "jsonl", "parquet", "bib", "csl", "ris", "webannotation", "claimreview")
_EXAMPLES = """examples:
  citetrail export outputs --to bib -o works.bib         the references for a reference manager; also csl, ris
  citetrail export outputs --to jsonl --table figures    any table; also csv, parquet (pip install 'citetrail[parquet]')
  citetrail export archive --to csv -o claims.csv        from tables in parts (extract --tables parquet), a part at a time
  citetrail export outputs --to webannotation            claims as W3C annotations, anchored by their words
  citetrail export outputs --to claimreview              people's verdicts as schema.org ClaimReview, never the machine's findings

Verdicts that are written in claims.csv or claims.xlsx and on the review page are in it.

exit codes: 0 fine · 2 wrong usage · 3 no tables there · 75 a run holds the output folder"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "export", "write the tables for other programs", _EXAMPLES)
    add_output_folder(parser)
    parser.add_argument("--to", required=True, choices=FORMATS, help="what to write")
    parser.add_argument("--table", default="claims", metavar="NAME", help="for csv, jsonl, parquet (default: claims)")
    parser.add_argument(
        "-o", "--output", type=path_argument, metavar="FILE", help="where it goes (default: standard output)"
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Write the file, or print it."""
    from pipeline.errors import UsageError
    from pipeline.run.export import export, export_parts, read_current
    from pipeline.run.inputs import check_paths
    from pipeline.run.parts import has_parts
    from pipeline.run.storage import folder_at, is_remote
    from pipeline.tables import schemas

    if not is_remote(args.out):
        check_paths([args.out])
    if args.table not in schemas():
        raise UsageError(f"no such table: {args.table}; there are {', '.join(schemas())}")
    if args.to == "parquet" and not args.output and sys.stdout.isatty():
        raise UsageError("Parquet is no text; name a file with -o")
    folder = folder_at(args.out)
    if has_parts(folder):
        return _write_pieces(export_parts(folder, args.to, args.table), args.output)
    try:
        tables = read_current(args.out)
        data = export(tables, args.out, args.to, args.table)
        if args.output:
            args.output.write_bytes(data)
        else:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except OSError as error:
        raise UsageError(f"{error.filename or args.output or args.out}: {error.strerror or error}") from error
    if args.to == "claimreview":
        _report_left_out(tables["claims"])
    return OK


def _write_pieces(pieces: Iterable[bytes], output: Path | None) -> int:
    from contextlib import nullcontext

    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as file:
        for piece in pieces:
            file.write(piece)
    return OK


def _report_left_out(claims: list[dict[str, str]]) -> None:
    """Say how many verdicts are not in it because they do not stand."""
    from pipeline.export import is_publishable

    left_out = sum(bool(row.get("verdict")) and not is_publishable(row) for row in claims)
    if left_out:
        reason = "to be judged again, disputed, or on a claim that is gone"
        print(f"citetrail: left out: {left_out} verdicts ({reason})", file=sys.stderr)
