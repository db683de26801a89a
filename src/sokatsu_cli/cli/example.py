"""``sokatsu example``."""

from pathlib import Path

import click

from sokatsu_cli.bundled import bundled_table
from sokatsu_cli.writing import write_output


@click.command()
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Write to PATH instead of standard output.",
)
def example(output: Path | None) -> None:
    """Write the published table that comes with sokatsu, a right file to start from."""
    write_output(bundled_table().read_bytes(), output)
