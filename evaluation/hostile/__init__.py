"""The hostile files of ../shared, read the way a run reads them."""
