import logging

from pipeline.log import library_muted
from pipeline.references import read_library


def test_a_library_keeps_the_level_that_its_user_gave_it():
    library = logging.getLogger("bibtexparser")
    library.setLevel(logging.INFO)
    with library_muted("bibtexparser"):
        assert library.level == logging.CRITICAL
    assert library.level == logging.INFO
    read_library(b"@article{a, title = {Fine}}\n@article{b, title = {Torn", "refs.bib")
    assert library.level == logging.INFO
    library.setLevel(logging.NOTSET)
