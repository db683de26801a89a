"""A summary sheet as one HTML page, by Jinja2: the optional extra ``report``."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import visible_lines
from sokatsu_cli.reading.html.own_styles import own_style
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.cards import Cards
from sokatsu_cli.report.page.definitions import Definitions
from sokatsu_cli.report.page.differences import Differences
from sokatsu_cli.report.page.downloads import Download
from sokatsu_cli.report.page.lists import Lists
from sokatsu_cli.report.page.paper import Paper
from sokatsu_cli.report.page.top import Top
from sokatsu_cli.report.phrases import Phrases

if TYPE_CHECKING:
    from jinja2 import Environment

    from sokatsu_cli.report.contents import Contents

MISSING_EXTRA = N_("the HTML page needs Jinja2 (the extra 'report'): python -m pip install jinja2")


def sheet_page(contents: "Contents") -> str:
    """Return a page that needs nothing else: no script, and no request to anywhere.

    Every text of the table is text in the page, whatever is in it; control characters are shown.

    Raises:
        SokatsuError: The extra is not installed.
    """
    try:
        from markupsafe import Markup

        templates = page_templates()
    except ImportError:
        raise SokatsuError(_(MISSING_EXTRA)) from None

    sheet, words = contents.sheet, contents.words
    say, anchors = Phrases(sheet, words), Anchors(sheet)
    lists = Lists(contents, say, anchors)
    paper = Paper(sheet, say, lists.words, contents.further)
    return templates.get_template("page.html").render(
        contents=contents,
        outlook=contents.outlook,
        anchors=anchors,
        top=Top(contents, anchors),
        cards=Cards(contents, anchors, say),
        differences=Differences(contents, anchors, say),
        sheet=sheet,
        words=words,
        say=say,
        style=Markup(own_style()),  # noqa: S704 - our own, in which nothing of a table stands
        paper=paper,
        labels=paper.labels,
        lists=lists,
        definitions=Definitions(contents, say),
        download=Download(sheet),
    )


@cache
def page_templates() -> "Environment":
    """Return the templates of the page: Jinja2 takes as long to compile them as a page to make."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    shown = lru_cache(1 << 16)(lambda text: "\n".join(visible_lines(text)))
    return Environment(
        loader=PackageLoader("sokatsu_cli"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: shown(value) if type(value) is str else value,  # a macro's markup
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
