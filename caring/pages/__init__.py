"""Pages and texts from templates: every value is escaped, so that what a person wrote is shown and never obeyed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_SIGNS = re.compile(r"([\\`*_\[\]<>&|~])")
_AT_THE_START = re.compile(r"^(\s*)([-+=#]|\d{1,9}(?=[.)]))", re.MULTILINE)


def html(template: str, **values: Any) -> str:
    """Fill an HTML template of this folder; each value is escaped.

    Args:
        template: the file's name.
        **values: what it shows, by name.
    """
    return _environment(markdown=False).get_template(template).render(values)


def markdown(template: str, **values: Any) -> str:
    """Fill a Markdown template of this folder; each value's signs are escaped, so that they stay signs.

    Args:
        template: the file's name.
        **values: what it shows, by name.
    """
    return _environment(markdown=True).get_template(template).render(values)


def plain(text: str) -> str:
    r"""Escape a text so that Markdown shows it as it is.

    >>> print(plain("<b>1. *Really*?"))
    \<b\>1. \*Really\*?
    >>> print(plain("1. Really?"))
    1\. Really?
    """
    marked = _SIGNS.sub(r"\\\1", text)
    return _AT_THE_START.sub(
        lambda found: found[1] + (f"{found[2]}\\" if found[2].isdigit() else f"\\{found[2]}"), marked
    )


@lru_cache
def _environment(*, markdown: bool) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only pages need it
    from markupsafe import Markup  # noqa: PLC0415

    def quoted(text: str) -> Markup:
        return Markup("\n".join(f"> {plain(line.strip())}".rstrip() for line in text.splitlines()))  # noqa: S704 - escaped by plain

    def finished(value: Any) -> Any:
        return value if isinstance(value, Markup) else " ".join(plain(str(value)).split())

    made = Environment(
        loader=PackageLoader("caring", "pages"),
        autoescape=not markdown,  # noqa: S701 - in Markdown, finalize escapes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finished if markdown else None,
    )
    made.filters["quoted"] = quoted
    return made
