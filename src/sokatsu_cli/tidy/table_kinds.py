"""Which kind of table a file has: a tidy one, or an office's own, which `tidy` reads."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from sokatsu_cli.model.columns import ALIASES, NEEDED, STATUS, Header, normalised
from sokatsu_cli.model.errors import HeadingError, InputError, Problem, SokatsuError
from sokatsu_cli.model.headings import has_results
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import as_unicode
from sokatsu_cli.reading.record_files import File
from sokatsu_cli.reading.rs_layout import is_rs
from sokatsu_cli.reading.rs_tables import RsTable
from sokatsu_cli.reading.text_tables import Table, TextTable, all_records
from sokatsu_cli.tidy.reading_options import AUTO, Front, ReadingOptions, needed_columns

if TYPE_CHECKING:
    from sokatsu_cli.tidy.office_tables import OfficeTable
    from sokatsu_cli.tidy.sheets import Sheet
    from sokatsu_cli.tidy.tables import Tidied

_MOST_BYTES = 1 << 20
"""Bytes of a text that may be an office's table: a larger one is a table of another kind."""

_MOST_LINES = 20_000
"""Lines of the same."""

_SEEN = 300
"""Rows of a tidy table in which its further columns are compared with targets and actuals."""

_VALUES = {"target", "actual"}

_OF_PROJECTS = "方向性"
"""A heading below which offices also say what becomes of a project."""

_SEVERAL = 2  # needed columns from which on a heading is rather one of a tidy table


def table_of(
    file: File, source: str, options: ReadingOptions, needed: Sequence[str], front: Front
) -> Table:
    """Return the table of an opened file, of whichever kind it is.

    A tidy table has one heading for each column that rates need. Anything else is read as an
    office's table; where that fails, the refusal that says more is the one that is told: a tidy
    table is handed over for that, as what is wrong with its rows belongs to it.

    Args:
        file: The file.
        source: Its path.
        options: How it is read.
        needed: The known columns that the command needs.
        front: Who reads it.

    Raises:
        InputError: It is no table of any kind.
    """
    try:
        tidy = _text_table(file, options)
    except InputError as error:
        # Of a text, all but a title above its headings would be wrong for a sheet as well.
        if _is_long(file) or (file.source and not isinstance(error, HeadingError)):
            raise
        return _without_headings(file, source, options, needed, error, front=front)
    if is_rs(tidy.names):
        return RsTable(file)
    if file.has_others:
        return _all_tables(file, source, options, needed, front)
    header = Header(tidy.names, tidy.columns, needed_columns(NEEDED, options))
    is_long = _is_long(file)
    is_ours = is_long or file.is_tidy
    if is_ours and header.problems:
        return tidy
    if not is_ours and (header.problems or _may_be_an_office_s(file, header, options)):
        return _nearest(tidy, header, source, options, needed, front=front)
    if not is_long and _may_be_doubtful(header):
        _refuse_doubts(file, header, options, front)
    if options["verbose"]:
        explained = Header(tidy.names, tidy.columns, needed).explanation()
        front.say(*(f"{file.path}:{tidy.line}: {each}" for each in explained))
    return tidy


def _all_tables(
    file: File, source: str, options: ReadingOptions, needed: Sequence[str], front: Front
) -> "OfficeTable":
    """Return all tables of a document of which more than the first have values.

    Raises:
        InputError: They cannot be read together.
    """
    try:
        return _office_table(file, source, options, needed, front)
    except InputError as error:
        told = _("all its tables are read together; --sheet 'table 1', or another, reads one alone")
        way = Problem(file.path, None, None, told)
        raise InputError([*error.problems, way], error.more) from None


def _may_be_doubtful(header: Header) -> bool:
    """Tell whether columns of an office's headings may be others than they seem.

    Names of our own leave no doubt, and what is beside them is no value.
    """
    if {"indicator", "target", "actual"} <= {*header.names} or has_results(header.names):
        return False
    ways = header.positions.get("direction")
    is_of_projects = ways is not None and normalised(header.names[ways]) == _OF_PROJECTS
    return is_of_projects or any(header.known(at) is None for at in range(len(header.names)))


def _refuse_doubts(file: File, header: Header, options: ReadingOptions, front: Front) -> None:
    """Refuse a table of whose further columns a target or an actual may be.

    Raises:
        InputError: What is doubtful, and the ways to read it.
    """
    from sokatsu_cli.tidy.choices import Choices
    from sokatsu_cli.tidy.sheets import Sheet, SheetRow
    from sokatsu_cli.tidy.tables import doubts_of

    columns = dict(options["by_hand"])
    if _VALUES & columns.keys():  # who names one of them has seen the other
        columns = {name: header.names[header.positions[name]] for name in _VALUES} | columns
    rows = [SheetRow(*record) for record in islice(all_records(file.read()), _SEEN)]
    given = options["missing"], options["header_row"], _others(options), front.command
    doubts = doubts_of(Sheet(file.path, rows, is_text=True), Choices.of(columns, *given))
    if doubts:
        raise InputError(doubts)


def _without_headings(
    file: File,
    source: str,
    options: ReadingOptions,
    needed: Sequence[str],
    error: InputError,
    *,
    front: Front,
) -> Table:
    """Return the office's table of a file that is refused as a tidy one for its first rows."""
    try:
        return _office_table(file, source, options, needed, front)
    except NoTableError as none:
        nothing = not isinstance(error, HeadingError) and len(none.problems) == 1
        raise error if nothing else none from None


def _nearest(
    tidy: TextTable,
    header: Header,
    source: str,
    options: ReadingOptions,
    needed: Sequence[str],
    *,
    front: Front,
) -> Table:
    """Return the office's table, or the tidy one if what is wrong with that says more."""
    from sokatsu_cli.tidy.office_tables import has_tabs

    wrong = [column for column, _text in header.problems]
    split_otherwise = options["delimiter"] is None and has_tabs(tidy.file, source)
    unsplit = None in wrong and not split_otherwise
    there = header.positions.keys() & {*NEEDED}
    directions_by(options)  # a file of directions that cannot be used is the trouble, if it is one
    try:
        return _office_table(tidy.file, source, options, needed, front)
    except NoTableError:
        if not wrong or unsplit or len(there) >= _SEVERAL:
            return tidy
        raise
    except InputError:
        # Names that only an office's reading finds are no trouble, but what it says of their rows.
        if len(wrong) <= 1 and not {None, "indicator"} & {*wrong}:
            return tidy
        raise
    except SokatsuError:  # an option is wrong, which a tidy table tells with all else
        return tidy


def _text_table(file: File, options: ReadingOptions) -> TextTable:
    return TextTable(file, dict(options["by_hand"]), options["header_row"])


def _may_be_an_office_s(file: File, header: Header, options: ReadingOptions) -> bool:
    """Tell whether a table that lacks at most directions has rows that no tidy table has."""
    from sokatsu_cli.reading.plain_rows import are_plain

    auto = options["direction"] == AUTO
    return not are_plain(_text_table(file, options), header, options["missing"], bounds=auto)


class NoTableError(InputError):
    """There is no table at all of which an office could be the maker."""


def _is_long(file: File) -> bool:
    if file.source is None:
        return False
    if file.source.size > _MOST_BYTES:
        return True
    file.source.file.seek(0)
    return file.source.file.read().count(b"\n") > _MOST_LINES


def _office_table(
    file: File, source: str, options: ReadingOptions, needed: Sequence[str], front: Front
) -> "OfficeTable":
    from sokatsu_cli.tidy.office_tables import OfficeTable, office_sheets

    direction = directions_by(options)
    try:
        sheets, notes = office_sheets(file, source, options["sheet"], options["delimiter"])
        tidied = tidied_by(sheets, options, direction, front.command)
    except InputError as error:
        raise NoTableError(error.problems, error.more) from None
    if tidied.problems:
        raise InputError([*tidied.problems, *tidied.ways])
    if not tidied.rows:
        raise NoTableError([Problem(file.path, None, None, _("no rows below the headings"))])
    table = OfficeTable(file, tidied, notes)
    published = [name for name in needed if name not in NEEDED]
    lacking = [name for name in published if name != STATUS and not table.has_texts(name)]
    if lacking and not (STATUS in published and table.has_texts(STATUS)):
        raise InputError(
            Problem(
                file.path,
                None,
                name,
                _("no row has one ({headings})").format(headings=" / ".join(ALIASES[name])),
            )
            for name in lacking
        )
    told = _("sokatsu: {path} is an office's own table, read as 'sokatsu tidy' does")
    front.say(told.format(path=file.path))
    if options["verbose"]:
        front.say(*map(str, table.explanation()))
    return table


def directions_by(options: ReadingOptions) -> Callable[[str], str]:
    """Return what gives the direction of an indicator by its name, "" for none.

    Raises:
        InputError: ``--direction`` names a file that cannot be used.
    """
    from sokatsu_cli.tidy.supplied_directions import supplied_directions

    given = options["direction"]
    return supplied_directions(None if given in (None, AUTO) else as_unicode(str(given)))


def tidied_by(
    sheets: "Sequence[Sheet]",
    options: ReadingOptions,
    direction: Callable[[str], str],
    command: str,
    *,
    with_fiscal_year: bool = False,
) -> "Tidied":
    """Read an office's sheets by the options that say what they mean.

    Raises:
        InputError: There is no table, or no cell has a heading that ``--column`` names.
    """
    from sokatsu_cli.tidy.office_tables import unknown_headings
    from sokatsu_cli.tidy.tables import tidy_sheets

    unknown = unknown_headings(sheets, dict(options["by_hand"]))
    if unknown:
        raise InputError(unknown)
    return tidy_sheets(
        sheets,
        direction=direction,
        auto=options["direction"] == AUTO,
        columns=dict(options["by_hand"]),
        missing=options["missing"],
        header_row=options["header_row"],
        others=_others(options),
        command=command,
        with_fiscal_year=with_fiscal_year,
    )


def _others(options: ReadingOptions) -> list[str]:
    """Return the options that say how a file is read, for the commands that messages name."""
    given = {
        "--encoding": options["encoding"],
        "--delimiter": options["delimiter"],
        "--sheet": options["sheet"],
        "--direction": options["direction"],
    }
    return [word for name, text in given.items() if text is not None for word in (name, str(text))]
