"""Robustness of the readers on the broken and hostile files of ../shared."""
