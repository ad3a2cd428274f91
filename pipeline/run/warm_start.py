"""Imported by the process from which the workers of this machine are forked: they share one start of the program.

A small article is extracted there, so that stages are imported, models loaded and patterns compiled once, not once a worker.
"""

import gc
import os
import signal

from pipeline.run.dask import WARM  # what the workers run is imported too

_ARTICLE = """# Cargo on the middle route

By A. Dauletova, 3 June 2024

In 2023 the port of Aktau handled 3.2 million tonnes, 12 per cent more than in the year before (Abishev, 2024). “The
second terminal will open in May 2025,” the minister, Marat Karimov, said in Astana on Monday (Abishev, 2024, p. 4).

## References

Abishev, A. (2024). The ferries of Aktau. Journal of Ports 12(3), 1–9.
"""
_SOURCE = """# The ferries of Aktau

A. Abishev, 2024

In 2023 the port handled 3.1 million tonnes, a rise of 12 per cent. The minister said that the terminal would not open before 2026.
"""


def warm_up(*, fast: bool) -> None:
    """Extract the article; what fails here fails in the workers too, where it is told."""
    from pipeline.evidence.locate.shelf import Shelf
    from pipeline.model import Document
    from pipeline.run.articles import Job, extract_article
    from pipeline.settings import Settings

    article = Document(key="warm", digest="", text=_ARTICLE)
    source = Document(key="abishev-2024", digest="", text=_SOURCE, path="abishev-2024.md")
    extract_article(article, Shelf([source]), Job((source,), (), {}, Settings(), "", fast))


if os.environ.get(WARM):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the run's
    gc.disable()  # what is made here stays
    warm_up(fast=os.environ[WARM] == "fast")
    gc.freeze()  # the collector of a worker leaves alone what it shares with the others
    gc.enable()
