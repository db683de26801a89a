"""``sokatsu example``."""

from codecs import BOM_UTF8
from pathlib import Path

import click

from sokatsu_cli.cli.languages import lang_option, output_language
from sokatsu_cli.example.schema import table_schema
from sokatsu_cli.example.tables import example_table
from sokatsu_cli.example.workbook import sheet_to_fill_in
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.writing.files import write_output

_SUFFIXES = {False: (".csv", ".xlsx"), True: (".json",)}
"""The endings of files, of the example and of its schema."""

_OTHER_SUFFIX = {
    False: N_("the example is CSV or a spreadsheet; name it {suffixes}: {path}"),
    True: N_("the schema is JSON; name it {suffixes}: {path}"),
}
"""What is wrong with a file of another ending."""


@click.command()
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(),
    help="Write to PATH, a new file, instead of standard output: .csv, .xlsx for a sheet to fill "
    "in (a few rows, lists to choose from, formulas, explanations), .json for --schema.",
)
@click.option("--force", is_flag=True, help="Replace PATH if it is there.")
@click.option(
    "--bom/--no-bom",
    default=None,
    help="Begin a CSV file with a BOM, or not. A file has one by default, as Excel opens UTF-8 "
    "rightly by it and sokatsu reads it all the same; standard output has none, as other programs "
    "may take it for a part of the first heading.",
)
@click.option(
    "--schema",
    is_flag=True,
    help="Write the Table Schema of a tidy table instead, as JSON: what each column holds, for "
    "frictionless and other programs that check tables.",
)
@lang_option("messages, headings and explanations (in CSV only where it is given by hand)")
def example(*, output: str | None, force: bool, bom: bool | None, schema: bool, lang: str) -> None:
    """Write the published table that comes with sokatsu, a right file to start from."""
    path = None if output in (None, "-") else Path(str(output))
    suffix = _suffix(path, schema=schema)
    if path is not None and path.exists() and not force:
        raise click.UsageError(_("{path} is there already; --force replaces it").format(path=path))
    if bom is not None and suffix != ".csv":
        raise click.UsageError(_("--bom and --no-bom are for CSV"))
    if suffix == ".json":
        data = table_schema(lang).encode()
    elif suffix == ".xlsx":
        data = sheet_to_fill_in(lang)
    else:
        data = example_table(output_language(for_programs=True))
        data = BOM_UTF8 * (path is not None if bom is None else bom) + data
    write_output(data, path)


def _suffix(path: Path | None, *, schema: bool) -> str:
    """Return the ending of a file that is written, the first one for standard output."""
    suffixes = _SUFFIXES[schema]
    if path is None:
        return suffixes[0]
    if path.suffix.lower() not in suffixes:
        told = _(_OTHER_SUFFIX[schema]).format(suffixes=_(" or ").join(suffixes), path=path)
        raise click.UsageError(told)
    return path.suffix.lower()
