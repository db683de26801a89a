"""Formulas of a spreadsheet computed in doubles, from their texts alone, as programs do."""

import io
import math
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import product
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries

Compute = Callable[[], Any]
"""Computes a part of a formula when it is asked for."""

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")|(?P<cells>(?:'[^']*'!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)"""
    r"""|(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|<>|[-+*/^&=<>(),])"""
)


class FormulaError(Exception):
    """An error such as #DIV/0!."""


class Computed:
    """A workbook whose formulas are computed anew, whatever was saved with them."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))
        self.saved: Workbook = load_workbook(io.BytesIO(data), data_only=True)
        self._known: dict[tuple[str, int, int], Any] = {}

    def formulas(self) -> Iterator[tuple[str, str, str, Any, Any]]:
        """Yield sheet, cell, formula, what was saved with it, and what it comes to."""
        for page in self.book.worksheets:
            for cell in (cell for row in page.iter_rows() for cell in row):
                if isinstance(cell.value, str) and cell.data_type == "f":
                    saved = self.saved[page.title][cell.coordinate].value
                    computed = self.at(page.title, cell.row, cell.column)
                    yield page.title, cell.coordinate, cell.value, saved, computed

    def at(self, sheet: str, row: int, column: int) -> object:
        """Return what a cell comes to, None for a blank one."""
        key = sheet, row, column
        if key not in self._known:
            cell = self.book[sheet].cell(row, column)
            is_formula = cell.data_type == "f"
            value = _serial(cell.value) if isinstance(cell.value, datetime) else cell.value
            self._known[key] = (
                _Parser(self, sheet, str(cell.value)).value() if is_formula else value
            )
        return self._known[key]


def _serial(day: datetime) -> int:
    return (day - datetime(1899, 12, 30)).days  # noqa: DTZ001 - of no zone


class _Parser:
    def __init__(self, computed: Computed, sheet: str, formula: str) -> None:
        self.computed, self.sheet = computed, sheet
        matches = list(_TOKEN.finditer(formula.removeprefix("=")))
        assert "".join(match[0] for match in matches) == formula.removeprefix("=")
        self.tokens = [(str(match.lastgroup), match[0]) for match in matches]

    def value(self) -> object:
        compute = self.compared()
        assert not self.tokens
        return compute()

    def _signed(self, inner: Callable[[], Compute], signs: str) -> Compute:
        left = inner()
        while self.tokens and self.tokens[0][1] in signs.split():
            _kind, sign = self.tokens.pop(0)
            left = _operation(sign, left, inner())
        return left

    def compared(self) -> Compute:
        return self._signed(self.joined, "= <> < > <= >=")

    def joined(self) -> Compute:
        return self._signed(self.added, "&")

    def added(self) -> Compute:
        return self._signed(self.multiplied, "+ -")

    def multiplied(self) -> Compute:
        return self._signed(self.raised, "* /")

    def raised(self) -> Compute:
        return self._signed(self.single, "^")

    def single(self) -> Compute:
        kind, text = self.tokens.pop(0)
        if text == "-":
            return _operation("-", lambda: 0, self.single())
        match kind:
            case "text":
                return lambda: text[1:-1].replace('""', '"')
            case "number":
                return lambda: float(text)
            case "cells":
                return self.cells(text)
            case "name":
                self.tokens.pop(0)
                arguments = [self.compared()]
                while self.tokens.pop(0)[1] == ",":
                    arguments.append(self.compared())
                return lambda: _FUNCTIONS[text](*arguments)
        inner = self.compared()
        assert (text, self.tokens.pop(0)[1]) == ("(", ")")
        return inner

    def cells(self, text: str) -> Compute:
        name, _mark, area = text.rpartition("!")
        sheet = name.strip("'") or self.sheet
        first, top, last, bottom = (each or 0 for each in range_boundaries(area))
        places = [*product(range(top, bottom + 1), range(first, last + 1))]
        if ":" in area:
            return lambda: [self.computed.at(sheet, *place) for place in places]
        return _Place(self.computed, sheet, *places[0])


class _Place:
    def __init__(self, computed: Computed, sheet: str, row: int, column: int) -> None:
        self.computed, self.at = computed, (sheet, row, column)

    def __call__(self) -> object:
        return self.computed.at(*self.at)

    def format(self) -> str:
        sheet, row, column = self.at
        form = self.computed.book[sheet].cell(row, column).number_format
        return "P0" if "%" in form else "D1" if re.search("[ymd]", form) else "G"


def _operation(sign: str, left: Compute, right: Compute) -> Compute:
    def compute() -> object:
        first, second = left(), right()
        if sign in ("=", "<>"):
            blank = None in (first, second)
            same = {first, second} <= {None, "", 0} if blank else first == second
            return same is (sign == "=")
        if sign == "&":
            return _text(first) + _text(second)
        first, second = 0 if first is None else first, 0 if second is None else second
        if isinstance(first, str) or isinstance(second, str):
            raise FormulaError(f"{first!r} {sign} {second!r}")
        if sign == "/" and not second:
            raise FormulaError("#DIV/0!")
        return _SIGNS[sign](first, second)

    return compute


def _text(value: object) -> str:
    """Return the text of a value, of a number the digits that a spreadsheet keeps."""
    if isinstance(value, (int, float)):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def _find(part: Compute, text: Compute) -> int:
    if _text(part()) not in _text(text()):
        raise FormulaError("#VALUE!")
    return _text(text()).index(_text(part())) + 1


def _is_number(value: Compute) -> bool:
    try:
        found = value()
    except FormulaError:
        return False
    return isinstance(found, (int, float)) and not isinstance(found, bool)


def _absolute(value: Compute) -> float:
    if not _is_number(value) and value() is not None:
        raise FormulaError("#VALUE!")
    return abs(float(value() or 0))


_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a**b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}


def _numbers(*arguments: Compute) -> list[float]:
    values = [argument() for argument in arguments]
    flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
    return [each for each in flat if isinstance(each, (int, float)) and not isinstance(each, bool)]


def _away(number: float, whole: float) -> float:
    return math.copysign(whole, number)


def _chosen(*criteria: Compute) -> list[bool]:
    pairs = zip(criteria[::2], criteria[1::2], strict=True)
    columns = [[cell == wanted() for cell in cells()] for cells, wanted in pairs]
    return [all(row) for row in zip(*columns, strict=True)]


def _mean(numbers: list[float]) -> float:
    if not numbers:
        raise FormulaError("#DIV/0!")
    return sum(numbers) / len(numbers)


def _average_ifs(cells: Compute, *criteria: Compute) -> float:
    values = zip(cells(), _chosen(*criteria), strict=True)
    return _mean([each for each, chosen in values if chosen and isinstance(each, (int, float))])


def _if_error(value: Compute, otherwise: Compute) -> object:
    try:
        return value()
    except FormulaError:
        return otherwise()


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "IF": lambda condition, then, otherwise: (then if condition() else otherwise)(),
    "IFERROR": _if_error,
    "AND": lambda *flags: all(flag() for flag in flags),
    "OR": lambda *flags: any(flag() for flag in flags),
    "NOT": lambda flag: not flag(),
    "ISNUMBER": _is_number,
    "ABS": _absolute,
    "INT": lambda value: math.floor(value()),
    "LEN": lambda text: len(_text(text())),
    "LEFT": lambda text, count: _text(text())[: int(count())],
    "LOWER": lambda text: _text(text()).lower(),
    "TRIM": lambda text: " ".join(_text(text()).split()),
    "EXACT": lambda one, other: _text(one()) == _text(other()),
    "FIND": _find,
    "CELL": lambda _kind, place: place.format(),
    "COUNTA": lambda cells: sum(cell is not None for cell in cells()),
    "MIN": lambda *values: min(_numbers(*values)),
    "MAX": lambda *values: max(_numbers(*values)),
    "SUM": lambda *values: sum(_numbers(*values)),
    "ROUND": lambda number, _digits: _away(number(), math.floor(abs(number()) + 0.5)),
    "ROUNDDOWN": lambda number, _digits: _away(number(), math.floor(abs(number()))),
    "ROUNDUP": lambda number, _digits: _away(number(), math.ceil(abs(number()))),
    "INDEX": lambda cells, number: cells()[int(number()) - 1],
    "COUNTIFS": lambda *criteria: sum(_chosen(*criteria)),
    "AVERAGE": lambda cells: _mean(_numbers(cells)),
    "AVERAGEIFS": _average_ifs,
}
