"""Small tables as what a report is made of."""

from collections.abc import Mapping
from io import StringIO

import pandas as pd

from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.results import Period
from sokatsu_cli.report.words import SHEET_LANGUAGES


def contents_of(
    text: str,
    *,
    language: str = "ja",
    heading: Heading | None = None,
    period: Period | None = None,
    options: Mapping[str, object] | None = None,
) -> Contents:
    """Return the contents of a report of a CSV text, with options of `summary_sheet`."""
    frame = pd.read_csv(StringIO(text), dtype=object, keep_default_na=False)
    sheet = summary_sheet(frame, **(options or {}))  # type: ignore[arg-type]
    return Contents(sheet, SHEET_LANGUAGES[language], heading or Heading("計画"), period)
