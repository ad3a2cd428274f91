import json

from pipeline.documents.compose import compose
from pipeline.model import BlockKind, Mark, MarkKind, Meta, Piece, Span, Trouble
from pipeline.run.show import show, show_json

DOC = compose(
    [
        Meta(title="On Ports", authors=("Ana Silva", "Bo Lee")),
        Trouble("ENCODING_GUESSED", "read as cp1252", recovered=True),
        Piece(BlockKind.HEADING, "Trade", "12", level=2),
        Piece(BlockKind.PARAGRAPH, "Cargo grew and fell.", "12", (Mark(MarkKind.PAGE, Span(11, 11), "13"),)),
        Piece(BlockKind.TABLE, "port\tshare", "13"),
        Piece(BlockKind.NOTE, "See it.", "13", label="1"),
    ],
    key="ports",
    data=b"",
)


def test_shows_blocks_pages_and_notes():
    assert list(show(DOC)) == [
        "ports: 2 pages (12–13), 4 blocks, 1 notes, 46 characters",
        "title:    On Ports",
        "authors:  Ana Silva; Bo Lee",
        "warning:  read as cp1252 (ENCODING_GUESSED)",
        "── page 12 ──",
        "\n## Trade",
        "Cargo grew and fell.",
        "── page 13 begins in the lines above ──",
        "| port  share",
        "[^1] See it.",
    ]


def test_json_holds_everything():
    said = json.loads(show_json(DOC))
    assert said["text"] == DOC.text
    assert [p["label"] for p in said["pages"]] == ["12", "13"]
    assert said["blocks"][3]["label"] == "1"
