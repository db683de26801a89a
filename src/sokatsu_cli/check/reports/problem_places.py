"""Where a problem of a file that cannot be used stands, as reports name it."""

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.labels import sheet_of
from sokatsu_cli.model.language import said_in
from sokatsu_cli.model.object_rows import ObjectRow
from sokatsu_cli.model.page_rows import PageRow, column_told, numbered, row_number
from sokatsu_cli.model.places import told_line

_WIDEST = 80
"""Characters of a heading that are told."""


def problem_sheet(problem: Problem) -> str:
    """Return the name of the sheet, or the table and page, that a problem names, "" for none."""
    page = f"p.{problem.line.page}" if isinstance(problem.line, PageRow) else ""
    return ", ".join(filter(None, [sheet_of(problem.path), page]))


def problem_apart(problem: Problem) -> dict[str, str | int]:
    """Return what programs are told beside the line of a problem: its object, or its sheet."""
    if isinstance(problem.line, ObjectRow):
        return {"object": problem.line.number}
    sheet = problem_sheet(problem)
    return {"sheet": sheet} if sheet else {}


def problem_column(problem: Problem) -> str | None:
    """Return how reports name the column of a problem: on a page by its number."""
    on_page = isinstance(problem.line, PageRow) and problem.column is not None
    return numbered(problem.column or "") if on_page else problem.column


def problem_text(problem: Problem, language: str) -> str:
    """Return the column and what is wrong in a language."""
    column = column_told((problem_column(problem) or "")[:_WIDEST], language)
    return ": ".join(filter(None, [column, said_in(problem.text, language)]))


def problem_place(problem: Problem, language: str) -> str:
    """Return the sheet or page and the line of a problem, "" where the whole file is meant."""
    if isinstance(problem.line, ObjectRow):
        return problem.line.told(language)
    sheet, line = problem_sheet(problem), row_number(problem.line)
    if line is None:
        return f"[{sheet}]" if sheet else ""
    return told_line(line, sheet, language)
