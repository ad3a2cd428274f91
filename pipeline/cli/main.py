"""From arguments to a command, and from errors to exit codes."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pipeline
from pipeline.cli import check, doctor, extract, fetch, read, review, snapshot, verify
from pipeline.cli import export as export_command
from pipeline.cli import report as report_command
from pipeline.cli.messages import INTERRUPTED, OK, exit_code, report

# a command is a file with add(commands) and run(arguments) -> exit code
_COMMANDS = (extract, check, read, review, report_command, export_command, verify, fetch, snapshot, doctor)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; an error of citetrail is one line on stderr, never a traceback."""
    try:
        return _run(argv)
    except KeyboardInterrupt:
        _ignore_interrupts()
        return report("stopped; the tables of the last run are as they were", INTERRUPTED)


def _run(argv: Sequence[str] | None) -> int:
    args = _parser().parse_args(argv)
    from pipeline.errors import CitetrailError  # not needed to print help
    from pipeline.settings import load_settings, using

    _log(args.verbose)
    try:
        with using(load_settings(args.config)):
            return int(args.run(args))
    except CitetrailError as error:
        return report(str(error), exit_code(error))
    except BrokenPipeError:  # the reader of our output went away: `citetrail check … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _ignore_interrupts() -> None:
    """Let a second Ctrl-C not tear what the first one is closing."""
    import signal
    import threading

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="citetrail", description="From an article and its saved sources to claim tables a fact-checker reviews."
    )
    top.add_argument("--version", action="version", version=f"citetrail {pipeline.__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        parser = command.add(commands)
        parser.add_argument(
            "-v", "--verbose", action="count", default=0, help="say on stderr what is being done; -vv: in detail"
        )
        parser.add_argument(
            "--config", type=Path, metavar="FILE", help="settings (default: citetrail.toml, where there is one)"
        )
        parser.set_defaults(run=command.run)
    return top


def _log(verbose: int) -> None:
    """Let the loggers below "citetrail" speak on stderr: warnings always, -v what is done, -vv details."""
    import logging

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("citetrail: %(message)s"))
    logger = logging.getLogger("citetrail")
    logger.handlers = [handler]
    logger.setLevel((logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)])
