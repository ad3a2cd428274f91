"""The only door to spaCy: lists of phrases in a text (phrases.py). No token of spaCy leaves this folder, only spans of our text."""

from pipeline.text.parse.phrases import Hit, chunks, phrases, plain

__all__ = ["Hit", "chunks", "phrases", "plain"]
