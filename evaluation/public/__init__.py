"""A small gold of ours for every public function, so that `make quality` runs in any checkout; each file says what it holds."""
