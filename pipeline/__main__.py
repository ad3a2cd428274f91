"""python -m pipeline is the same as citetrail.

Ctrl-C before a command listens for it ends the program as it does later: one line, exit code 130.
"""

import os
import signal
import sys

_STOPPED = b"citetrail: stopped; the tables of the last run are as they were\n"


def _stop(*_: object) -> None:
    os.write(2, _STOPPED)
    os._exit(130)


signal.signal(signal.SIGINT, _stop)


def main() -> int:
    """Run the command of the arguments and return its exit code."""
    from pipeline.cli import main as run_command

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return run_command()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is left is the end of the interpreter


if __name__ == "__main__":
    sys.exit(main())
