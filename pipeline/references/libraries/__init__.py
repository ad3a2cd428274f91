"""Libraries: the files of reference managers, what a file of an article carries, and the merger of both with its list."""

from pipeline.references.libraries.csl import embedded_references
from pipeline.references.libraries.formats import LIBRARIES, read_library
from pipeline.references.libraries.merge import merge

__all__ = ["LIBRARIES", "embedded_references", "merge", "read_library"]
