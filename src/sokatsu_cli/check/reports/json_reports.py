"""Check reports as JSON, piece by piece, since a table can have any length."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

from sokatsu_cli.check.findings import (
    CheckedRow,
    Finding,
    Outcome,
    Report,
    View,
)
from sokatsu_cli.check.reports.problem_places import problem_apart, problem_column
from sokatsu_cli.model.language import said_in
from sokatsu_cli.model.page_rows import row_number
from sokatsu_cli.model.places import Places
from sokatsu_cli.rate.parts import ERRORS

_BETWEEN = ",\n        "

_text = json.JSONEncoder(ensure_ascii=False).encode


def json_report(reports: Sequence[Report]) -> Iterator[bytes]:
    """Write the schema of docs/check-report.md."""
    for piece in _pieces(reports):
        yield piece if isinstance(piece, bytes) else piece.encode(errors=ERRORS)


def _pieces(reports: Sequence[Report]) -> Iterator[str | bytes]:
    yield '{\n  "version": 1,\n  "files": ['
    for number, report in enumerate(reports):
        yield ",\n    " if number else "\n    "
        yield from _file(report)
    yield "\n  ]\n}\n"


def _file(report: Report) -> Iterator[str | bytes]:
    counts = {outcome.value: report.count(outcome) for outcome in Outcome}
    yield f'{{\n      "path": {_text(report.path)},\n      "counts": {json_text(counts, 6)}'
    if report.remark:
        yield f',\n      "remark": {_text(report.remark)}'
    yield ',\n      "rows": '
    yield from _list(_texts_of(report.rows, report.places))
    yield ',\n      "findings": '
    yield from _list(_finding(report, finding) for finding in report.told)
    problems = [
        {
            "line": row_number(problem.line),
            **problem_apart(problem),
            "column": problem_column(problem),
            "message": said_in(problem.text, report.language),
        }
        for problem in report.problems
    ]
    yield f',\n      "problems": {json_text(problems, 6)}\n    }}'


def _list(texts: Iterable[str | bytes]) -> Iterator[str | bytes]:
    before = "[\n        "
    for text in texts:
        yield before
        yield text
        before = _BETWEEN
    yield "[]" if before.startswith("[") else "\n      ]"


class RowTexts(View[CheckedRow]):
    """Rows that are kept as they are written; for other formats they are read again.

    Attributes:
        texts: Yields the texts of some rows after others, each time from the first ones.
    """

    def __init__(self, texts: Callable[[], Iterator[bytes]], count: int) -> None:
        """Take the texts, and the number of rows."""
        self.texts = texts
        super().__init__(self._rows, count)

    def _rows(self) -> Iterator[CheckedRow]:
        for text in self.texts():
            yield from json.loads(f"[{text.decode(errors=ERRORS)}]", object_hook=_row)


def _row(members: dict[str, Any]) -> CheckedRow:
    return CheckedRow(**members | {"outcome": Outcome(members["outcome"])})


def _texts_of(rows: Collection[CheckedRow], places: Places) -> Iterable[bytes]:
    if isinstance(rows, RowTexts) and not (places.is_office or places.beside):
        return rows.texts()
    if not rows:
        return []
    lines, names, periods, outcomes = zip(*rows, strict=True)
    apart = (_apart(places.beside or "sheet", places.apart(line)) for line in lines)
    texts = row_texts(names, periods, outcomes, apart)
    return [texts % tuple(map(places.line, lines))]


def row_texts(
    names: Sequence[str],
    periods: Iterable[str],
    outcomes: Iterable[Outcome],
    apart: Iterable[str] = repeat(""),
) -> bytes:
    """Return the texts of rows, with a place for the line of each, and what stands behind it."""
    whole = "".join(names)
    if _text(whole) != f'"{whole}"':
        names = [_text(name)[1:-1] for name in names]
    if "%" in whole:
        names = [name.replace("%", "%%") for name in names]
    return _BETWEEN.join(
        [
            f'{{\n          "line": %d,{beside}\n          "indicator": "{name}{end}'
            for name, end, beside in zip(names, map(_end, periods, outcomes), apart, strict=False)
        ]
    ).encode(errors=ERRORS)


@lru_cache
def _end(period: str, outcome: Outcome) -> str:
    """Return what stands behind the name of a row."""
    text = _text(period).replace("%", "%%")
    return f"""",\n          "period": {text},\n          "outcome": "{outcome}"\n        }}"""


@lru_cache
def _apart(name: str, value: str | int) -> str:
    """Return what stands behind the line of a row that its sheet or its object tells apart."""
    text = _text(value).replace("%", "%%")
    return f'\n          "{name}": {text},' if value else ""


def _finding(report: Report, finding: Finding) -> str:
    places, apart = report.places, report.places.apart(finding.line)
    column, cell = report.column(finding), report.cell(finding)
    return json_text(
        {
            "line": places.line(finding.line),
            **({places.beside or "sheet": apart} if apart else {}),
            **({"column": column} if column else {}),
            **({"cell": cell} if cell else {}),
            "indicator": finding.indicator,
            "period": finding.period,
            "year": finding.year,
            "name": finding.name,
            "severity": finding.severity,
            "message": report.said(finding),
            "data": report.details(finding),
            **({"columns": _columns(report, finding)} if report.further else {}),
        },
        8,
    )


def _columns(report: Report, finding: Finding) -> dict[str, str]:
    names = (column.name for column in report.further)
    return dict(zip(names, map(str, finding.cells), strict=True))


def json_text(value: object, margin: int) -> str:
    """Return what `json.dumps` makes of a value with two blanks a level, faster.

    Args:
        value: Texts, whole numbers, None, lists and mappings of these by text.
        margin: Blanks before its last line.

    >>> print(json_text({"rates": ["44.4", None], "line": 2, "none": {}}, 0))
    {
      "rates": [
        "44.4",
        null
      ],
      "line": 2,
      "none": {}
    }
    """
    if isinstance(value, str):
        return _text(str(value))
    if value and isinstance(value, Mapping):
        items: Iterable[str] = (
            f"{_text(key)}: {json_text(each, margin + 2)}" for key, each in value.items()
        )
        return _block("{", items, "}", margin)
    if value and isinstance(value, list):
        return _block("[", (json_text(each, margin + 2) for each in value), "]", margin)
    return _text(value)


def _block(begin: str, items: Iterable[str], end: str, margin: int) -> str:
    inner = "\n" + " " * (margin + 2)
    return f"{begin}{inner}{f',{inner}'.join(items)}\n{' ' * margin}{end}"
