"""Reports of small tables, as their formats take them."""

import csv
from io import StringIO

import pandas as pd

from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.notes import SectionNote
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.cards import Card, Cards
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.words import SHEET_LANGUAGES


def contents_of(
    table: str,
    *notes: SectionNote,
    language: str = "ja",
    method: str = "ratio",
    year: str | None = None,
) -> Contents:
    frame = pd.DataFrame(list(csv.DictReader(StringIO(table))), dtype=object)
    sheet = summary_sheet(frame, method=method, year=year)
    return Contents(sheet, SHEET_LANGUAGES[language], Heading("総括表"), notes=notes)


def page_cards(contents: Contents) -> Cards:
    say = Phrases(contents.sheet, contents.words)
    return Cards(contents, Anchors(contents.sheet), say)


def cards_of(table: str, language: str = "ja", method: str = "ratio") -> list[Card]:
    found = page_cards(contents_of(table, language=language, method=method))
    return [card for section in found.sections() for card in section.cards]
