"""Shared language tools: sentences, names, numbers, the calendar, and the one door to spaCy."""
