"""Random sheets come back from each format as they do from an .xlsx."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from drawn_books import (
    Drawn,
    all_of,
    sheets,
    written_ods,
    written_xls,
    written_xlsb,
    written_xlsx,
)
from sokatsu_cli.reading.file_formats import read_grids

WRITERS = {"xls": written_xls, "ods": written_ods, "xlsb": written_xlsb}


@pytest.mark.parametrize("form", WRITERS)
@given(drawn=sheets())
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_sheet_comes_back_as_from_an_xlsx(form: str, drawn: Drawn, tmp_path: Path) -> None:
    expected = read_grids(str(written_xlsx(tmp_path / "a.xlsx", drawn)))
    found = read_grids(str(WRITERS[form](tmp_path / f"a.{form}", drawn)))
    assert all_of(found) == all_of(expected)
