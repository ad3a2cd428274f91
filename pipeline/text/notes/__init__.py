"""Footnotes and endnotes, as citations and reference lists need them.

split.py finds the notes and splits them into statements; back_references.py reads "ibid." and the like; antecedents.py keeps the
works that such a statement may mean; resolve.py says which work each statement means.
"""

from pipeline.text.notes.back_references import BackReference, read_back_reference
from pipeline.text.notes.resolve import NotedWork, name_in_short_title, resolve
from pipeline.text.notes.split import Note, find_notes, note_marks

__all__ = [
    "BackReference",
    "Note",
    "NotedWork",
    "find_notes",
    "name_in_short_title",
    "note_marks",
    "read_back_reference",
    "resolve",
]
