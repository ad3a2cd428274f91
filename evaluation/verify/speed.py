"""python -m evaluation.verify.speed [--records N]: how long a snapshot takes to build and to answer, on generated records."""

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.run.snapshot import Filter, build
from pipeline.verify.snapshot.lookup import Snapshot, open_snapshot

_WORDS, _SYLLABLES = 60_000, "ba ce di fo gu ha ke li mo nu pa re si to vu wa".split()
_ASKED = 1_000


def generate(path: Path, count: int) -> list[str]:
    """Write records as Crossref does, and return some of their titles; words are as unevenly common as in a language."""
    chance = random.Random(1)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))) for _ in range(_WORDS)]
    asked: list[str] = []
    with path.open("w", encoding="utf-8") as out:
        for i in range(count):
            ranks = (min(_WORDS - 1, int(_WORDS ** chance.random()) - 1) for _ in range(chance.randint(6, 14)))
            title = " ".join(words[rank] for rank in ranks)
            names = [{"family": words[chance.randrange(_WORDS)], "given": "A."} for _ in range(chance.randint(1, 6))]
            work = {
                "DOI": f"10.5555/{i}",
                "type": "journal-article",
                "title": [title],
                "author": names,
                "container-title": [f"Journal {i % 999}"],
                "issued": {"date-parts": [[1950 + i % 75]]},
                "volume": str(i % 120),
                "page": f"{i % 4000}-{i % 4000 + 9}",
            }
            out.write(json.dumps(work) + "\n")
            if i % max(1, count // _ASKED) == 0:
                asked.append(title)
    return asked


def milliseconds(ask: Callable[[str], object], queries: Iterable[str]) -> list[float]:
    """Return the times of queries, in order."""
    times = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        times.append(1000 * (time.perf_counter() - start))
    return sorted(times)


def main() -> None:
    """Print the figures beside their targets."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.verify.speed", description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump, target = Path(folder) / "dump.jsonl", Path(folder) / "works.db"
        titles = generate(dump, args.records)
        start, processor = time.perf_counter(), time.process_time()
        build(target, [dump], Filter())
        print(
            f"build        {time.perf_counter() - start:6.1f} s ({time.process_time() - processor:.1f} s of processor), target 60"
        )
        print(f"size         {target.stat().st_size / 2**20:6.0f} MB; memory at most {_memory():.0f} MB")
        snapshot = open_snapshot(target)
        _print(
            "exact key", milliseconds(lambda doi: _exact(snapshot, doi), [f"doi:10.5555/{i}" for i in range(_ASKED)]), 1
        )
        _print("words", milliseconds(lambda title: snapshot.read(snapshot.by_words(title.split())), titles), 20)
        # a word that no record has: the fall-backs of the search
        changed = [f"{title} {title.split()[0][::-1]}" for title in titles]
        _print(
            "words, one wrong",
            milliseconds(lambda title: snapshot.read(snapshot.by_words(title.split()[1:])), changed),
            20,
        )


def _exact(snapshot: Snapshot, key: str) -> object:
    return snapshot.read(snapshot.by_key(key))


def _print(name: str, times: list[float], target: int) -> None:
    at_95 = times[int(len(times) * 0.95)]
    print(f"{name:<16} median {statistics.median(times):.2f} ms, 95 % {at_95:.2f} ms, target {target}", flush=True)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
