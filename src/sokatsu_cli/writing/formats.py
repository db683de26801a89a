"""Tables as text or bytes: one function a format, for programs and for people."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from typing import Generic, NamedTuple, ParamSpec

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import all_text, cell_text, cell_texts, each_once, is_number
from sokatsu_cli.model.progress import tracked
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.writing.cell_looks import JUDGED
from sokatsu_cli.writing.displays import Cells, Display, Table, View, chosen_places
from sokatsu_cli.writing.layout import markdown_table, terminal_table
from sokatsu_cli.writing.told_cells import told_columns, told_names
from sokatsu_cli.writing.wording import LANGUAGES
from sokatsu_cli.writing.workbooks import workbook_bytes

_NUMBERS = {"baseline", "target", "actual"}
"""The columns of an input whose cells become numbers in a spreadsheet, as the computed ones do."""

What = ParamSpec("What")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Format(Generic[What]):
    """How something is written, and the endings of file names that ask for it."""

    render: Callable[What, str | bytes]
    suffixes: tuple[str, ...]

    def written(self, *what: What.args, **more: What.kwargs) -> bytes:
        """Write it, text as UTF-8."""
        rendered = self.render(*what, **more)
        return rendered if isinstance(rendered, bytes) else rendered.encode()


class StreamFormat(NamedTuple):
    """A format that can be written part after part.

    Attributes:
        begin: Writes what begins it.
        rows: Writes some rows of a table.
        delimiter: What stands between cells, None where they are not just joined.
    """

    begin: Callable[[Header, View], str]
    rows: Callable[[Cells], str]
    delimiter: str | None = None

    def render(self, table: Table) -> str:
        """Return a whole table."""
        return self.begin(table.header, table.view) + self.rows(table)


def render(name: str, table: Table, display: Callable[[Table], Display]) -> bytes:
    """Return a table in one of the formats, text as UTF-8.

    Args:
        name: One of `DATA_FORMATS` or `PEOPLE_FORMATS`.
        table: What to write.
        display: What people see of it.

    Raises:
        SokatsuError: The format cannot hold the table.
    """
    if name in PEOPLE_FORMATS:
        return PEOPLE_FORMATS[name].written(display(table))
    return render_data(name, table)


def render_data(name: str, table: Table) -> bytes:
    """Return a table in one of the `DATA_FORMATS`, text as UTF-8.

    Raises:
        SokatsuError: The format cannot hold the table.
    """
    return DATA_FORMATS[name].written(table)


def format_of(path: str) -> str | None:
    """Return the name of the format that a file's suffix asks for, None for another suffix."""
    return asked_for(path, {**DATA_FORMATS, **PEOPLE_FORMATS})


def asked_for(path: str, formats: Mapping[str, Format[...]]) -> str | None:
    """Return the name of the format that a file's suffix asks for, whatever its case."""
    lower = path.lower()
    return next((name for name, form in formats.items() if lower.endswith(form.suffixes)), None)


def _delimited(delimiter: str) -> StreamFormat:
    """Return the format of records that end in LF, with cells quoted only where needed."""

    def begin(header: Header, view: View) -> str:
        names = told_names(header, view)
        heading = [names[place] for place in chosen_places(header, view)]
        texts = _texts(heading, view)
        return _record(delimiter.join(texts), texts, delimiter) + "\n"

    def rows(table: Cells) -> str:
        columns = told_columns(table, chosen_places(table.header, table.view))
        return _records([_texts(column, table.view) for column in columns], delimiter)

    return StreamFormat(begin, rows, delimiter)


def _texts(cells: Sequence[object], view: View) -> Sequence[str]:
    return [_safe(cell) for cell in cells] if view.safe_cells else cell_texts(cells)


def _records(columns: Sequence[Sequence[str]], delimiter: str) -> str:
    """Join the texts of columns; csv.writer would leave a lone CR and a first BOM unquoted."""
    count = len(columns[0])
    rows = tracked(zip(*columns, strict=True), count, "writing")
    lines = list(map(delimiter.join, rows))
    whole = "\n".join([*lines, ""])
    if _is_plain(whole, count, len(columns), delimiter):
        return whole
    records = map(_record, lines, zip(*columns, strict=True), repeat(delimiter))
    return "\n".join([*records, ""])


def _is_plain(text: str, rows: int, width: int, delimiter: str) -> bool:
    """Tell whether no cell of some joined rows needs quotes."""
    counts = (text.count("\n"), text.count(delimiter))
    plain = width > 1 and counts == (rows, rows * (width - 1))
    return plain and not any(mark in text for mark in _SPECIAL)


def _record(line: str, cells: Sequence[str], delimiter: str) -> str:
    """Return a record, whose cells are also given joined."""
    if _is_plain(f"{line}\n", 1, len(cells), delimiter):
        return line
    return delimited(cells, delimiter) or '""'


def delimited(cells: Sequence[str], delimiter: str) -> str:
    """Return some cells of a record, quoted where needed."""
    return delimiter.join(_quoted(cell, delimiter) for cell in cells)


_SPECIAL = ('"', "\r", "\ufeff")
"""What a cell is quoted for, beside the delimiter and a line feed."""


def _quoted(cell: str, delimiter: str) -> str:
    """Quote a cell that a reader of CSV would not read as it is."""
    if {delimiter, '"', "\r", "\n"}.isdisjoint(cell) and cell[:1] != "\ufeff":
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _safe(cell: object) -> str:
    """Prefix a text cell that a spreadsheet would run as a formula; ``-5`` stays a number."""
    text = cell_text(cell)
    is_number_itself = text[:1] in ("+", "-") and is_number(text)
    runs = isinstance(cell, str) and text.startswith(_FORMULA_STARTS) and not is_number_itself
    return f"'{text}" if runs else text


def _json(table: Table) -> str:
    _refuse_doubled(table.header, table.view)
    objects = list(_objects(table))
    return "[\n" + ",\n".join(objects) + "\n]\n" if objects else "[]\n"


def _json_lines(table: Cells) -> str:
    return "".join(f"{line}\n" for line in _objects(table))


def _refuse_doubled(header: Header, view: View) -> str:
    """Refuse a table that JSON cannot hold; nothing stands before its first object."""
    names = [header.names[place] for place in chosen_places(header, view)]
    doubled = [name for name, count in Counter(names).items() if count > 1]
    if doubled:
        raise SokatsuError(
            _(
                "JSON needs distinct column names, and {name} stands twice; choose with "
                "--columns, or write csv"
            ).format(name=quoted(doubled[0]))
        )
    return ""


def _objects(table: Cells) -> Iterator[str]:
    """Yield each row as a JSON object: rates as numbers with the digits of the CSV."""
    places = chosen_places(table.header, table.view)
    names = told_names(table.header, table.view)
    keys = [_JSON.encode(names[place]).replace("%", "%%") for place in places]
    values, columns = zip(*map(_json_values, told_columns(table, places)), strict=True)
    row = "{" + ", ".join(map("{}: {}".format, keys, values)) + "}"
    rows = zip(*columns, strict=True)
    return map(row.__mod__, tracked(rows, len(columns[0]), "writing"))


_JSON = json.JSONEncoder(ensure_ascii=False)

_ESCAPED = re.compile(r'["\\\x00-\x1f]')
"""What does not stand in a string of JSON as it is."""


def _json_values(cells: Sequence[object]) -> tuple[str, Sequence[str]]:
    """Return how a value of a column stands in a row, and what is filled in for each."""
    if all_text(cells) and not _ESCAPED.search("".join(cells)):
        return '"%s"', cells
    return "%s", each_once(_json_value, cells)


def _json_value(cell: object) -> str:
    return cell_text(cell) if isinstance(cell, Decimal) else _JSON.encode(cell)


def _xlsx(table: Table) -> bytes:
    """Write a spreadsheet in which the values of the indicators and the rates are numbers."""
    places = chosen_places(table.header, table.view)
    told = told_names(table.header, table.view)
    names = [told[place] for place in places]
    numbers = [table.header.known(place) in _NUMBERS for place in places]
    known = (table.header.known(place) or "" for place in places)
    words = LANGUAGES[table.view.language].words
    judged = {
        at: {words.get(str(word), str(word)): look for word, look in JUDGED[name].items()}
        for at, name in enumerate(known)
        if name in JUDGED
    }
    rows = zip(*told_columns(table, places), strict=True)
    return workbook_bytes(names, rows, numbers, judged)


STREAM_FORMATS = {
    "csv": _delimited(","),
    "tsv": _delimited("\t"),
    "jsonl": StreamFormat(_refuse_doubled, _json_lines),
}
"""Each format that a table of any length can be written in."""

DATA_FORMATS = {
    "csv": Format(STREAM_FORMATS["csv"].render, (".csv",)),
    "tsv": Format(STREAM_FORMATS["tsv"].render, (".tsv",)),
    "json": Format(_json, (".json",)),
    "jsonl": Format(STREAM_FORMATS["jsonl"].render, (".jsonl", ".ndjson")),
    "xlsx": Format(_xlsx, (".xlsx",)),
}
"""Each format for programs by its name."""

PEOPLE_FORMATS = {
    "table": Format(terminal_table, (".txt",)),
    "markdown": Format(markdown_table, (".md", ".markdown")),
}
"""Each format for people by its name."""

FORMATS = ("table", *DATA_FORMATS, "markdown")
"""The names of all formats, as help lists them."""

OF_CELLS = ("csv", "tsv")
"""The formats that spreadsheets read as text, with a BOM and safe cells if asked."""
