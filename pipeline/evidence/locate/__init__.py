"""Which saved file is which reference, and by what it is known."""
