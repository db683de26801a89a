import ast
import re
from pathlib import Path

import pytest

import sokatsu_cli
from sokatsu_cli.model.errors import HeadingError, Problem
from sokatsu_cli.model.library_words import in_library, library_text, said_in_library

PACKAGE = Path(sokatsu_cli.__file__).parent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("choose with --column", "choose with columns="),
        ("try --encoding utf-16-le", "try encoding='utf-16-le'"),
        ("give another --encoding, or none", "give another encoding=, or none"),
        ("; --direction auto would tell 3", "; direction='auto' would tell 3"),
        ("give --direction up, down or maintain", "give direction='up', 'down' or 'maintain'"),
        ("--direction FILE to each", "direction= FILE to each"),
        ("perhaps --delimiter ';'", "perhaps delimiter=';'"),
        ("name a table by --sheet", "name a table by sheet="),
        ("--sheet 'table 1', or another", "sheet='table 1', or another"),
        ("where --header-row says", "where header_row= says"),
        ("--earliest-baseline takes it", "earliest_baseline= takes it"),
        ("--target-year gives it", "target_year= gives it"),
        ("--overwrite replaces it", "overwrite= replaces it"),
        ("'sokatsu tidy' reads it", "tidy_sheet reads it"),
        ("'sokatsu rate' reads it", "'sokatsu rate' reads it"),
        ("'--column' is not a number", "'--column' is not a number"),
        ("'a --sheet b' is no column; --sheet", "'a --sheet b' is no column; sheet="),
        ("an office's; --sheet reads another", "an office's; sheet= reads another"),
        (
            "--column target=見込 --column 'actual=実績 値'",
            "columns={'target': '見込', 'actual': '実績 値'}",
        ),
        (
            "for '甲' target 5: sokatsu tidy a.xlsx --header-row 3 --missing 調査 --missing なし",
            "for '甲' target 5: tidy_sheet('a.xlsx', header_row=3, missing=['調査', 'なし'])",
        ),
        ("by: sokatsu tidy a.xlsx", "by: tidy_sheet('a.xlsx')"),
        ("by: sokatsu tidy a.xlsx --unknown 3", "by: sokatsu tidy a.xlsx --unknown 3"),
        ("by: sokatsu tidy 'a.xlsx", "by: sokatsu tidy 'a.xlsx"),
        ("by: sokatsu tidy a.xlsx --sheet", "by: sokatsu tidy a.xlsx --sheet"),
        ("--columns of the result", "--columns of the result"),
    ],
)
def test_options_are_arguments(text: str, expected: str) -> None:
    assert library_text(text) == expected


def test_errors_keep_their_kinds() -> None:
    error = HeadingError([Problem("--direction a.csv", 1, "x", "give --sheet")], more=2)
    told = in_library(error)
    assert type(told) is HeadingError
    assert told.problems == (Problem("direction='a.csv'", 1, "x", "give sheet="),)
    assert told.more == 2
    assert said_in_library(error).args == told.args
    assert str(said_in_library(ValueError("no --grades"))) == "no grades="


TOLD_BY_COMMANDS = {
    "check/explaining/common_practices.py",  # the command that accepts what most rows have
    "example/guide_words.py",
    "progress/hints.py",
    "rate/comparisons.py",
    "writing/formats.py",
}
"""Modules whose messages only commands tell."""


def mentions() -> set[tuple[str, str]]:
    """Return each option that a text of a module below ``cli`` names, with the module."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        module = path.relative_to(PACKAGE).as_posix()
        if module.startswith("cli/") or module in TOLD_BY_COMMANDS or path.stem == "library_words":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in documented:
                options = re.findall(r"(?<![\w-])--[a-z][a-z-]*", str(node.value))
                found |= {(module, option) for option in options}
    return found


def test_every_option_that_a_message_names_has_an_argument() -> None:
    options = mentions()
    assert len(options) > 20
    left = {each for each in options if library_text(f"give {each[1]}") == f"give {each[1]}"}
    assert not left
