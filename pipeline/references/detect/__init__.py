"""Detection: where the lists of references stand, how they are split into entries, and whether a line is a reference."""
