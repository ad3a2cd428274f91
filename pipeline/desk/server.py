"""The server of the page: on this machine alone, until Ctrl-C."""

import socket
from collections.abc import Callable
from hashlib import blake2s
from pathlib import Path

from pipeline.desk.app import build_app
from pipeline.desk.desk import Desk
from pipeline.desk.reviews import Reviewer
from pipeline.desk.security import Guard
from pipeline.errors import UsageError
from pipeline.run.pictures import PageCamera

_HOST = "127.0.0.1"
_FIRST, _COUNT = 20_000, 12_000  # of the ports from which one is taken for a folder


def serve(out: Path, reviewer: Reviewer, port: int | None, on_ready: Callable[[str], None]) -> None:
    """Serve the review page of an output folder until the process is interrupted.

    Args:
        out: the output folder.
        reviewer: who judges.
        port: where to listen; None: the folder's own, or any free one where that is taken. A folder keeps its port, so that a
            page that was open when the server ended finds it again.
        on_ready: called with the address when the page can be opened.

    Raises:
        UsageError: no tables there, or the port is taken.
    """
    import uvicorn

    desk = Desk(out, reviewer)
    listener = _listen(out, port)
    camera = PageCamera()
    guard = Guard(build_app(desk, camera), listener.getsockname()[1])
    config = uvicorn.Config(guard, log_level="warning", access_log=False, server_header=False, lifespan="off")
    config.timeout_graceful_shutdown = 2  # seconds
    listener.listen()  # a browser that is quicker than the server waits
    on_ready(guard.address)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        camera.close()


def _listen(out: Path, port: int | None) -> socket.socket:
    usual = (
        _FIRST + int.from_bytes(blake2s(str(out.resolve()).encode("utf-8", "replace"), digest_size=4).digest()) % _COUNT
    )
    for wanted in (usual, 0) if port is None else (port,):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, wanted))
        except (OSError, OverflowError):
            listener.close()
            continue
        return listener
    raise UsageError(f"port {port} is taken or not allowed; leave --port away, or choose another one")
