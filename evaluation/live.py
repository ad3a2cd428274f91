"""`make live`: one real question to each service, and whether its answer still has the form that citetrail reads.

By hand, never in CI: it goes online. Each question is asked as `citetrail verify` asks it, politely and past no guard; the answers
are written to a folder, a file each, to be held beside tests/network/answers.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.network.failures import NoAnswerError
from pipeline.network.identity import load_identity
from pipeline.network.query import Query
from pipeline.network.services import (
    arxiv,
    crossref,
    datacite,
    doi_org,
    openalex,
    openlibrary,
    pubmed,
    semanticscholar,
    unpaywall,
    wayback,
)

# works that have been in these indexes for years; what is expected of the answer
_DOI, _DATA_DOI, _UNKNOWN = "10.1038/nature14539", "10.5281/zenodo.3242074", "10.5555/citetrail-no-such-doi"
QUESTIONS: list[tuple[Query[Any], Callable[[Any], bool]]] = [
    (doi_org.agency(_DOI), lambda value: value == "Crossref"),
    (doi_org.agency(_DATA_DOI), lambda value: value == "DataCite"),
    (doi_org.agency(_UNKNOWN), lambda value: value == ""),
    (doi_org.handle(_DOI), lambda value: value is True),
    (crossref.by_doi(_DOI), lambda found: any(r.year == "2015" and r.authors for r in found)),
    (crossref.by_doi(_UNKNOWN), lambda records: records == ()),
    (crossref.by_entry("LeCun, Bengio, Hinton. Deep learning. Nature 521, 436-444, 2015"), bool),
    (crossref.by_title("Deep learning", "LeCun"), bool),
    (datacite.by_doi(_DATA_DOI), lambda found: any(r.title for r in found)),
    (datacite.by_title("Attention is all you need"), lambda records: isinstance(records, tuple)),
    (arxiv.by_ids(["1706.03762"]), lambda found: [r.arxiv for r in found] == ["1706.03762"]),
    (arxiv.by_title("Attention is all you need", "Vaswani"), bool),
    (openalex.by_doi(_DOI), lambda found: [r.doi for r in found] == [_DOI]),
    (openalex.copies(_DOI), lambda copies: isinstance(copies, tuple)),
    (openalex.by_title("Deep learning"), bool),
    (openlibrary.by_isbn("9780262035613"), bool),
    (openlibrary.by_title("Deep learning", "Goodfellow"), bool),
    (unpaywall.copies(_DOI), lambda copies: isinstance(copies, tuple)),
    (wayback.nearest("http://example.com/", "2014-06-01"), lambda capture: capture is not None),
    (pubmed.by_ids(["26017442"]), lambda found: [r.pmid for r in found] == ["26017442"]),
    (semanticscholar.by_title("Deep learning"), lambda found: any(r.title for r in found)),
]


def main() -> int:
    """Ask, print a line each, and return 1 where a form has changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--email", default="")
    parser.add_argument("--folder", type=Path, default=Path("live-answers"), help="where the answers are written")
    args = parser.parse_args()
    os.environ["CITETRAIL_CACHE"] = str(args.folder)
    from pipeline.network.courier import Policy
    from pipeline.run.online.session import open_session

    identity = load_identity(args.email)
    wrong = 0
    with open_session(identity, Policy(refresh=True)) as session:
        for number, (query, is_expected) in enumerate(QUESTIONS):
            if query.key and query.key not in identity.keys:
                print(f"  –   {query.service}: {query.sends}: needs a key")
                continue
            try:
                value = session.courier.ask(query).value
                fine = is_expected(value)
                stored = session.cache.get(query.service, query.url)
                (args.folder / f"{number:02}-{query.service}.txt").write_bytes(stored.body if stored else b"")
            except NoAnswerError as error:
                value, fine = error, False
            wrong += not fine
            print(f"  {'ok ' if fine else 'NO '} {query.service}: {query.sends}\n      {str(value)[:200]}")
    print(f"{wrong} of {len(QUESTIONS)} answers are not as expected; the bodies are in {args.folder}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
