"""Scores of all tasks; the scorers of the shared folder run in a process of their own, importing pipeline as a stranger would."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from evaluation import policy
from evaluation.public.score import SCORERS


def score(shared: Path, task: str, data: str) -> str:
    """Return the scorer's line of figures.

    Scored here: "public", a file of evaluation/public; "policy", entities of articles of ours; "real", the owner's article;
    "syntax", the parser.
    """
    if task == "public":
        return SCORERS[Path(data).stem]()
    if task == "policy":
        return policy.score()
    if task == "real":
        return _score_real_article(shared)
    if task == "syntax":
        return _output_of([sys.executable, "-m", "evaluation.syntax", "--shared", str(shared), "--data", data])
    file = shared / "data" / data
    with tempfile.TemporaryDirectory() as folder:
        if task == "entities":
            file = _to_text_rows(file, Path(folder))
        return _output_of([sys.executable, str(shared / "score" / "score.py"), task, str(file)])


def figure(line: str, name: str) -> float:
    """Read one figure off the line: the number after its name. NaN when it is not there.

    >>> figure("refs scielo_dev: whole 65.6 | authors 89.8", "authors")
    89.8
    """
    found = re.search(re.escape(name) + r"\s+(-?\d+(?:\.\d+)?)", line)
    return float(found[1]) if found else float("nan")


def _score_real_article(shared: Path) -> str:
    with tempfile.TemporaryDirectory() as out:
        _output_of([sys.executable, "-m", "pipeline", "extract", str(shared / "real" / "article.txt"), "-q", "-o", out])
        return _output_of([sys.executable, str(shared / "score" / "real.py"), out])


def _to_text_rows(file: Path, folder: Path) -> Path:
    """Write rows of words as the rows of text and character spans that the scorer reads; corpus: the file's name."""
    converted = folder / file.name
    with file.open(encoding="utf-8") as lines, converted.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(_to_text_row(json.loads(line), file.stem)) + "\n")
    return converted


def _to_text_row(row: dict[str, Any], corpus: str) -> dict[str, Any]:
    starts, ends, at = [], [], 0
    for word, space in zip(row["words"], row["spaces"], strict=True):
        starts.append(at)
        ends.append(at + len(word))
        at += len(word) + space
    text = "".join(word + " " * space for word, space in zip(row["words"], row["spaces"], strict=True))
    spans = [[starts[a], ends[b - 1], kind] for a, b, kind in row["entities"]]
    return {"corpus": corpus, "text": text, "labels": ["PERSON", "ORG", "PLACE"], "entities": spans}


def _output_of(command: list[str]) -> str:
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{finished.stderr[-2000:]}")
    return finished.stdout
