"""The command line, one file a command. Stdout is data, stderr is progress; bad input is one line and an exit code.

Only argparse is imported before a command is chosen, so that --help answers at once.
"""

from pipeline.cli.main import main

__all__ = ["main"]
