"""A snapshot: one SQLite file of records, built from dumps of the indexes, found by exact keys first and by words second."""
