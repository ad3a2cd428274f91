"""python -m evaluation.same [SECTION …] [--accept]: is every output as it was accepted last? Exit 1 and the rows when not."""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from evaluation.same.inputs import ROOT, SECTIONS
from evaluation.same.state import Store, accept, accepted


def main() -> int:
    """Compute the sections, compare or accept them."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.same", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"only these: {' '.join(SECTIONS)}")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where data/ and small/ lie")
    state = Path(os.environ.get("CITETRAIL_SAME", ROOT / ".same"))
    parser.add_argument("--state", type=Path, default=state, help="folder of the rows, outside git ($CITETRAIL_SAME)")
    parser.add_argument("--accept", action="store_true", help="take what comes out now as the accepted state")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="changed rows to print a section")
    args = parser.parse_args()
    unknown = set(args.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {' '.join(sorted(unknown))}; there are {' '.join(SECTIONS)}")
    # only our own articles are in every checkout
    names = [
        n for n in SECTIONS if n in (args.sections or SECTIONS) and (n == "articles" or (args.shared / "data").exists())
    ]
    store = Store(args.state)
    with ProcessPoolExecutor(max_workers=2) as pool:
        now = dict(zip(names, pool.map(_compute, names, [args.shared] * len(names), [store] * len(names)), strict=True))
    changed = sum(_report(store, name, digest, args.show) for name, digest in now.items())
    if args.accept:
        accept(now)
    return 1 if changed and not args.accept else 0


def _compute(name: str, shared: Path, store: Store) -> str:
    return store.add(name, SECTIONS[name](shared))


def _report(store: Store, name: str, now: str, show: int) -> bool:
    """Print what changed in a section; return whether anything did."""
    old = accepted().get(name, "")
    if now == old:
        print(f"{name:<12} as accepted")
    elif not store.path(name, old).exists():
        print(
            f"{name:<12} changed; its accepted rows are not in {store.folder}: run this on the commit that accepted them"
        )
    else:
        rows = list(store.changes(name, old, now))
        print(f"{name:<12} {len(rows)} rows changed")
        print("\n".join(f"  {row}" for row in islice(rows, show)))
    return now != old


if __name__ == "__main__":
    sys.exit(main())
