"""A source made ready: cut into passages and indexed, rows of tables read as sentences, every number in its place."""
