from pathlib import Path

import pytest

from pipeline import extract
from pipeline.documents import read
from pipeline.model import BlockKind, MarkKind

TEXT = r"""\documentclass{article}
\newcommand{\ots}{Organization of Turkic States}
\title{Ports \& rails}\author{A. Karimova \and B. Lee}\date{1 May 2024}
\begin{document}
\maketitle % not for the reader
\section{Growth \emph{so} far}\label{sec:growth}
Ports of the \ots{} grew by 4\% \citep[p.~3]{lee2017,kim2018}, and
\textcite{lee2017} agrees.\footnote{See \cite{kim2018}.} ``Quoted'' caf\'e in S\~ao Paulo---\$42.3~billion in \textbf{2023}.

A new paragraph with a \href{http://example.org/a%20b}{link} and \url{http://example.org/?a=1&b=2}.
\begin{itemize}\item one \item[b] two\end{itemize}
\begin{table}\caption{Ports}\begin{tabular}{ll}Aktau & 40\\ Baku & 50\\\end{tabular}\end{table}
\begin{quote}A quoted line.\end{quote}
\begin{verbatim}
x = {1}
\end{verbatim}
\begin{thebibliography}{9}
\bibitem[Lee(2017)]{lee2017} Lee, D. (2017). \textit{Ports of the steppe}. London: Harbour Press.
\bibitem{kim2018} Kim, S. (2018). Rails. \emph{Transit Review} 3(2): 1--9.
\end{thebibliography}
\end{document}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "ports.tex"
    path.write_text(text, encoding="utf-8")
    return path


def test_keeps_the_blocks_a_reader_sees(tmp_path):
    doc = read(written(tmp_path, TEXT))
    assert [(b.kind, b.span.of(doc.text)) for b in doc.blocks] == [
        (BlockKind.HEADING, "Ports & rails"),
        (BlockKind.HEADING, "Growth so far"),
        (
            BlockKind.PARAGRAPH,
            "Ports of the Organization of Turkic States grew by 4% \\citep[p. 3]{lee2017,kim2018}, and \\textcite{lee2017} "
            "agrees.[^1] “Quoted” café in São Paulo—$42.3 billion in 2023.",
        ),
        (BlockKind.PARAGRAPH, "A new paragraph with a link and http://example.org/?a=1&b=2."),
        (BlockKind.ITEM, "one"),
        (BlockKind.ITEM, "b two"),
        (BlockKind.CAPTION, "Ports"),
        (BlockKind.TABLE, "Aktau 40"),
        (BlockKind.TABLE, "Baku 50"),
        (BlockKind.QUOTE, "A quoted line."),
        (BlockKind.CODE, "x = {1}"),
        (BlockKind.HEADING, "References"),
        (BlockKind.PARAGRAPH, "Lee, D. (2017). Ports of the steppe. London: Harbour Press."),
        (BlockKind.PARAGRAPH, "Kim, S. (2018). Rails. Transit Review 3(2): 1–9."),
        (BlockKind.NOTE, "See \\cite{kim2018}."),
    ]
    assert (doc.meta.title, doc.meta.authors, doc.meta.date) == (
        "Ports & rails",
        ("A. Karimova", "B. Lee"),
        "2024-05-01",
    )
    assert [m.value for m in doc.marks if m.kind == MarkKind.LINK] == [
        "http://example.org/a%20b",
        "http://example.org/?a=1&b=2",
    ]


def test_citations_find_their_bibitems(tmp_path):
    found = extract(written(tmp_path, TEXT))
    keys = {ref.id: ref.citekey or ref.url for ref in found.references}
    cited = [keys[link.references[0]] for link in found.links]
    assert [key for key in cited if "://" not in key] == ["lee2017", "kim2018", "lee2017", "kim2018"]
    assert [key for key in cited if "://" in key] == ["http://example.org/a%20b", "http://example.org/?a=1&b=2"]
    assert {link.status for link in found.links} == {"linked"}


def test_warns_of_the_files_it_did_not_read(tmp_path):
    doc = read(written(tmp_path, "\\begin{document}\\input{chapter2} Ports grew. % \\input{old}\n\\end{document}"))
    assert [w.reason for w in doc.warnings] == ["the file chapter2 that it takes in was not read"]


@pytest.mark.parametrize(
    "text",
    [
        "Ports grew \\textbf{fast",
        "\\begin{itemize} Ports grew",
        "Ports grew } fast \\end{quote}",
        "Ports grew \\",
        "{" * 5000 + "Ports grew",
        "$Ports grew",
        "\\footnote{a\\footnote{b\\footnote{c}}} Ports grew",
        "\\newcommand{\\a}{\\a} Ports grew \\a",
    ],
)
def test_broken_input_is_read_as_far_as_it_goes(tmp_path, text):
    assert "Ports grew" in read(written(tmp_path, text)).text


def latex(tmp_path, body, **beside):
    for name, text in beside.items():
        (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return read(written(tmp_path, f"\\begin{{document}}\n{body}\n\\end{{document}}"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"So \parencites[12]{lee}[3]{kim}.", r"So \parencite[12]{lee}\parencite[3]{kim}."),
        (r"So \textcites(see)()[5]{lee}{kim,roe}.", r"So \textcite[5]{lee}\textcite{kim,roe}."),
        (r"So\autocite[see][4]{lee}.", r"So\autocite[see][4]{lee}."),
        (r"\setcitestyle{square}\defcitealias{lee}{L19}So.", "So."),
        (r"So \hyperlink{section.2}{above}.", "So above."),
    ],
)
def test_citations_of_several_works_and_commands_that_cite_nothing(tmp_path, body, text):
    assert latex(tmp_path, body).text == text


def test_the_bbl_of_a_journal_is_read_beside_the_file(tmp_path):
    bbl = r"""\begin{thebibliography}{}
\bibitem[\protect\citeauthoryear{Roe}{Roe}{2019}]{roe19} \bibinfo{author}{{Roe}, C.} \bibinfo{year}{2019},
\mnras, 485, 55, \doi{10.5555/q}
\bibitem[{\citenamefont{Vale}(2018)}]{vale18} \href@noop {}{{Vale}, P.} 2018, \apj, 854, 72
\end{thebibliography}"""
    document = latex(tmp_path, r"Tides \citep{roe19}.\bibliography{sea}", ports_bbl=bbl)
    assert document.text.split("\n") == [
        r"Tides \citep{roe19}.",
        "References",
        "Roe, C. 2019, MNRAS, 485, 55, doi:10.5555/q",
        "Vale, P. 2018, ApJ, 854, 72",
    ]
    assert [block.role for block in document.blocks] == ["", "", "reference", "reference"]


def test_a_list_without_titles_is_complete(tmp_path):
    works = "".join(rf"\bibitem{{a{i}}} Roe, C. & Vale, P. 201{i}, \apj, 85{i}, 7{i}" + "\n\n" for i in range(5))
    cited = r" \citep{a0,a1,a2,a3,a4}."
    written(
        tmp_path,
        rf"\begin{{document}}Tides{cited}\begin{{thebibliography}}{{}}{works}\end{{thebibliography}}\end{{document}}",
    )
    found = extract(tmp_path / "ports.tex")
    assert {reference.container for reference in found.references} == {"ApJ"}
    assert not [problem for problem in found.problems if problem.code == "reference-incomplete"]


def test_the_list_that_pandoc_prints(tmp_path):
    body = r"""So \protect\hyperlink{ref-roe}{Roe 2019}.
\begin{CSLReferences}{1}{0}
\leavevmode\vadjust pre{\hypertarget{ref-roe}{}}%
Roe, Cai. 2019. \emph{Rafts}. Oslo.

\bibitem[\citeproctext]{ref-vale}
Vale, Pia. 2018. \emph{Quays}. Oslo.
\end{CSLReferences}"""
    document = latex(tmp_path, body)
    assert document.text.split("\n") == [
        "So Roe 2019.",
        "Roe, Cai. 2019. Rafts. Oslo.",
        "Vale, Pia. 2018. Quays. Oslo.",
    ]
    assert [mark.value for mark in document.marks if mark.kind == MarkKind.CITEKEY] == ["ref-roe"]


def test_numbers_of_a_list_are_labels(tmp_path):
    body = r"\begin{enumerate}\item dig \begin{itemize}\item dot\end{itemize} \item fill\end{enumerate}"
    document = latex(tmp_path, body)
    assert [(b.label, b.span.of(document.text)) for b in document.blocks] == [("1", "dig"), ("", "dot"), ("2", "fill")]


def test_raised_numbers_are_marks_and_affiliations_are_no_text(tmp_path):
    body = r"\affiliation{\textsuperscript{1} Quay School}Boats left\textsuperscript{2--4} and came$^{5,6}$ in rows of 10$^{3}$x."
    document = latex(tmp_path, body)
    raised = [mark.span.of(document.text) for mark in document.marks if mark.kind == MarkKind.SUPERSCRIPT]
    assert document.text.startswith("Boats left")
    assert raised[:2] == ["²–⁴", "⁵,⁶"]


def test_an_ampersand_outside_of_tables_is_printed(tmp_path):
    document = latex(tmp_path, r"Fish & chips. \begin{tabular}{ll}Aktau & 40\end{tabular}")
    assert document.text.startswith("Fish & chips.")
    assert "&" not in document.text.split("chips")[1]


@pytest.mark.parametrize(
    "cell",
    [
        r"\makebox[2em][c]{40}",
        r"\parbox[c]{1em}{40}",
        r"\raisebox{1em}{40}",
        r"\makecell[c]{40}",
        r"\rule[c]{1em}{2pt}40",
    ],
)
def test_the_measures_of_boxes_are_not_printed(tmp_path, cell):
    document = latex(tmp_path, rf"\begin{{tabular}}{{ll}}Aktau & {cell}\end{{tabular}}")
    assert document.text.split() == ["Aktau", "40"]


@pytest.mark.parametrize(
    ("formula", "is_maths"),
    [
        ("$0 < k_{min} \\leq k$", True),
        ("$l = 1, 2, N$", True),
        ("$x_i = 5$", True),
        ("$p < 0.05$", False),
        ("$R^2 = 0.93$", False),
        ("$2.5 \\times 10^6 \\: m^2 s^{-1}$", False),
        ("$10^3$", False),
    ],
)
def test_formulas_are_marked_and_quantities_are_none(tmp_path, formula, is_maths):
    doc = read(written(tmp_path, f"The boats of {formula} sail."))
    assert any(mark.kind == MarkKind.MATHS for mark in doc.marks) is is_maths


def test_degrees_and_micrometres_are_units(tmp_path):
    doc = read(written(tmp_path, r"At 54.75$^{\circ}$S a cell of $10~\mu m$ was seen."))
    assert doc.text == "At 54.75°S a cell of 10 μm was seen."
