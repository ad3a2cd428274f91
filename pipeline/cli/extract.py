"""`citetrail extract`: articles and their sources to claim tables."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import BIB_HELP, MODEL_HELP, NOTHING, OK, command_parser, path_argument, report

if TYPE_CHECKING:
    from pipeline.run.texts import Arguments

_EXAMPLES = """examples:
  citetrail extract article.md --sources saved/ --bib references.bib -o outputs
  citetrail extract articles/ --sources saved/
  citetrail extract draft.txt                    references and citations only, no sources to compare with
  citetrail extract draft.txt --model en_core_web_lg    names and sentences by a spaCy model that you have installed

exit codes: 0 fine · 2 wrong usage · 3 nothing readable · 75 another run holds the output folder"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "extract", "read articles and their sources, write claim tables", _EXAMPLES)
    parser.add_argument(
        "articles", nargs="*", type=path_argument, metavar="ARTICLE", help="files or folders (default: corpus/articles)"
    )
    parser.add_argument(
        "--sources",
        action="append",
        type=path_argument,
        default=[],
        metavar="DIR",
        help="saved works: a folder or a file; may be repeated",
    )
    parser.add_argument("--bib", action="append", type=path_argument, default=[], metavar="FILE", help=BIB_HELP)
    parser.add_argument(
        "-o",
        "--out",
        type=path_argument,
        default=Path("outputs"),
        metavar="DIR",
        help="where the tables go (default: outputs)",
    )
    parser.add_argument("--fast", action="store_true", help="a smaller entity model: quicker, and less often right")
    parser.add_argument("--model", default="", metavar="NAME", help=MODEL_HELP)
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    return parser


def run(args: argparse.Namespace) -> int:
    """Read everything, write the tables, print the summary."""
    from pipeline.errors import UsageError
    from pipeline.run.inputs import check_paths

    articles = args.articles or [Path("corpus/articles")]
    check_paths([*articles, *args.sources, *args.bib])  # before anything heavy is imported

    from pipeline.documents import readers
    from pipeline.run.batch import run as run_batch
    from pipeline.run.plan import plan
    from pipeline.run.save import save, take_in_edits
    from pipeline.run.summary import summary
    from pipeline.settings import current
    from pipeline.text.parse import using

    try:
        take_in_edits(args.out)
    except OSError as error:
        raise UsageError(f"cannot write to {args.out}: {error.strerror or error}") from error
    planned = plan(articles, args.sources, args.bib, readers())
    with using(args.model or current().model):
        result = run_batch(planned, _no_progress if args.quiet else _progress_bar, fast=args.fast or current().fast)
    try:
        tables = save(result, args.out, _arguments(args, articles))
    except OSError as error:
        raise UsageError(f"cannot write to {args.out}: {error.strerror or error}") from error
    if not args.quiet:
        print("\n".join(summary(result, tables, args.out)))
    if result.extractions:
        return OK
    return report("no article could be read; see the reasons above or in errors.csv", NOTHING)


def _arguments(args: argparse.Namespace, given: Iterable[Path]) -> "Arguments":
    """Return the call as it is kept beside the tables, so that the review page can run it again."""
    from pipeline.run.texts import Arguments

    articles, sources, bibs = [tuple(map(str, paths)) for paths in (given, args.sources, args.bib)]
    return Arguments(articles, sources, bibs, args.model, args.fast, str(args.config or ""))


def _progress_bar(paths: Iterable[Path], what: str) -> Iterable[Path]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    from tqdm import tqdm

    bar: Iterable[Path] = tqdm(list(paths), desc=what, unit="file", disable=None, leave=False, file=sys.stderr)
    return bar


def _no_progress(paths: Iterable[Path], _: str) -> Iterable[Path]:
    return paths
