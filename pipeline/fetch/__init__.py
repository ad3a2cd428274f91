"""Which copies of a cited work are tried, in which order, and how the one that is taken is named. Nothing here goes online."""
