"""Readers on generated input, for as long as `make fuzz` says; a few rounds of it are part of `make test`."""
