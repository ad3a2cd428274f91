"""The command line: stdout is data, stderr is progress."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from pipeline import ModelError, ReadError, __version__
from pipeline.errors import UsageError

OK, FOUND, USAGE, NOTHING, BUSY = 0, 1, 2, 3, 75  # 75: EX_TEMPFAIL of sysexits.h

_MODEL = "an installed spaCy model (or its folder) for names and sentences, in place of ours; nothing is downloaded"
_BIB = "references as .bib, .ris or CSL-JSON; may be repeated"
_EXTRACT = """examples:
  citetrail extract article.md --sources saved/ --bib references.bib -o outputs
  citetrail extract articles/ --sources saved/
  citetrail extract draft.txt                    references and citations only, no sources to compare with
  citetrail extract draft.txt --model en_core_web_lg    names and sentences by a spaCy model that you have installed

exit codes: 0 fine · 2 wrong usage · 3 nothing readable · 75 another run holds the output folder"""
_CHECK = """examples:
  citetrail check article.md                     article.md:12:40 missing-reference …
  citetrail check article.md --json              one JSON object a line
  citetrail check article.md --bib references.bib --select missing-reference,ambiguous-citation

exit codes: 0 nothing found · 1 something found · 2 wrong usage · 3 nothing readable"""

_READ = """examples:
  citetrail read source.pdf                      its text page by page, with what was guessed or lost
  citetrail read source.docx --json

exit codes: 0 fine · 2 wrong usage · 3 nothing readable"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; bad input gives one line on stderr, never a traceback."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args))
    except ReadError as error:
        return _say(str(error), NOTHING)
    except (ModelError, UsageError) as error:
        return _say(str(error), USAGE)
    except BrokenPipeError:  # the reader of our output went away: `citetrail check … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return _say("stopped; the tables of the last run are as they were", 130)


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="citetrail", description="From an article and its saved sources to claim tables a fact-checker reviews."
    )
    top.add_argument("--version", action="version", version=f"citetrail {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    extract = _command(commands, "extract", "read articles and their sources, write claim tables", _EXTRACT)
    extract.add_argument(
        "articles", nargs="*", type=Path, metavar="ARTICLE", help="files or folders (default: corpus/articles)"
    )
    extract.add_argument(
        "--sources",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help="saved works: a folder or a file; may be repeated",
    )
    extract.add_argument("--bib", action="append", type=Path, default=[], metavar="FILE", help=_BIB)
    extract.add_argument(
        "-o", "--out", type=Path, default=Path("outputs"), metavar="DIR", help="where the tables go (default: outputs)"
    )
    extract.add_argument("--fast", action="store_true", help="a smaller entity model: quicker, and less often right")
    extract.add_argument("--model", default="", metavar="NAME", help=_MODEL)
    extract.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    extract.set_defaults(run=_extract)
    check = _command(commands, "check", "lint the citations of one article", _CHECK)
    check.add_argument("article", type=Path, metavar="ARTICLE")
    check.add_argument("--bib", action="append", type=Path, default=[], metavar="FILE", help=_BIB)
    check.add_argument("--model", default="", metavar="NAME", help=_MODEL)
    check.add_argument("--select", default="", metavar="CODES", help="only these codes, parted by commas")
    check.add_argument("--json", action="store_true", help="one JSON object a line")
    check.set_defaults(run=_check)
    read = _command(commands, "read", "show what is read of a file: blocks, pages, notes", _READ)
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true", help="the whole document as one JSON object")
    read.set_defaults(run=_read)
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str, more: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=about, description=about, epilog=more, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _extract(args: argparse.Namespace) -> int:
    from pipeline.documents import readers
    from pipeline.errors import BusyError
    from pipeline.run.inline import run
    from pipeline.run.plan import plan
    from pipeline.run.save import save
    from pipeline.run.summary import summary
    from pipeline.text.parse import using

    articles = args.articles or [Path("corpus/articles")]
    planned = plan(articles, args.sources, args.bib, readers())
    with using(args.model):
        result = run(planned, _quiet if args.quiet else _bar, fast=args.fast)
    try:
        tables = save(result, args.out)
    except BusyError as error:
        return _say(str(error), BUSY)
    except OSError as error:
        return _say(f"cannot write to {args.out}: {error.strerror or error}", USAGE)
    if not args.quiet:
        print("\n".join(summary(tables, args.out)))
    return (
        OK if result.extractions else _say("no article could be read; see the reasons above or in errors.csv", NOTHING)
    )


def _check(args: argparse.Namespace) -> int:
    import pipeline
    from pipeline.model.problem import ProblemCode
    from pipeline.run.lint import lint

    selected = set(filter(None, args.select.split(",")))
    unknown = selected - set(ProblemCode)
    if unknown:
        return _say(f"no such code: {', '.join(sorted(unknown))}; known are {', '.join(ProblemCode)}", USAGE)
    extraction = pipeline.extract(args.article, references=args.bib, model=args.model)
    found = [f for f in lint(extraction) if not selected or f.code in selected]
    for finding in found:
        print(json.dumps(asdict(finding), ensure_ascii=False) if args.json else finding)
    return FOUND if found else OK


def _read(args: argparse.Namespace) -> int:
    from pipeline.run.isolate import read_isolated
    from pipeline.run.show import show, show_json

    document = read_isolated(args.file)
    print(show_json(document) if args.json else "\n".join(show(document)))
    return OK


def _bar(paths: Iterable[Path], what: str) -> Iterable[Path]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    from tqdm import tqdm

    bar: Iterable[Path] = tqdm(list(paths), desc=what, unit="file", disable=None, leave=False, file=sys.stderr)
    return bar


def _quiet(paths: Iterable[Path], _: str) -> Iterable[Path]:
    return paths


def _say(message: str, code: int) -> int:
    print(f"citetrail: {message}", file=sys.stderr)
    return code
