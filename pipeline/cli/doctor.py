"""`citetrail doctor`: what is installed, which limits hold, what the cache holds."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import OK, command_parser, path_argument

if TYPE_CHECKING:
    from pipeline.run.store import Store

_EXAMPLES = """examples:
  citetrail doctor                               versions, models, limits, cache
  citetrail doctor --prune                       empty the cache; the next run makes everything anew
  citetrail doctor --prune --megabytes 500       delete what was not used for longest until 500 MB are left
  citetrail doctor --forget network              delete the answers of services that `verify` and `fetch` keep

exit codes: 0 fine · 2 wrong usage"""
_LIBRARIES = "numpy onnxruntime spacy pypdfium2 pdfminer.six pdfplumber trafilatura lxml".split()
_EXTRAS = {"parquet": "pyarrow", "dask": "distributed", "network": "httpcore2"}
_MEGABYTE = 2**20


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the command to the command line."""
    parser = command_parser(commands, "doctor", "tell what is installed and what the cache holds", _EXAMPLES)
    parser.add_argument("--cache", type=path_argument, metavar="DIR", help="the folder (default: your cache folder)")
    parser.add_argument("--prune", action="store_true", help="make the cache smaller")
    parser.add_argument("--megabytes", type=int, default=0, metavar="N", help="what --prune leaves (default: nothing)")
    parser.add_argument("--forget", choices=("network",), help="delete what the services answered")
    return parser


def run(args: argparse.Namespace) -> int:
    """Print a line each."""
    from pipeline.run.store import Store, default_folder

    print("\n".join((*_versions(), *_models(), *_limits())))
    folder = args.cache or default_folder()
    if args.forget and folder:
        from pipeline.network.cache import forget

        print(f"forgotten  {'the answers of services' if forget(folder) else 'nothing: there were no answers'}")
    if folder is None or not folder.is_dir():
        print(f"cache      {folder or 'off, by the environment'}: nothing in it")
        return OK
    store = Store(folder)
    if args.prune:
        print(f"pruned     {_size(store.prune(max(0, args.megabytes) * _MEGABYTE))}")
    print("\n".join(_cache(store)))
    store.close()
    return OK


def _versions() -> Iterator[str]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from pipeline import __version__

    yield f"citetrail  {__version__}, Python {platform.python_version()}, {platform.platform()}"
    yield "libraries  " + ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    for extra, name in _EXTRAS.items():
        try:
            yield f"extra      {extra}: {name} {version(name)}"
        except PackageNotFoundError:
            yield f"extra      {extra}: not installed; pip install 'citetrail[{extra}]'"


def _models() -> Iterator[str]:
    import pipeline
    from pipeline.settings import current

    yield f"model      {current().model or 'our own'} for sentences and names"
    assets = Path(pipeline.__file__).parent / "assets"
    weights = [
        path for path in sorted(assets.rglob("*")) if path.suffix in (".onnx", ".bin", ".npz") and path.is_file()
    ]
    for path in weights:
        yield f"weights    {path.relative_to(assets)}: {_size(path.stat().st_size)}"


def _limits() -> Iterator[str]:
    from msgspec.structs import asdict

    from pipeline.settings import current

    yield "limits     " + ", ".join(f"{name} {value:g}" for name, value in asdict(current().limits).items())


def _cache(store: "Store") -> Iterator[str]:
    from pipeline.settings import current

    usage = store.usage()
    lookups = usage.hits + usage.misses
    yield f"cache      {store.folder}: {_size(usage.size)} of at most {current().cache_megabytes} MB"
    for stage, (count, size) in usage.stages.items():
        yield f"           {stage}: {count:,} results, {_size(size)}"
    if lookups:
        yield f"           {usage.hits:,} of {lookups:,} results were found in it"


def _size(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB"
