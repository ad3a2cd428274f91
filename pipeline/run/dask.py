"""Articles on many processes or machines: the one door to Dask (extra `citetrail[dask]`).

The articles of a run are cut into shards; at most four a worker are on their way at once. Each worker loads the models and decodes
the sources once. A shard whose worker dies is cut in two until single articles are left; those are done again one at a time, for
others may have waited on the same worker. One that ends its worker even then is a row of errors.csv.
An article is extracted from values alone: doing it twice gives the same bytes. The run puts results in the order of the articles.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from logging import INFO
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from pipeline.errors import ClusterError, UsageError
from pipeline.log import library_muted, logger
from pipeline.model import Document, ErrorCode
from pipeline.model.json import decode, encode
from pipeline.run.articles import Done, Job, extract_each, trouble_of, with_matched_sources
from pipeline.settings import using
from pipeline.startup import save

if TYPE_CHECKING:
    from distributed import Client, Future

WARM = "CITETRAIL_WARM"  # which entity model the workers of warm_start.py will want: "fast" or "accurate"
_IN_FLIGHT = 4  # shards a worker that were handed out and have not come back
_SHARD = 50  # articles; fewer where there are not enough for every worker
_RETRIES = 0  # of a shard whose worker died, by Dask itself; on a scheduler of the user's his setting holds
# processes that look at themselves a hundred times a second work less
_QUIET = {
    "distributed.admin.system-monitor.disk": False,
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.tick.interval": "1s",
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.worker.profile.enabled": False,
}
_CLUSTER = 16  # workers of a cluster, for which articles are read ahead
_PATIENCE = 30  # seconds for a scheduler, and its first worker, to be there
_LOG = logger("dask")


def check_installed() -> None:
    """Raise UsageError where Dask is not installed."""
    try:
        import dask  # noqa: F401
        import distributed  # noqa: F401
    except ImportError as error:
        raise UsageError("--workers and --scheduler need Dask: pip install 'citetrail[dask]'") from error


@contextmanager
def client_of(workers: int, scheduler: str, warm: str = "") -> "Iterator[Client]":
    """Give a client of a scheduler that runs already, or of so many processes on this machine.

    warm: what these start with, as in warm_start.py; "" where they start with nothing.

    Raises:
        UsageError: Dask is not installed here or there, or the scheduler does not answer.
    """
    check_installed()
    import dask
    from distributed import Client, LocalCluster

    if scheduler:
        try:
            client = Client(scheduler, timeout=_PATIENCE)
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(f"no Dask scheduler with workers answers at {scheduler}: {error}") from error
        with library_muted("distributed.client"), client:
            _check_workers(client)
            yield client
        return
    is_watched = _LOG.isEnabledFor(INFO)  # the dashboard takes time
    options = {"threads_per_worker": 1, "dashboard_address": ":0", "scheduler_kwargs": {"dashboard": is_watched}}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": _RETRIES, **_QUIET, **_start_method()}),
        _warm(warm),
        LocalCluster(n_workers=workers, silence_logs=50, **options) as cluster,
        Client(cluster) as client,
    ):
        if is_watched:
            _LOG.info("dashboard: %s", client.dashboard_link)
        yield client


def _start_method() -> dict[str, str]:
    """Return the setting by which workers are forked from one process that has started, where there is fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return {}
    return {"distributed.worker.multiprocessing-method": "forkserver"}


@contextmanager
def _warm(warm: str) -> Iterator[None]:
    """Let the process from which workers are forked import what they need, and nothing else."""
    import distributed.utils

    distributed.utils._forkserver_preload_set = True  # else Dask has it import pandas, and this process as well
    multiprocessing.set_forkserver_preload(["pipeline.run.warm_start", "distributed"])
    os.environ[WARM] = warm
    try:
        yield
    finally:
        os.environ.pop(WARM)


class SharedJob:
    """What all articles are held against, sent to the workers once."""

    def __init__(self, client: "Client") -> None:
        self.client = client
        self._job: Job | None = None
        self._data = b""
        self._sent: Future | None = None

    def on_workers(self, job: Job, *, again: bool = False) -> "Future":
        """Return what stands for a job in every worker. again: those that had it are gone."""
        if job is not self._job:
            self._job, self._data, self._sent = job, encode(job), None
        if self._sent is None or again:
            self.client.wait_for_workers(1, timeout=_PATIENCE)
            [self._sent] = self.client.scatter([self._data], broadcast=True)
        return self._sent


def extract_shards(shared_job: SharedJob, articles: Sequence[Document], job: Job) -> Iterator[tuple[int, Done]]:
    """Yield number and outcome of each article, in any order.

    Raises:
        ClusterError: the scheduler is gone, or all workers are and no other one comes.
    """
    try:
        yield from _extract_shards(shared_job, articles, job)
    except OSError as error:  # the client's own errors are of this kind
        raise ClusterError(
            "the Dask scheduler or all of its workers went away; run the same command again: what was done is in the cache"
        ) from error


def _extract_shards(shared_job: SharedJob, articles: Sequence[Document], job: Job) -> Iterator[tuple[int, Done]]:
    from distributed import as_completed

    client = shared_job.client
    waiting = deque(_shards(len(articles), workers_of(client)))
    shared = shared_job.on_workers(job)
    window = _IN_FLIGHT * workers_of(client)
    is_alone = len(articles) == 1
    running: dict[Any, range] = {}
    suspects: list[range] = []
    results = as_completed([])

    def submit(shard: range) -> None:
        encoded = [encode(articles[i]) for i in shard]
        future = client.submit(_extract_shard, encoded, shared, is_alone=is_alone, pure=False)
        running[future] = shard
        results.add(future)

    while waiting or running or suspects:
        while waiting and len(running) < window:
            submit(waiting.popleft())
        alone = not running
        if alone:
            submit(suspects.pop())
        future = next(results)
        shard = running.pop(future)
        if future.status == "finished":
            yield from ((i, decode(data, Done)) for i, data in zip(shard, future.result(), strict=True))
        elif future.status != "error":  # the sources went with the last worker that had them
            shared = shared_job.on_workers(job, again=True)
            (suspects if alone else waiting).append(shard)
        elif len(shard) > 1:
            middle = len(shard) // 2
            waiting.extendleft((shard[middle:], shard[:middle]))
        elif alone:
            yield shard[0], _lost(articles[shard[0]], future)
        else:
            suspects.append(shard)
        future.release()


def workers_of(client: "Client") -> int:
    """Return how many workers there are, 1 where none has come yet."""
    return max(1, len(client.scheduler_info(n_workers=-1)["workers"]))


def wave_of(workers: int) -> int:
    """Return how many articles keep so many workers busy; of a cluster, whose workers come and go, as many as sixteen want."""
    return _SHARD * _IN_FLIGHT * (workers or _CLUSTER)


def _shards(count: int, workers: int) -> Iterator[range]:
    """Yield the numbers of the articles of each shard: enough shards that no worker is without one."""
    size = max(1, min(_SHARD, -(-count // (workers * _IN_FLIGHT))))
    return (range(start, min(start + size, count)) for start in range(0, count, size))


def _lost(article: Document, future: "Future") -> Done:
    """Return the row of an article that ends every worker which gets it."""
    error = type(future.exception()).__name__
    reason = f"the worker that extracted the article ended ({error}): too much memory, or a crash; please report it"
    return Done(None, trouble_of(article, ErrorCode.CRASH, reason))


def _extract_shard(articles: list[bytes], shared: bytes, *, is_alone: bool) -> list[bytes]:
    """Return what came of each article; runs in a worker.

    Only the one article of a run lists the files that are no reference of it: beside 500 works that is nine tenths of what it says.
    """
    from pipeline.text.parse import using as using_model

    job = _job_of(shared)
    with using(job.settings), using_model(job.model):
        documents = [decode(data, Document) for data in articles]
        found = (done for _, done in extract_each(documents, job))
        encoded = [encode(done if is_alone else _with_matched_sources(done)) for done in found]
    save()
    return encoded


def _with_matched_sources(done: Done) -> Done:
    return replace(done, extraction=with_matched_sources(done.extraction)) if done.extraction else done


_jobs: dict[bytes, Job] = {}  # the one of this worker


def _job_of(shared: bytes) -> Job:
    if shared not in _jobs:
        _jobs.clear()
        _jobs[shared] = decode(shared, Job)
    return _jobs[shared]


def _check_workers(client: "Client") -> None:
    """Refuse workers that would give other results, or none."""
    import pipeline

    try:
        versions = set(client.run(_version).values())
    except ImportError as error:
        raise UsageError(f"a worker has no citetrail ({error}); there: pip install 'citetrail[dask]'") from error
    if versions != {pipeline.__version__}:
        found = ", ".join(sorted(versions))
        raise UsageError(f"the workers have citetrail {found}, here is {pipeline.__version__}; install the same")


def _version() -> str:
    import pipeline

    return pipeline.__version__
