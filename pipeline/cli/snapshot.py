"""`citetrail snapshot`: dumps of indexes of works as one local file, for `citetrail verify --offline`."""

import argparse
from typing import TYPE_CHECKING

from pipeline.cli.messages import OK, command_parser, path_argument, report
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from pipeline.run.snapshot import Filter

_EXAMPLES = """examples:
  citetrail snapshot build works.db crossref/*.gz dblp.xml.gz       Crossref, OpenAlex, DataCite, arXiv, DBLP, PubMed,
                                                                    Open Library: told apart by what they hold
  citetrail snapshot build works.db all.json.gz --years 2000- --kinds article,book
  citetrail snapshot add works.db retraction_watch.csv              retractions; also a .bib, .ris, CSL-JSON or .csv of one's own
  citetrail snapshot info works.db                                  what is in it

Nothing is downloaded. A build that breaks off leaves the file as it was.

exit codes: 0 fine · 2 wrong usage, or a dump that cannot be read"""
_YEARS = regex(r"(\d{4})?-(\d{4})?$")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "snapshot", "make a local index of works from dumps", _EXAMPLES)
    parser.add_argument("action", choices=("build", "add", "info"), help="make anew, add to, or describe a snapshot")
    parser.add_argument("snapshot", type=path_argument, metavar="SNAPSHOT", help="the file of the snapshot")
    parser.add_argument("dumps", nargs="*", type=path_argument, metavar="DUMP", help="dumps, packed by gzip or not")
    parser.add_argument("--format", default="", metavar="NAME", help="of the dumps, where it is not recognised")
    parser.add_argument("--years", default="", metavar="FROM-TO", help="only works of these years: 2000-, 1990-2010")
    parser.add_argument("--kinds", default="", metavar="KINDS", help="only these, separated by commas: article,book")
    return parser


def run(args: argparse.Namespace) -> int:
    """Build, add to or describe a snapshot."""
    from pipeline.errors import UsageError
    from pipeline.run import snapshot
    from pipeline.verify.snapshot.readers import READERS

    if args.action == "info":
        found = snapshot.parts(args.snapshot)
    else:
        if not args.dumps:
            raise UsageError(f"name the dumps that go into {args.snapshot}")
        if args.format and args.format not in READERS:
            raise UsageError(f"no such format: {args.format}; there are {', '.join(READERS)}")
        write = snapshot.build if args.action == "build" else snapshot.add
        found = write(args.snapshot, args.dumps, _filter(args), named=args.format)
    for part in found:
        left_out = f", {part.left_out:,} left out: no title, or not readable" if part.left_out else ""
        print(f"{part.file}: {part.records:,} records ({part.format}){left_out}")
    if args.action != "info" and not any(part.records for part in found):
        return report("no record was added", OK)
    return OK


def _filter(args: argparse.Namespace) -> "Filter":
    from pipeline.errors import UsageError
    from pipeline.run.snapshot import Filter

    years = _YEARS.match(args.years) if args.years else None
    if args.years and not years:
        raise UsageError(f"--years {args.years}: write 2000-, -1999 or 1990-2010")
    first, last = (int(year or 0) for year in years.groups()) if years else (0, 0)
    return Filter(first, last, frozenset(kind.strip() for kind in args.kinds.split(",") if kind.strip()))
