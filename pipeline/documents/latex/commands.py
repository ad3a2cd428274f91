r"""The LaTeX commands that mean something to a reader: headings, blocks, notes, citations. Data, no code.

A command that is in none of these lists is taken for typography: its arguments are read, its name is not.
Names: Mittelbach and Fischer, The LaTeX Companion (2023); citations: natbib and biblatex.
"""

from pipeline.model import BlockKind

# command → level of the heading; 0 for a caption
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
# environment → kind of its blocks
BLOCKS = {
    **dict.fromkeys(["itemize", "enumerate", "description", "compactitem", "compactenum"], BlockKind.ITEM),
    **dict.fromkeys(["quote", "quotation", "displayquote", "verse"], BlockKind.QUOTE),
    **dict.fromkeys("tabular tabular* tabularx tabulary longtable array supertabular".split(), BlockKind.TABLE),
    **dict.fromkeys(["thebibliography", "CSLReferences"], BlockKind.PARAGRAPH),
}
NUMBERED = frozenset(["enumerate", "compactenum"])  # environments whose items are counted
CODE = frozenset("verbatim verbatim* lstlisting minted Verbatim alltt Highlighting".split())
FORMULAS = frozenset(
    name + star
    for name in "equation align gather multline eqnarray math displaymath flalign alignat".split()
    for star in ("", "*")
)
# environments without a sentence in them
DRAWINGS = frozenset("comment tikzpicture pgfpicture picture filecontents filecontents*".split())
# commands that print no words: they set, load, count, refer or define
SILENT = frozenset(
    """
    documentclass usepackage RequirePackage newcommand renewcommand providecommand newenvironment renewenvironment def let
    DeclareMathOperator newtheorem setlength addtolength setcounter addtocounter newcounter newlength geometry hypersetup
    input include includeonly includegraphics graphicspath bibliography bibliographystyle addbibresource printbibliography
    nocite label ref eqref pageref autoref cref Cref nameref vspace hspace vskip hskip vfill hfill pagestyle thispagestyle
    maketitle tableofcontents listoffigures listoftables newpage clearpage cleardoublepage pagebreak linebreak noindent
    centering raggedright bigskip medskip smallskip appendix frontmatter mainmatter backmatter index printindex glossary
    toprule midrule bottomrule hline cline cmidrule multirow rowcolor cellcolor color definecolor pagenumbering rule
    selectlanguage setstretch doublespacing onehalfspacing singlespacing footnotemark protect relax date author title
    affiliation affil address institute institution email orcid shorttitle leftheader
    setcitestyle citestyle bibpunct defcitealias bibpreamble BibitemOpen BibitemShut addcontentsline leavevmode urlstyle
    """.split()
)
# command → its arguments in pylatexenc's notation: * star, [ optional, { required; those it knows by itself are not here
COMMAND_ARGUMENTS = {
    **dict.fromkeys(
        """
        cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite footcite footcitetext autocite
        smartcite supercite fullcite footfullcite citetitle nocite Cite Citep Citet Parencite Textcite Autocite
        """.split(),
        "*[[{",
    ),
    "bibitem": "[{",
    "bibinfo": "{{",
    "bibfield": "{{",
    "BibitemShut": "{",
    "setcitestyle": "{",
    "defcitealias": "{{",
    "bibpunct": "[{{{{{{",
    "addcontentsline": "{{{",
    "hypertarget": "{{",
    "hyperlink": "{{",
    "doi": "{",
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
    **dict.fromkeys("affiliation affil address institute institution email orcid shorttitle leftheader".split(), "[{"),
    "textcolor": "{{",
    "textsuperscript": "{",
    "marginpar": "[{",
    "sidenote": "[{",
    "color": "{",
    "addbibresource": "[{",
    "bibliography": "{",
    "setstretch": "{",
    "selectlanguage": "{",
    "multicolumn": "{{{",
    "cmidrule": "[{",
    **dict.fromkeys(["makebox", "framebox"], "[[{"),
    **dict.fromkeys(["makecell", "thead"], "*[{"),
    **dict.fromkeys(["pbox", "rotatebox", "rule"], "[{{"),
    "parbox": "[[[{{",
    "raisebox": "{[[{",
    "resizebox": "*{{{",
    "scalebox": "{[{",
}
# only the last argument of these is prose
PROSE_LAST = frozenset(
    """
    textcolor multicolumn href bibinfo bibfield hypertarget hyperlink
    makebox framebox makecell thead pbox rotatebox parbox raisebox resizebox scalebox
    """.split()
)
# commands with "cite" in their names that cite nothing: they set the names of an entry
NAMES = frozenset("citenamefont citename citeauthoryear".split())
# command → the words that it prints: between authors, a line end, and the journals of astronomers' .bbl files
# https://ui.adsabs.harvard.edu/help/actions/journal-macros
WORDS = {
    "and": "; ",
    "today": "",  # the day of the run, which is no date of the text
    "\\": " ",
    "aj": "AJ",
    "actaa": "Acta Astron.",
    "araa": "ARA&A",
    "apj": "ApJ",
    "apjl": "ApJL",
    "apjs": "ApJS",
    "ao": "Appl. Opt.",
    "apss": "Ap&SS",
    "aap": "A&A",
    "aapr": "A&A Rev.",
    "aaps": "A&AS",
    "azh": "AZh",
    "baas": "BAAS",
    "gca": "Geochim. Cosmochim. Acta",
    "grl": "Geophys. Res. Lett.",
    "icarus": "Icarus",
    "jcap": "JCAP",
    "jgr": "J. Geophys. Res.",
    "jqsrt": "JQSRT",
    "jrasc": "JRASC",
    "memras": "MmRAS",
    "memsai": "Mem. Soc. Astron. Italiana",
    "mnras": "MNRAS",
    "na": "New A",
    "nar": "New A Rev.",
    "nat": "Nature",
    "nphysa": "Nucl. Phys. A",
    "pasa": "PASA",
    "pasj": "PASJ",
    "pasp": "PASP",
    "physrep": "Phys. Rep.",
    "physscr": "Phys. Scr.",
    "planss": "Planet. Space Sci.",
    "pra": "Phys. Rev. A",
    "prb": "Phys. Rev. B",
    "prc": "Phys. Rev. C",
    "prd": "Phys. Rev. D",
    "pre": "Phys. Rev. E",
    "prl": "Phys. Rev. Lett.",
    "procspie": "Proc. SPIE",
    "psj": "PSJ",
    "qjras": "QJRAS",
    "rmxaa": "Rev. Mexicana Astron. Astrofis.",
    "skytel": "S&T",
    "solphys": "Sol. Phys.",
    "sovast": "Soviet Ast.",
    "ssr": "Space Sci. Rev.",
    "zap": "ZAp",
}
# environment → its arguments, in the same notation
ENVIRONMENT_ARGUMENTS = {
    "thebibliography": "{",
    "CSLReferences": "{{",
    "tabular": "[{",
    "tabular*": "{[{",
    "tabularx": "{[{",
    "tabulary": "{[{",
    "longtable": "[{",
    "array": "[{",
    **dict.fromkeys("figure figure* table table* sidewaystable sidewaysfigure threeparttable tablenotes".split(), "["),
    **dict.fromkeys(["subfigure", "subtable"], "[{"),
    "wrapfigure": "[{[{",
    "adjustwidth": "{{",
    "spacing": "{",
    "minted": "[{",
    "lstlisting": "[",
    "displayquote": "[[",
    "minipage": "[{",
    "multicols": "{",
}
