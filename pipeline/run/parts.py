"""Tables as Parquet, in parts: for more articles than a sheet or a page can show.

    OUT/claims/part-0007.parquet     a folder a table; the rows of the articles whose paths hash to 7
    OUT/_parts/part-0007.json        what the part was made from, and what is in it; written last, deleted first
    OUT/_parts/count.json            how many parts there are
    OUT/sources/part-none.parquet    the files that are a reference of no article; OUT/errors/part-none.parquet: of no article

Only the articles of one part are in memory. A part whose articles, sources, options and code are as they were is not touched, so a
killed run goes on where it was, and one changed article costs the part that it is in.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2s
from itertools import groupby
from pathlib import Path

import msgspec

from pipeline.model import Extraction, Trouble
from pipeline.run.articles import with_matched_sources
from pipeline.run.batch import Outcome, Work, extract_all
from pipeline.run.digests import digest_of
from pipeline.run.ignored import drop_ignored
from pipeline.run.storage import Folder
from pipeline.settings import current
from pipeline.tables import schemas, tables
from pipeline.tables.parquet import dump

STATE = "_parts"
NONE = "none"  # the part of rows that are of no article
_SIZE, _MOST = 100, 1024  # articles of a part, until there are so many parts
_RESIZE = 4  # times as many articles, or as few, after which the parts are cut anew


class Part(msgspec.Struct, frozen=True):
    """What a part was made from, and what is in it.

    key: digest of what it was made from. rows: table → rows. problems: code → rows. ignored: code → problems left out.
    matched: the sources that an article of it cites.
    """

    key: str
    articles: int
    rows: dict[str, int]
    problems: dict[str, int]
    ignored: dict[str, int]
    matched: tuple[str, ...]

    def sources_left(self, unmatched: set[str]) -> set[str]:
        """Return the files that it does not cite either."""
        return unmatched - set(self.matched)


@dataclass(frozen=True)
class PartsRun:
    """A run that writes parts.

    out: where they go. articles: the files. file_digest: of the bytes of an article, and of all that is read with it.
    run_digest: of everything else that the rows depend on. work: reads the sources; called when there is something to do.
    wave: how many articles are extracted at a time. shown: an error as the tables have it.
    """

    out: Folder
    articles: Sequence[Path]
    file_digest: Callable[[Path], str]
    run_digest: str
    work: Callable[[], Work]
    shown: Callable[[Trouble], Trouble]
    wave: int = 1

    @cached_property
    def names(self) -> Counter[str]:
        """How many articles have a file name; where that is several, their folder tells them apart."""
        return Counter(path.stem for path in self.articles)


def write_parts(run: PartsRun, troubles: Callable[[], Sequence[Trouble]]) -> list[Part]:
    """Write the parts that are not there yet and return all of them.

    Args:
        run: what is to be done.
        troubles: with the files that are of no article; asked for when the sources were read.
    """
    count = _count(run.out, len(run.articles))
    number = {path: _part_of(path, count) for path in run.articles}
    by_part = {
        n: list(paths) for n, paths in groupby(sorted(run.articles, key=lambda p: number[p]), number.__getitem__)
    }
    keys = {_name(n): _key(run, by_part.get(n, [])) for n in range(count)}
    written = {name: part for name in keys if (part := _read(run.out, name)) and part.key == keys[name]}
    stale = [n for n in range(count) if _name(n) not in written]
    none = _read(run.out, NONE)
    everything = digest_of([run.run_digest, *keys.values()])
    if not stale and none and none.key == everything:
        return list(written.values())
    _forget(run.out, [*map(_name, stale), NONE])
    for wave in _waves(stale, by_part, run.wave):
        for n, outcomes in zip(wave, _extract_wave(run, [by_part.get(n, []) for n in wave]), strict=True):
            written[_name(n)] = _write_part(run, _name(n), keys[_name(n)], outcomes)
    parts = [written[name] for name in keys]
    _write_rest(run, everything, parts, troubles())
    return parts


def _write_rest(run: PartsRun, key: str, parts: Sequence[Part], troubles: Sequence[Trouble]) -> None:
    """Write the rows that are of no article."""
    source_set = run.work().source_set
    left = set(source_set.unmatched)
    for part in parts:
        left = part.sources_left(left)
    rows = tables((), troubles, [source for path, source in source_set.unmatched.items() if path in left])
    for name in ("sources", "errors"):
        run.out.write(_file(name, NONE), dump(rows[name], schemas()[name]))
    run.out.write(_file(STATE, NONE), msgspec.json.encode(Part(key, 0, {}, {}, {}, ())))


def _extract_wave(run: PartsRun, parts: Sequence[Sequence[Path]]) -> Iterator[list[Outcome]]:
    """Yield what came of the articles of each part."""
    outcomes = iter(extract_all([path for part in parts for path in part], run.work()))
    yield from ([next(outcomes) for _ in part] for part in parts)


def _write_part(run: PartsRun, name: str, key: str, outcomes: Sequence[Outcome]) -> Part:
    extractions = [outcome.extraction for outcome in outcomes if outcome.extraction]
    checked = [drop_ignored(_renamed(run, extraction), current().ignore) for extraction in extractions]
    troubles = [run.shown(trouble) for outcome in outcomes for trouble in outcome.troubles]
    rows = tables([extraction for extraction, _ in checked], troubles)
    for table, found in rows.items():
        run.out.write(_file(table, name), dump(found, schemas()[table]))
    part = Part(
        key,
        len(extractions),
        {table: len(found) for table, found in rows.items()},
        Counter(row["code"] for row in rows["problems"]),
        sum((counts for _, counts in checked), Counter[str]()),
        tuple(sorted({s.source for e in extractions for s in e.sources if s.reference and s.source})),
    )
    run.out.write(_file(STATE, name), msgspec.json.encode(part))
    return part


def _renamed(run: PartsRun, extraction: Extraction) -> Extraction:
    """Return the extraction with its matched sources alone, and a key of its own where files have one name."""
    document, path = extraction.document, Path(extraction.document.path)
    if run.names[path.stem] > 1:
        document = replace(document, key=f"{path.parent.name}/{document.key}{path.suffix}")
    return replace(with_matched_sources(extraction), document=document)


def _waves(stale: Iterable[int], by_part: dict[int, list[Path]], articles: int) -> Iterator[list[int]]:
    """Yield groups of parts that have so many articles together."""
    wave: list[int] = []
    for n in stale:
        wave.append(n)
        if sum(len(by_part.get(i, ())) for i in wave) >= articles:
            yield wave
            wave = []
    if wave:
        yield wave


def _count(out: Folder, articles: int) -> int:
    """Return how many parts there are to be: as many as there were, unless there are far more articles now, or far fewer."""
    wanted = max(1, min(_MOST, -(-articles // _SIZE)))
    data = out.read(f"{STATE}/count.json")
    count = msgspec.json.decode(data, type=int) if data else 0
    if count and count <= wanted * _RESIZE and wanted <= count * _RESIZE:
        return count
    for n in range(count):
        _forget(out, [_name(n)])
        for table in schemas():
            out.delete(_file(table, _name(n)))
    out.write(f"{STATE}/count.json", msgspec.json.encode(wanted))
    return wanted


def _part_of(path: Path, count: int) -> int:
    return int.from_bytes(blake2s(str(path).encode("utf-8", "surrogateescape"), digest_size=8).digest(), "big") % count


def _key(run: PartsRun, articles: Sequence[Path]) -> str:
    files = (word for path in articles for word in (str(path), str(run.names[path.stem] > 1), run.file_digest(path)))
    return digest_of([run.run_digest, *files])


def _name(n: int) -> str:
    return f"{n:04}"


def _file(table: str, name: str) -> str:
    return f"{table}/part-{name}.{'json' if table == STATE else 'parquet'}"


def _read(out: Folder, name: str) -> Part | None:
    data = out.read(_file(STATE, name))
    try:
        return msgspec.json.decode(data, type=Part) if data else None
    except msgspec.MsgspecError:
        return None


def _forget(out: Folder, names: Iterable[str]) -> None:
    """Delete what says that parts are whole, before they are written."""
    for name in names:
        out.delete(_file(STATE, name))


def part_files(out: Folder, table: str) -> list[str]:
    """Return the files of a table, sorted."""
    return [f"{table}/{name}" for name in out.names(table) if name.startswith("part-")]


def has_parts(out: Folder) -> bool:
    """Tell whether a folder has tables in parts."""
    return out.read(f"{STATE}/count.json") is not None


def all_rows(parts: Iterable[Part]) -> Counter[str]:
    """Return table → its rows."""
    return sum((Counter(part.rows) for part in parts), Counter())


def parts_summary(parts: Sequence[Part], out: str) -> Iterator[str]:
    """Yield the lines at the end of a run."""
    rows = all_rows(parts)
    counted = [f"{rows[name]:,} {name}" for name in ("claims", "figures", "dates", "citations", "references")]
    yield f"{sum(part.articles for part in parts):,} articles: {', '.join(counted)}"
    for head, counts in (("Problems", [p.problems for p in parts]), ("Ignored", [p.ignored for p in parts])):
        found = sum(map(Counter, counts), Counter[str]())
        if found:
            yield f"{head:<10} " + ", ".join(f"{n:,} {code}" for code, n in found.most_common())
    if rows["errors"]:
        yield f"{rows['errors']:,} files were not read whole or could not be extracted; see errors/"
    yield f"Tables     {out}: a folder a table, {len(parts)} parts of Parquet in each"
    yield f"Next       citetrail export {out} --to csv --table claims -o claims.csv, or DuckDB and pandas (docs/scale.md)"
