"""Verification: what indexes of works know of the entries of a reference list. Nothing here opens a socket.

normalise, similarity, names, containers and compare hold an entry beside a record; decide says whether the record is the cited
work; differences, in which fields they differ; snapshot/ finds the records in a local index file.
"""

from pipeline.verify.verify import verify

__all__ = ["verify"]
