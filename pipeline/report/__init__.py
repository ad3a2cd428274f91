"""The report of a run, for people: one static page that opens anywhere, prints and e-mails.

tables + texts of the articles ─ article_views ─► what each section shows ─ report_page ─► report.html
└ author_questions ─► report-author.html, report.txt
"""

from pipeline.report.article import rows_by_article
from pipeline.report.author import author_email, author_page
from pipeline.report.page import Agreement, report_page

__all__ = ["Agreement", "author_email", "author_page", "report_page", "rows_by_article"]
