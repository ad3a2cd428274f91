r"""What LaTeX commands are to a reader: headings, blocks, notes, citations, and what only sets the page. Data, no code.

Names: The LaTeX Companion (Mittelbach and Fischer 2023); citations: natbib and biblatex. A command that stands in none of
these lists is taken for a way of printing: its arguments are read, its name is not.
"""

# command → level of the heading; a caption has none
HEADINGS = {
    "caption": 0,
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
NOTES = frozenset("footnote footnotetext endnote thanks marginpar sidenote".split())
# environment → kind of its pieces
BLOCKS = {
    **dict.fromkeys(["itemize", "enumerate", "description", "compactitem", "compactenum"], "item"),
    **dict.fromkeys(["quote", "quotation", "displayquote", "verse"], "quote"),
    **dict.fromkeys("tabular tabular* tabularx tabulary longtable array supertabular".split(), "table"),
    "thebibliography": "paragraph",
}
CODE = frozenset("verbatim verbatim* lstlisting minted Verbatim".split())
FORMULAS = frozenset(
    name + star
    for name in "equation align gather multline eqnarray math displaymath flalign alignat".split()
    for star in ("", "*")
)
# environments without a sentence in them
DRAWN = frozenset("comment tikzpicture pgfpicture picture filecontents filecontents*".split())
# commands without a word for the reader: what they set, load, count, point at or define
SILENT = frozenset(
    """
    documentclass usepackage RequirePackage newcommand renewcommand providecommand newenvironment renewenvironment def let
    DeclareMathOperator newtheorem setlength addtolength setcounter addtocounter newcounter newlength geometry hypersetup
    input include includeonly includegraphics graphicspath bibliography bibliographystyle addbibresource printbibliography
    nocite label ref eqref pageref autoref cref Cref nameref vspace hspace vskip hskip vfill hfill pagestyle thispagestyle
    maketitle tableofcontents listoffigures listoftables newpage clearpage cleardoublepage pagebreak linebreak noindent
    centering raggedright bigskip medskip smallskip appendix frontmatter mainmatter backmatter index printindex glossary
    toprule midrule bottomrule hline cline cmidrule multirow rowcolor cellcolor color definecolor pagenumbering
    selectlanguage setstretch doublespacing onehalfspacing singlespacing footnotemark protect relax date author title
    """.split()
)
# command → its arguments as pylatexenc writes them: * star, [ optional, { needed; what it knows by itself is not here
ARGUMENTS = {
    **dict.fromkeys(
        """
        cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite footcite footcitetext autocite
        smartcite supercite fullcite footfullcite citetitle nocite Cite Citep Citet Parencite Textcite Autocite
        """.split(),
        "*[[{",
    ),
    "bibitem": "[{",
    "href": "{{",
    "url": "{",
    "nolinkurl": "{",
    "caption": "*[{",
    "footnote": "[{",
    "footnotetext": "[{",
    "endnote": "{",
    "paragraph": "*[{",
    "subparagraph": "*[{",
    "title": "[{",
    "author": "[{",
    "date": "{",
    "textcolor": "{{",
    "color": "{",
    "addbibresource": "[{",
    "bibliography": "{",
    "setstretch": "{",
    "selectlanguage": "{",
    "multicolumn": "{{{",
    "cmidrule": "[{",
}
# all but the last argument of these is no prose
LAST_ONLY = frozenset("textcolor multicolumn href".split())
# environment → its arguments
OPENINGS = {
    "thebibliography": "{",
    "tabular": "[{",
    "tabular*": "{[{",
    "tabularx": "{[{",
    "tabulary": "{[{",
    "longtable": "[{",
    "array": "[{",
    "figure": "[",
    "table": "[",
    "minted": "[{",
    "lstlisting": "[",
    "displayquote": "[[",
    "minipage": "[{",
    "multicols": "{",
}
