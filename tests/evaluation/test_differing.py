"""Every check with the outcome "differs" counts for its own kind, figures and dates apart."""

import json
from collections import Counter
from pathlib import Path

from evaluation.differing import count, line

EVIDENCE = ["The mill at Lund sold 340 looms to weavers in Kent on 14 July 2021."]
ROWS = [
    ("The mill at Lund sold 340 looms to weavers in Kent on 14 July 2021.", "supported"),
    ("The mill at Lund sold 430 looms to weavers in Kent on 14 July 2021.", "refuted"),
    ("The mill at Lund sold 340 looms to weavers in Kent on 14 June 2021.", "refuted"),
    ("The mill at Lund sold 430 looms to weavers in Kent on 14 July 2021.", "supported"),
]


def _file(folder: Path) -> Path:
    file = folder / "claims.jsonl"
    rows = ({"claim": claim, "evidence": EVIDENCE, "label": label} for claim, label in ROWS)
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def test_figures_and_dates_are_counted_apart(tmp_path: Path) -> None:
    counts, alarms = count(_file(tmp_path), most_alarms=5)
    assert counts["claims", "refuted"] == counts["claims", "supported"] == 2
    assert (counts["figure", "refuted"], counts["figure", "supported"]) == (1, 1)
    assert (counts["date", "refuted"], counts["date", "supported"]) == (1, 0)
    assert [alarm.partition(" |")[0] for alarm in alarms] == ["figure: article 430 looms, source 340 looms"]


def test_no_more_alarms_than_asked_for(tmp_path: Path) -> None:
    assert count(_file(tmp_path), most_alarms=0)[1] == []


def test_precision_and_shares() -> None:
    counts = Counter(
        {("claims", "refuted"): 4, ("claims", "supported"): 10, ("date", "refuted"): 3, ("date", "supported"): 1}
    )
    assert line("date", counts) == (
        "date differs: precision 75.0 of 4 | of refuted 75.0 | false alarm on supported 10.00"
    )
    assert line("figure", counts).startswith("figure differs: precision 0.0 of 0")
