"""Footnotes and endnotes: where they stand (cut.py), "ibid." and its kin (back.py), and the works they mean (works.py)."""

from pipeline.text.notes.back import Back, backward
from pipeline.text.notes.cut import Note, find_notes, note_marks
from pipeline.text.notes.works import Work, trace

__all__ = ["Back", "Note", "Work", "backward", "find_notes", "note_marks", "trace"]
