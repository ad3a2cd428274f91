"""The door to jinja2: templates of this folder, everything in them escaped."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.report.works import reference_words
from pipeline.wording import (
    differing_fields,
    kind_words,
    link_words,
    outcome_words,
    review_words,
    scope_words,
    segments,
    sign_of,
    verdict_words,
    work_sign,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_WORDS = (
    differing_fields,
    kind_words,
    link_words,
    outcome_words,
    reference_words,
    review_words,
    scope_words,
    segments,
    sign_of,
    verdict_words,
    work_sign,
)


def render(template: str, **values: object) -> str:
    """Return a page. Text of articles and sources is text whatever it looks like; in a template that ends in .txt.j2 as well."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("pipeline.report", "."),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {function.__name__: function for function in _WORDS}
    environment.globals["css"] = (files("pipeline.report") / "report.css").read_text(encoding="utf-8")
    return environment
