"""Locate: which saved file is which reference, and by what it is known.

locate.py             runs the matchers, surest first, and settles disputes by title agreement
shelf.py              the saved files of a run, found by what they say of themselves
matchers.py           by the .bib, URL, DOI, citation key
page_matchers.py      by the title or the author on the first page, by the file's own title in the entry
filename_matchers.py  by author and year, or words of the title, in the file's name
source_identity.py    where a file says what it is: its name, its own title, its first page
"""
