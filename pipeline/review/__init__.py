"""The verdicts of people, kept over every re-run."""

from pipeline.review.merge import is_reviewed, merge_verdicts

__all__ = ["is_reviewed", "merge_verdicts"]
