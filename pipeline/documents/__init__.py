"""Bytes to Document: one reader a format, composed in one place."""
