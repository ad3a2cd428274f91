"""The one table of outcomes: how each ranks, and what is said of it wherever it is told."""
