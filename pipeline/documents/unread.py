"""Kinds of files that nobody reads, and what to do with one."""

_OLD_WORD = "an old Word file; save it as .docx"
_SLIDES = "slides; print them as .pdf"
_SHEET = "a spreadsheet; print it as .pdf"
_MAIL = "an e-mail; save it as .html or print it as .pdf"
_BOOK = "an e-book; convert it to .epub"
_PRINT = "a printed page; convert it to .pdf"
# ending → what the file is and what to do
_ADVICE = {
    **dict.fromkeys([".doc", ".dot"], _OLD_WORD),
    **dict.fromkeys([".ppt", ".pptx", ".odp", ".key"], _SLIDES),
    **dict.fromkeys([".xls", ".xlsx", ".ods", ".numbers"], _SHEET),
    **dict.fromkeys([".eml", ".msg"], _MAIL),
    **dict.fromkeys([".mobi", ".azw", ".azw3", ".fb2"], _BOOK),
    **dict.fromkeys([".ps", ".djvu", ".xps"], _PRINT),
    ".pages": "a file of Apple Pages; export it as .docx",
    ".wpd": "a WordPerfect file; save it as .docx",
    ".wps": "a file of Works; save it as .docx",
    ".webarchive": "a page saved by Safari; save its source as .html",
}


def advise(ending: str) -> str:
    """Return what a file of an ending that nobody reads is, and what to do with it, in words.

    >>> advise(".pptx"), advise(".zzz")
    ('.pptx is slides; print them as .pdf', 'nobody reads .zzz files; save it as .docx, .html or .pdf')
    """
    advice = _ADVICE.get(ending.lower())
    if advice:
        return f"{ending} is {advice}"
    kind = f"{ending} files" if ending else "files without ending"
    return f"nobody reads {kind}; save it as .docx, .html or .pdf"
