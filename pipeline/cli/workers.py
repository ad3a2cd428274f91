"""Who extracts the articles of `citetrail extract`: this process, or workers, which are started when there is something to do."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pipeline.cli.messages import OK, report

if TYPE_CHECKING:
    from types import TracebackType

    from pipeline.model import Document
    from pipeline.run.articles import Done, Job
    from pipeline.run.dask import SharedJob


class Extractor:
    """Extracts articles as the options say, until it is closed."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._workers: int = args.workers
        self._scheduler: str = args.scheduler
        self._quiet: bool = args.quiet
        self._stack = ExitStack()
        self._shared: SharedJob | None = None

    def __enter__(self) -> "Extractor":
        if self._workers or self._scheduler:
            from pipeline.run.dask import check_installed

            check_installed()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: "TracebackType | None"
    ) -> None:
        self._stack.__exit__(kind, error, at)

    @property
    def wave(self) -> int:
        """How many articles are wanted at a time."""
        if not self._workers and not self._scheduler:
            return 1
        from pipeline.run.dask import wave_of

        return wave_of(self._workers)

    def __call__(self, articles: "Sequence[Document]", job: "Job") -> "Iterator[tuple[int, Done]]":
        """Yield number and outcome of each article, in any order."""
        if not self._workers and not self._scheduler:
            from pipeline.run.articles import extract_each

            return extract_each(articles, job)
        from pipeline.run.dask import SharedJob, client_of, extract_shards

        if self._shared is None:
            warm = "" if job.model else "fast" if job.fast else "accurate"
            client = self._stack.enter_context(client_of(self._workers, self._scheduler, warm))
            if self._scheduler and client.dashboard_link and not self._quiet:
                report(f"dashboard: {client.dashboard_link}", OK)
            self._shared = SharedJob(client)
        return extract_shards(self._shared, articles, job)
