"""`citetrail extract`: articles and their sources to claim tables."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import BIB_HELP, MODEL_HELP, NOTHING, OK, command_parser, path_argument, report

if TYPE_CHECKING:
    from pipeline.run.archive import Tools
    from pipeline.run.digests import FileDigests
    from pipeline.run.plan import Plan
    from pipeline.run.store import Store
    from pipeline.run.texts import Arguments
    from pipeline.run.unchanged import Call, Ending

_EXAMPLES = """examples:
  citetrail extract article.md --sources saved/ --bib references.bib -o outputs
  citetrail extract articles/ --sources saved/
  citetrail extract draft.txt                    references and citations only, no sources to compare with
  citetrail extract articles/ --workers 8        on eight processes; with --scheduler tcp://host:8786 on your Dask cluster
  citetrail extract articles/ --tables parquet   thousands of articles: tables in parts, in the memory of a hundred of them
  citetrail extract s3://bucket/articles --sources s3://bucket/saved -o s3://bucket/tables    (citetrail[cloud] and s3fs)
  citetrail extract articles/ --no-cache         everything anew; `citetrail doctor` tells what the cache holds
  citetrail extract draft.txt --model en_core_web_lg    names and sentences by a spaCy model that you have installed

exit codes: 0 fine · 2 wrong usage · 3 nothing readable · 75 try again: another run is there, or the cluster went"""


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
    parser.add_argument(
        "--tables",
        choices=("csv", "parquet"),
        default="csv",
        help="csv with a sheet and a report, for people; parquet in parts, for thousands of articles (citetrail[parquet])",
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
    from pipeline.run.storage import is_remote

    args.articles = args.articles or [Path("corpus/articles")]
    if any(map(is_remote, (*args.articles, *args.sources, *args.bib))):
        _copy_inputs(args)
    check_paths([*args.articles, *args.sources, *args.bib])  # before anything heavy is imported
    from pipeline.run.unchanged import last_ending

    call = _call(args)
    ending = None if args.no_cache or is_remote(args.out) else last_ending(call)
    try:
        return _finish(ending or _extract(args, call), quiet=args.quiet)
    except OSError as error:
        raise UsageError(f"cannot write to {args.out}: {error.strerror or error}") from error


def _copy_inputs(args: argparse.Namespace) -> None:
    """Put copies on this machine in the place of inputs from elsewhere."""
    from pipeline.run.storage import copied, is_remote

    for name in ("articles", "sources", "bib"):
        paths = [copied(path, _copies(args)) if is_remote(path) else path for path in getattr(args, name)]
        setattr(args, name, paths)


def _copies(args: argparse.Namespace) -> Path:
    """Return the folder for copies of inputs from elsewhere."""
    import tempfile

    from pipeline.run.store import default_folder

    folder: Path = args.cache or default_folder() or Path(tempfile.gettempdir()) / "citetrail"
    return folder.absolute() / "copies"


def _finish(ending: "Ending", *, quiet: bool) -> int:
    for warning in ending.warnings:
        report(warning, OK)
    if not quiet:
        print("\n".join(ending.summary))
    if ending.articles:
        return OK
    return report("no article could be read; see the reasons above or in errors.csv", NOTHING)


def _extract(args: argparse.Namespace, call: "Call") -> "Ending":
    """Do the run, write the tables and keep what it did."""
    from pipeline.run.digests import FileDigests
    from pipeline.run.fingerprint import fingerprint
    from pipeline.run.storage import is_remote
    from pipeline.run.store import Store, default_folder
    from pipeline.run.unchanged import earlier_files
    from pipeline.settings import current
    from pipeline.startup import remembering

    store = Store(None if args.no_cache else args.cache or default_folder(), current().cache_megabytes * 2**20)
    earlier = {} if is_remote(args.out) else earlier_files(args.out)
    digests = FileDigests({**store.earlier_files(), **earlier})
    with closing(store):
        if store.folder is None or not store.is_open:
            return _extract_with(args, call, store, digests)
        with remembering(store.folder, fingerprint(digests)):  # before the stages are imported
            return _extract_with(args, call, store, digests)


def _extract_with(args: argparse.Namespace, call: "Call", store: "Store", digests: "FileDigests") -> "Ending":
    """Do the run with this cache. digests: of the files that are known already."""
    from pipeline.cli.progress import progress_of
    from pipeline.cli.workers import Extractor
    from pipeline.documents import readers
    from pipeline.run.archive import Tools, refuse_parts
    from pipeline.run.cached import Cache
    from pipeline.run.plan import plan
    from pipeline.run.save import take_in_edits
    from pipeline.run.storage import is_remote
    from pipeline.run.unchanged import inputs_of, write_record
    from pipeline.text.parse import using

    is_here = not is_remote(args.out)
    write = _write_parts if args.tables == "parquet" or not is_here else _write_tables
    if write is _write_tables:
        refuse_parts(args.out)
        take_in_edits(args.out)
    inputs = inputs_of(call, digests)
    planned = plan(args.articles, args.sources, args.bib, readers())
    with using(call.model), closing(Cache(store, call.model, digests.used)) as cache, Extractor(args) as extract:
        ending = write(args, call, planned, Tools(cache, digests, progress_of(quiet=args.quiet), extract, extract.wave))
    if is_here:
        write_record(call, inputs, digests, ending)
    return ending


def _write_tables(args: argparse.Namespace, call: "Call", planned: "Plan", tools: "Tools") -> "Ending":
    """Extract and write the tables that people read."""
    from pipeline.run.batch import run as run_batch
    from pipeline.run.save import journal_warnings, save
    from pipeline.run.summary import summary
    from pipeline.run.unchanged import Ending

    result = run_batch(
        planned, tools.progress, fast=call.fast, model=call.model, cache=tools.cache, extract=tools.extract
    )
    tables = save(result, args.out, _arguments(args))
    lines = tuple(summary(result, tables, args.out))
    return Ending(lines, tuple(journal_warnings(args.out, result)), len(result.extractions))


def _write_parts(args: argparse.Namespace, call: "Call", planned: "Plan", tools: "Tools") -> "Ending":
    """Extract and write tables in parts."""
    from pipeline.run.archive import run_archive
    from pipeline.run.parts import parts_summary
    from pipeline.run.unchanged import Ending

    parts = run_archive(planned, call, [*args.sources, *args.bib], _copies(args), tools)
    return Ending(tuple(parts_summary(parts, str(args.out))), (), sum(part.articles for part in parts))


def _call(args: argparse.Namespace) -> "Call":
    """Return the call as it is compared with the last one."""
    from pipeline.run.unchanged import Call
    from pipeline.settings import current

    paths = (*args.articles, *args.sources, *args.bib)
    counts = len(args.articles), len(args.sources)
    words = (*map(str, (*counts, *paths)), args.tables, str(args.out), str(args.config or ""))
    settings = current()
    return Call(args.out, paths, words, args.model or settings.model, args.fast or settings.fast, settings)


def _arguments(args: argparse.Namespace) -> "Arguments":
    """Return the call as it is kept beside the tables, so that the review page can run it again."""
    from pipeline.run.texts import Arguments

    articles, sources, bibs = [tuple(map(str, paths)) for paths in (args.articles, args.sources, args.bib)]
    return Arguments(articles, sources, bibs, args.model, args.fast, str(args.config or ""))
