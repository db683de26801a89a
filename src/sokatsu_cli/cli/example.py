"""``sokatsu example``."""

from pathlib import Path

import click

from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.writing.files import write_output


@click.command()
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(),
    help="Write to PATH, a new .csv file, instead of standard output.",
)
@click.option("--force", is_flag=True, help="Replace PATH if it is there.")
@click.option("--bom", is_flag=True, help="Begin with a BOM, for Excel.")
def example(*, output: str | None, force: bool, bom: bool) -> None:
    """Write the published table that comes with sokatsu, a right file to start from."""
    path = None if output in (None, "-") else Path(str(output))
    if path is not None and path.suffix.lower() != ".csv":
        raise click.UsageError(f"the example is a CSV file; name it .csv: {path}")
    if path is not None and path.exists() and not force:
        raise click.UsageError(f"{path} is there already; --force replaces it")
    write_output(b"\xef\xbb\xbf" * bom + bundled_table().read_bytes(), path)
