"""A whole corpus: which files, in which order, what to do when one of them fails."""
