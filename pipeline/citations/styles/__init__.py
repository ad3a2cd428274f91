"""The citation styles of this project, one file each; docs/citations.md shows them."""
