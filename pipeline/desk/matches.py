"""The screen of sources: which saved file is which work, and how to say so where it was recognised wrongly."""

import subprocess

from pipeline.desk.claims import short_name
from pipeline.desk.folder import Folder
from pipeline.errors import UsageError
from pipeline.evidence.locate.locate import NONE
from pipeline.run.source_list import folder_of, run_again, write_match

Json = dict[str, object]


def matches(folder: Folder) -> Json:
    """Return the files with what they were recognised as, the works without a file, and the works to choose from."""
    run = folder.run
    rows = [
        {
            "article": row["article"],
            "file": row["source"],
            "reference": row["reference_id"],
            "work": short_name(folder.references.get((row["article"], row["reference_id"]), {})),
            "title": row["title"],
            "matched_by": row["matched_by"],
            "status": row["status"],
            "size": f"{row['pages']} pages" if row["pages"] else f"{int(row['characters'] or 0):,} characters",
            "mendable": bool(run and row["source"] and folder_of(run, folder.path, row["source"])),
        }
        for row in folder.tables["sources"]
    ]
    works = [
        {"article": article, "reference": reference, "work": short_name(row), "entry": row["raw"]}
        for (article, reference), row in folder.references.items()
    ]
    return {"rows": rows, "works": works}


class Mending:
    """One change of sources.csv at a time, and the run that follows it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._failed = ""

    def start(self, folder: Folder, article: str, file: str, reference: str) -> None:
        """Write which work a file is, and call the run again.

        Raises:
            UsageError: a run is under way, or the file is in no folder of sources.
        """
        if self.status() == "running":
            raise UsageError("the sources are being read again; wait for it")
        work = folder.references.get((article, reference)) if reference else None
        where = folder_of(folder.run, folder.path, file) if folder.run else None
        if folder.run is None or where is None:
            raise UsageError(f"{file} is in no folder of sources of the last run; run citetrail extract again")
        if reference not in ("", NONE) and work is None:
            raise UsageError("there is no such work any more; load the tables again")
        write_match(where, file, (work["citekey"] or reference) if work else reference)
        self._failed, self._process = "", run_again(folder.run, folder.path)

    def status(self) -> str:
        """Return "running", "" where nothing is, or why the last run failed."""
        if self._process is not None and self._process.poll() is not None:
            _, errors = self._process.communicate()
            lines = errors.strip().splitlines()
            self._failed = (lines[-1] if lines else "it ended without a word") if self._process.returncode else ""
            self._process = None
        return "running" if self._process else self._failed
