"""Parsing: one reference string to one Reference, by rules and by a CRF that corrects them."""

from pipeline.references.parse.parser import parse, parse_all

__all__ = ["parse", "parse_all"]
