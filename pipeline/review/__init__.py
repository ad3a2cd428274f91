"""What people said of the claims, carried over every re-run."""

from pipeline.review.merge import carry, reviewed

__all__ = ["carry", "reviewed"]
