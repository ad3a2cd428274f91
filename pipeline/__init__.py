"""citetrail."""
