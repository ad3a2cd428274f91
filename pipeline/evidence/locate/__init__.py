"""Locate: which saved file is which reference, and by what it is known.

locate.py             runs the matchers, surest first, and settles disputes by title agreement
shelf.py              the saved files of a run, found by what they say of themselves
matchers.py           by the .bib, URL, DOI, title, citation key
filename_matchers.py  by author and year, or words of the title, in the file's name
source_identity.py    where a file says what it is: its name, its own title, its first page
"""
