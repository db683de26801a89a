"""What a command reads: the file, or the default where none is named, and its problems."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sokatsu_cli.cli.directions import refused_headings
from sokatsu_cli.cli.lacking_years import notes_on_years
from sokatsu_cli.cli.messages import say, tell
from sokatsu_cli.cli.options import InputOptions
from sokatsu_cli.cli.output import Output, output_path
from sokatsu_cli.model.columns import NEEDED, DirectedHeader, Header, checked_header
from sokatsu_cli.model.computed_columns import COMPUTED
from sokatsu_cli.model.errors import LISTED, HeadingError, InputError, Problems
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.record_files import File, opened_file, text_file
from sokatsu_cli.reading.text_tables import Table
from sokatsu_cli.tidy.given_directions import given_directions
from sokatsu_cli.tidy.reading_options import Front, needed_columns
from sokatsu_cli.tidy.table_kinds import table_of

if TYPE_CHECKING:
    import pandas as pd

    from sokatsu_cli.rate.parts import Part
    from sokatsu_cli.streaming.streams import Work

    NewWork = TypeVar("NewWork", bound=Work[Any])

Used = TypeVar("Used")


def file_or_default(file: str | None) -> str:
    """Say on stderr what is read where no FILE was named; never wait for standard input."""
    if file is not None:
        return file
    local = Path("data") / "indicators.csv"
    if local.is_file():
        found = name = str(local)
    else:
        found, name = str(bundled_table()), _("the published table that comes with sokatsu")
    say(_("sokatsu: no FILE given, reading {name}").format(name=name))
    if _is_piped(0):
        say(_("sokatsu: standard input was not read; give - as FILE to read it"))
    return found


def refuse_to_overwrite(source: str, options: Output, name: str = "FILE") -> None:
    """Refuse to write what does not hold the whole table over the file that it is made from."""
    path = output_path(options)
    both = path is not None and path.exists() and source != "-" and Path(source).exists()
    if both and Path(source).samefile(str(path)):
        told = _("-o {path} is {name} itself, which would be lost")
        raise click.UsageError(told.format(path=path, name=name))


def front() -> Front:
    """Return the command that was given as who reads a table."""
    return Front(click.get_current_context().info_name or "tidy", say)


@contextmanager
def wrong_usage() -> Iterator[None]:
    """Tell the user of an option whose value the library refuses, such as a delimiter."""
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error)) from None


@contextmanager
def reading(source: str, options: InputOptions) -> Iterator[tuple["pd.DataFrame", Table]]:
    """Read a file and give its whole records to the block; tell the problems of both at once."""
    with quick_import():
        from sokatsu_cli.reading.frames import table_records
    with ExitStack() as stack:
        with wrong_usage():
            file = stack.enter_context(_opened(source, options))
        table = table_of(file, source, options, NEEDED, front())
        read = table_records(table)
    tell(read.notes)
    with _by_places(table):
        try:
            yield read.frame, table
        except HeadingError:
            raise
        except InputError as error:
            raise InputError([*read.problems, *error.problems]) from None
        if read.problems:
            raise InputError(read.problems)


def using(
    source: str,
    options: InputOptions,
    use: Callable[[Table], Used],
    needed: Sequence[str] = NEEDED,
) -> Used:
    """Open a file and use its table.

    Args:
        source: The file.
        options: How it is read.
        use: What is done with it.
        needed: The columns that must be there.

    Raises:
        InputError: The table cannot be used.
    """

    def used(file: File) -> Used:
        table = table_of(file, source, options, needed, front())
        with _by_places(table):
            return use(table)

    return using_file(source, options, used)


def using_file(source: str, options: InputOptions, use: Callable[[File], Used]) -> Used:
    """Open a file and use it; where no encoding is given, it may turn out not to be UTF-8."""
    with quick_import():
        import_module("numpy")  # which all that is computed loads, and not always quickly
    with ExitStack() as stack:
        with wrong_usage():
            file = stack.enter_context(_opened(source, options, assumed="utf-8"))
        try:
            return use(file)
        except UnicodeDecodeError:
            assert file.source is not None  # noqa: S101 - a spreadsheet is not read as UTF-8
            return use(text_file(file.source.searched(), file.delimiter))


def _opened(
    source: str, options: InputOptions, assumed: str | None = None
) -> AbstractContextManager[File]:
    return opened_file(
        source,
        encoding=options["encoding"],
        delimiter=options["delimiter"],
        sheet=options["sheet"],
        columns=dict(options["by_hand"]),
        header_row=options["header_row"],
        assumed=assumed,
    )


@contextmanager
def _by_places(table: Table) -> Iterator[None]:
    """Tell what is wrong with the rows of an office's table by their places in its file."""
    try:
        yield
    except InputError as error:
        raise table.places.error(error) from None


def worked(
    source: str,
    options: InputOptions,
    rules: Rules,
    work_of: "Callable[[Header, Table], NewWork]",
    needed: Sequence[str] = NEEDED,
    *,
    most: int = LISTED,
    notes_of: "Callable[[NewWork], Iterable[str]]" = lambda _work: (),
) -> "NewWork":
    """Work on all rows of a file, part after part.

    Args:
        source: The file.
        options: How it is read.
        rules: How rates are computed, for what is said of spreadsheets.
        work_of: Begins the work on a table, by its header.
        needed: The columns that must be there.
        most: How many problems the error names; the others are counted.
        notes_of: Returns what the user should know of the work.

    Raises:
        InputError: The table cannot be used.
    """

    def use(table: Table) -> "NewWork":
        shown: list[str] = []
        try:
            header = header_of(table, options, needed, most=most)
            work = work_of(header, table)
            work_on(table, header, work, rules, options, most=most, told=shown.extend)
        finally:
            tell(table.notes)
        tell([*notes_of(work), *notes_on_years(header, rules), *shown])
        return work

    return using(source, options, use, needed)


def work_on(
    table: Table,
    header: Header,
    work: "Work[Any]",
    rules: Rules,
    options: InputOptions,
    *,
    most: int = LISTED,
    told: Callable[[list[str]], None] = tell,
) -> None:
    """Work on all rows of a table; say where what a spreadsheet shows would give other rates.

    Raises:
        InputError: All that is wrong with its rows.
    """
    from sokatsu_cli.rate.shown_figures import shown_otherwise
    from sokatsu_cli.streaming.directed_works import DirectedWork
    from sokatsu_cli.streaming.streams import work_through

    notes: list[str] = []
    problems = Problems(most)
    given = None if table.places.is_office else given_directions(options)
    verbose = options["verbose"]
    directed = given and DirectedWork(work, header, given, verbose=verbose)

    def seen(part: "Part") -> None:
        rows = directed.directed(part)[0] if directed else part
        notes.extend(shown_otherwise(rows, rules, options["missing"]))

    if directed:
        work_through(table, directed.own_header, directed, problems, seen)
        notes[:0] = directed.notes(table.file.path)
        say(*directed.lines(table.file.path))
    else:
        work_through(table, header, work, problems, seen)
    told(notes)
    if problems.count:
        raise problems.error()


def header_of(
    table: Table,
    options: InputOptions,
    needed: Sequence[str] = NEEDED,
    *,
    computed: Sequence[str] = COMPUTED,
    refused: Sequence[str] = (),
    most: int = LISTED,
) -> Header:
    """Return the header of a table; refuse one without the columns that are needed."""
    needed = needed_columns(needed, options)
    place, by_hand = (table.file.path, table.line), dict(table.columns)
    try:
        header = checked_header(
            table.names, place, by_hand, needed, computed=computed, refused=refused
        )
    except InputError as error:
        header = Header(table.names, by_hand, (), computed)
        raise refused_headings(table, header, error, most, options) from None
    return header if "direction" in header.positions else DirectedHeader(header)


def _is_piped(descriptor: int) -> bool:
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
