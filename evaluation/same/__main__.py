"""python -m evaluation.same [SECTION …] [--accept]: is every output as it was accepted last? Exit 1 and the rows when not."""

import argparse
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from evaluation.same.inputs import ROOT, SECTIONS
from evaluation.same.state import accept, changes, digest, digests, write


def main() -> int:
    """Compute the sections, compare or accept them."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.same", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"only these: {' '.join(SECTIONS)}")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where data/ and small/ lie")
    parser.add_argument("--state", type=Path, default=ROOT / ".same", help="folder of the rows, outside git")
    parser.add_argument("--accept", action="store_true", help="take what comes out now as the accepted state")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="changed rows to print a section")
    args = parser.parse_args()
    unknown = set(args.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {' '.join(sorted(unknown))}; there are {' '.join(SECTIONS)}")
    names = [name for name in SECTIONS if name in (args.sections or SECTIONS) and _possible(name, args.shared)]
    with ProcessPoolExecutor(max_workers=2) as pool:
        list(pool.map(_compute, names, [args.shared] * len(names), [args.state] * len(names)))
    if args.accept:
        for name in names:
            shutil.copy(_rows(args.state, "now", name), _rows(args.state, "accepted", name))
        accept({name: digest(_rows(args.state, "now", name)) for name in names})
        print(f"accepted: {' '.join(names)}")
        return 0
    return 1 if sum(_told(name, args.state, args.show) for name in names) else 0


def _possible(name: str, shared: Path) -> bool:
    """Tell whether the inputs of the section are on this machine."""
    return name == "articles" or (shared / "data").exists()


def _rows(state: Path, which: str, name: str) -> Path:
    folder = state / which
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.jsonl"


def _compute(name: str, shared: Path, state: Path) -> None:
    write(_rows(state, "now", name), SECTIONS[name](shared))


def _told(name: str, state: Path, show: int) -> bool:
    """Print what changed in a section; tell whether anything did."""
    now, old = _rows(state, "now", name), _rows(state, "accepted", name)
    if digest(now) == digests().get(name):
        shutil.copy(now, old)  # so that the next change can be shown row by row
        print(f"{name:<12} as accepted")
        return False
    if not old.exists() or digest(old) != digests().get(name):
        print(f"{name:<12} changed; its accepted rows are not in {state}: run this on the commit that accepted them")
        return True
    rows = list(changes(old, now))
    print(f"{name:<12} {len(rows)} rows changed")
    print("\n".join(f"  {row}" for row in islice(rows, show)))
    return True


if __name__ == "__main__":
    sys.exit(main())
