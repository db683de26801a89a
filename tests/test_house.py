"""Who may import whom, and what is loaded at start-up."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sokatsu_cli

PACKAGE = Path(sokatsu_cli.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
LAYERS = """
cells visible errors progress numerals terms rates changes columns grades sections value_cells
frame_texts rows names identities digits quotients codes values vectors
bundled startup endings temporary blocks decoding pipes sources
format_codes date_formats digit_layout number_formats
packages workbooks cell_styles rich_text cell_values merged_cells sheet_room sheet_cells
spreadsheets records table_headings grid_tables text_tables reading shown_figures
years sheets unit_words heading_words value_columns period_columns contradictions named_columns
headings
tidy_rows reasons outline row_places totals_above pairs indicator supplied_directions walker
tidying
tables summaries findings explaining checking inferring summary_sheet arranging
wording views bars rate_display summary_display grid layout written_workbooks ranking rendering
annotations job_summary reporting
fast_path ahead streams
sheet_words sheet_phrases sheet_html sheet_markdown sheet_workbook sheet_formats writing
"""
ORDER = LAYERS.split()
WITH_PANDAS = {"reading", "summaries", "tables", "tidying"}


def imported(module: Path) -> set[str]:
    """Return the modules and names that a module imports when it runs, anywhere in it."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    names: set[str] = set()
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and node not in typing_only:
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node not in typing_only:
            names.add(str(node.module))
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_the_command_line_imports_click_and_nothing_imports_it(module: Path) -> None:
    names = imported(module)
    if module.parts[0] not in ("cli", "__main__.py"):
        assert not {name for name in names if name.split(".")[0] == "click"}
        assert not {name for name in names if name.startswith("sokatsu_cli.cli")}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_what_makes_frames_imports_pandas(module: Path) -> None:
    assert ("pandas" in imported(module)) is (module.stem in WITH_PANDAS)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_data_flows_one_way(module: Path) -> None:
    if module.parts[0] != "cli" and module.stem in ORDER:
        later = {f"sokatsu_cli.{name}" for name in ORDER[ORDER.index(module.stem) :]}
        assert not imported(module) & later
    else:
        assert module.parts[0] in ("__init__.py", "__main__.py", "_version.py", "cli")


LIST_MODULES = """
import sys
from sokatsu_cli.cli import main
status = main(sys.argv[1:])
print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(status)
"""

COMPLETION = {
    "_SOKATSU_COMPLETE": "bash_complete",
    "COMP_WORDS": "sokatsu rate --me",
    "COMP_CWORD": "2",
}


@pytest.mark.parametrize(
    ("arguments", "environment", "shown"),
    [
        (["--version"], {}, sokatsu_cli.__version__),
        (["--help"], {}, "Try:"),
        (["rate", "--help"], {}, "--tolerance"),
        ([], COMPLETION, "plain,--method"),
    ],
    ids=["version", "help", "help of rate", "completion"],
)
def test_start_up_loads_neither_pandas_nor_tabulate(
    arguments: list[str], environment: dict[str, str], shown: str
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    assert shown in run.stdout
    loaded = set(run.stderr.split())
    assert "click" in loaded
    assert loaded.isdisjoint({"pandas", "numpy", "tabulate", "wcwidth"})


def test_the_public_names_are_there() -> None:
    for name in sokatsu_cli.__all__:
        assert getattr(sokatsu_cli, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = sokatsu_cli.nothing
