"""A source made ready: cut into passages, rows of tables read as sentences, every number in its place."""
