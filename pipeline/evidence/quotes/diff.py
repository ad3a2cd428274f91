"""The differences between a quotation and the wording of its source, in words a checker can act on."""

from difflib import SequenceMatcher


def differences(quoted: tuple[str, ...], found: tuple[str, ...]) -> list[str]:
    """Return the differences in order, each in words.

    >>> differences(("did", "not", "grow"), ("did", "grow", "fast"))
    ["the article adds 'not'", "the article leaves out 'fast'"]
    """
    details = []
    for edit, a, b, c, d in SequenceMatcher(None, quoted, found, autojunk=False).get_opcodes():
        in_article, in_source = " ".join(quoted[a:b]), " ".join(found[c:d])
        if edit == "replace":
            details.append(f"source has '{in_source}' where the article has '{in_article}'")
        elif edit == "delete":
            details.append(f"the article adds '{in_article}'")
        elif edit == "insert":
            details.append(f"the article leaves out '{in_source}'")
    return details


def missing_fragment(tokens: tuple[str, ...]) -> str:
    """Return in words that a fragment of a quotation is not in the source at all."""
    return f"the source lacks '{' '.join(tokens)}'"
