"""A small document of each format that is text, which the fork server reads before it forks for the first file of that ending.

What a reader makes when it first reads (patterns compiled, word lists parsed, parsers set up) is then there in every child. The
plain text stands for what all formats have in common.
"""

PLAIN = ".txt"

_TEXT = """Cargo on the middle route

By Alma Dauletova
3 June 2024

Summary

In 2023 the port of Aktau handled 3.2 million tonnes (Abishev, 2024), “a record”, as the minister said.[1] More stands
in the bulletin: https://example.org/bulletin-7, page 4.

- wagons
- ferries

Year    Tonnes
2022    2.9
2023    3.2

References

[1] Abishev, A. (2024). The ferries of Aktau. Journal of Ports 12(3), 1–9. doi:10.1000/ports.12

Lomidze, T. and Karimova, S., 2019. Rails of the Caspian. Tbilisi: Harbour Press.
"""
_MARKDOWN = """---
title: Cargo on the middle route
author: Alma Dauletova
date: 2024-06-03
---

# Cargo on the middle route

In 2023 the *port* of Aktau handled 3.2 million tonnes [@abishev2024],[^1] as [the bulletin](https://example.org/7) says.

> A quotation.

| Year | Tonnes |
|---|---|
| 2023 | 3.2 |

- wagons

## References

1. Abishev, A. (2024). The ferries of Aktau. *Journal of Ports* 12(3), 1–9.

[^1]: Lomidze 2019, p. 4.
"""
_HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Cargo on the middle route</title>
<meta name="author" content="Alma Dauletova"><meta property="article:published_time" content="2024-06-03">
<link rel="canonical" href="https://example.org/cargo"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Cargo on the middle route</h1><p class="byline">By Alma Dauletova, 3 June 2024</p>
<p>In 2023 the port of Aktau handled 3.2 million tonnes (Abishev, 2024), as <a href="https://example.org/7">the bulletin</a>
says.<sup><a href="#fn1">1</a></sup> The year before it had been less, for the ferries were late and the wagons were few.</p>
<blockquote><p>A quotation.</p></blockquote><ul><li>wagons</li></ul>
<table><tr><th>Year</th><th>Tonnes</th></tr><tr><td>2023</td><td>3.2</td></tr></table>
<h2>References</h2><ol class="references"><li id="fn1">Abishev, A. (2024). The ferries of Aktau. <i>Journal of Ports</i> 12(3), 1–9.
</li></ol></article><footer>© 2024</footer></body></html>
"""

# ending → the bytes of a file
SAMPLES = {
    PLAIN: _TEXT.encode(),
    ".md": _MARKDOWN.encode(),
    ".markdown": _MARKDOWN.encode(),
    ".qmd": _MARKDOWN.encode(),
    ".rmd": _MARKDOWN.encode(),
    ".html": _HTML.encode(),
    ".htm": _HTML.encode(),
    ".xhtml": _HTML.encode(),
}
