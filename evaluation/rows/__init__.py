"""Are the rows of whole articles right: a gold of our own, every row of it judged by reading."""
