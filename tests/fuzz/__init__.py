"""Fuzzing of the readers: `make fuzz` runs many rounds, `make test` a few."""
