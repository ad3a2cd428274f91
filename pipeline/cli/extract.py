"""`citetrail extract`: articles and their sources to claim tables."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import BIB_HELP, MODEL_HELP, NOTHING, OK, command_parser, path_argument, report

if TYPE_CHECKING:
    from pipeline.run.batch import ExtractAll
    from pipeline.run.texts import Arguments
    from pipeline.run.unchanged import Call, Said

_EXAMPLES = """examples:
  citetrail extract article.md --sources saved/ --bib references.bib -o outputs
  citetrail extract articles/ --sources saved/
  citetrail extract draft.txt                    references and citations only, no sources to compare with
  citetrail extract articles/ --workers 8        on eight processes; with --scheduler tcp://host:8786 on your Dask cluster
  citetrail extract articles/ --no-cache         everything anew; `citetrail doctor` tells what the cache holds
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
    parser.add_argument(
        "--cache", type=path_argument, metavar="DIR", help="where results are kept (default: your cache folder)"
    )
    parser.add_argument("--no-cache", action="store_true", help="keep no results and use none")
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="extract in N processes (needs citetrail[dask])"
    )
    parser.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="extract on a Dask cluster, as tcp://host:8786"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    return parser


def run(args: argparse.Namespace) -> int:
    """Read everything, write the tables, print the summary."""
    from pipeline.errors import UsageError
    from pipeline.run.inputs import check_paths

    articles = args.articles or [Path("corpus/articles")]
    check_paths([*articles, *args.sources, *args.bib])  # before anything heavy is imported
    from pipeline.run.unchanged import last_said

    call = _call(args, articles)
    said = None if args.no_cache else last_said(call)
    try:
        return _finish(said or _extract(args, articles, call), quiet=args.quiet)
    except OSError as error:
        raise UsageError(f"cannot write to {args.out}: {error.strerror or error}") from error


def _finish(said: "Said", *, quiet: bool) -> int:
    for warning in said.warnings:
        report(warning, OK)
    if not quiet:
        print("\n".join(said.summary))
    if said.articles:
        return OK
    return report("no article could be read; see the reasons above or in errors.csv", NOTHING)


def _extract(args: argparse.Namespace, articles: list[Path], call: "Call") -> "Said":
    """Do the run, write the tables and keep what it did."""
    from pipeline.documents import readers
    from pipeline.run.batch import run as run_batch
    from pipeline.run.cached import Cache
    from pipeline.run.digests import FileDigests
    from pipeline.run.plan import plan
    from pipeline.run.save import journal_warnings, save, take_in_edits
    from pipeline.run.store import Store, default_folder
    from pipeline.run.summary import summary
    from pipeline.run.unchanged import Said, inputs_of, known_files, write_record
    from pipeline.settings import current
    from pipeline.text.parse import using

    take_in_edits(args.out)
    digests = FileDigests(known_files(args.out))
    inputs = inputs_of(call, digests)
    planned = plan(articles, args.sources, args.bib, readers())
    folder = None if args.no_cache else args.cache or default_folder()
    store = Store(folder, current().cache_megabytes * 2**20)
    progress = _no_progress if args.quiet else _progress_bar
    with using(call.model), closing(Cache(store, call.model, digests.used)) as cache, _extractor(args) as extract:
        result = run_batch(planned, progress, fast=call.fast, model=call.model, cache=cache, extract=extract)
    tables = save(result, args.out, _arguments(args, articles))
    lines = tuple(summary(result, tables, args.out))
    said = Said(lines, tuple(journal_warnings(args.out, result)), len(result.extractions))
    write_record(call, inputs, digests, said)
    return said


@contextmanager
def _extractor(args: argparse.Namespace) -> "Iterator[ExtractAll]":
    """Give what extracts the articles: this process, or the workers of the options."""
    from functools import partial

    from pipeline.run.articles import extract_each

    if not args.workers and not args.scheduler:
        yield extract_each
        return
    from pipeline.run.dask import client_of, extract_shards

    with client_of(args.workers, args.scheduler) as client:
        if client.dashboard_link:
            report(f"dashboard: {client.dashboard_link}", OK)
        yield partial(extract_shards, client)


def _call(args: argparse.Namespace, articles: list[Path]) -> "Call":
    """Return the call as it is compared with the last one."""
    from pipeline.run.unchanged import Call
    from pipeline.settings import current

    paths = (*articles, *args.sources, *args.bib)
    words = (*map(str, (len(articles), len(args.sources), *paths)), str(args.out), str(args.config or ""))
    settings = current()
    return Call(args.out, paths, words, args.model or settings.model, args.fast or settings.fast, settings)


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
