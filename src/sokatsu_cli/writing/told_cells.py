"""Tables for programs in the language that the user asks for by hand: headings and words."""

from collections.abc import Iterator, Sequence

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.language import ENGLISH
from sokatsu_cli.model.numerals import each_once
from sokatsu_cli.writing.displays import Cells, View
from sokatsu_cli.writing.wording import LANGUAGES, WORDED


def told_names(header: Header, view: View) -> Sequence[str]:
    """Return the headings in the view's language; the file's own stay."""
    if view.language == ENGLISH:
        return header.names
    headings = LANGUAGES[view.language].headings
    return [
        headings.get(name, name) if header.known(place) == name else name
        for place, name in enumerate(header.names)
    ]


def told_columns(cells: Cells, places: Sequence[int]) -> Iterator[Sequence[object]]:
    """Yield columns with statuses and notes in the view's language."""
    columns = cells.columns(places)
    if cells.view.language == ENGLISH:
        yield from columns
        return
    words = LANGUAGES[cells.view.language].words
    for place, column in zip(places, columns, strict=True):
        if cells.header.known(place) in WORDED:
            yield each_once(lambda cell: words.get(str(cell), str(cell)), column)
        else:
            yield column
