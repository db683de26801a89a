"""Who may import whom, and what is loaded at start-up."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import sokatsu_cli

PACKAGE = Path(sokatsu_cli.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))

UNDER_ALL = {"__init__.py", "__main__.py", "_version.py"}
"""What lies outside the folders."""

FOLDERS = {
    "model": "",
    "rate": "model",
    "reading": "model",
    "writing": "model rate",
    "tidy": "model rate reading",
    "check": "model rate reading writing tidy",
    "summary": "model rate reading writing tidy check",
    "streaming": "model rate reading writing tidy check summary",
    "progress": "model rate writing summary",
    "report": "model rate reading writing tidy check summary streaming progress",
    "library": "model rate reading writing tidy check summary streaming progress report",
    "example": "model rate reading writing",
    "cli": "model rate reading writing tidy check summary streaming progress report "
    "library example",
}
"""Each folder, and those that it may import."""

ORDER = {
    "model": """
        language system_errors systems stream_encodings
        cells visible labels frame_rows object_rows page_rows errors places frame_places
        object_places
        library_words float_texts progress numerals terms computed_columns columns
        headings names
        expressions sections years direction_words name_words said_directions
        percent_signs value_cells unit_words
        startup interruptions temporary_files pipes
        number_formats.codes number_formats.dates number_formats.digits number_formats.numbers
    """,
    "rate": """
        achievements rules grades frame_texts frame_errors
        digits kept_numbers parts coded_cells cell_words
        cell_numbers
        uncertain_cells
        quotients roundings row_years rows own_results rates changes codes shown_figures
        written_names
        identities chosen_periods comparisons row_order rated_cells conditions totals tables
        directed_parts row_directions
    """,
    "reading": """
        bundled blocks decoding file_states grids further_tables
        spreadsheet.places spreadsheet.names spreadsheet.packages
        spreadsheet.choices computed_sheets contents other_kinds file_formats sources
        spreadsheet.workbooks spreadsheet.styles spreadsheet.rich_text
        spreadsheet.values spreadsheet.merged_cells spreadsheet.limits
        spreadsheet.ordinary_rows spreadsheet.sheets
        spreadsheet.finished_grids spreadsheet.grids
        spreadsheet.sheet_rows
        xls.numbers xls.compound_files xls.records xls.workbooks xls.sheets xls.grids
        xlsb.records xlsb.workbooks xlsb.sheets xlsb.grids
        ods.elements ods.formats ods.styles ods.texts ods.cells ods.sheets ods.grids
        documents.contrast documents.texts documents.headings documents.flows documents.placing
        documents.grids
        html.pages html.trees html.lengths html.harms html.media html.colours html.own_styles
        html.sheets
        html.values html.letters html.styles html.nodes html.own_marks html.selectors html.usual
        html.cascades
        html.pictures html.elements html.grids
        docx.names docx.known_elements docx.colours docx.run_styles docx.paragraph_styles
        docx.styles docx.looks docx.fields docx.merged_cells docx.open_tables
        docx.bodies docx.grids
        pdf.ordinary_letters pdf.colours pdf.shapes pdf.glyphs pdf.paths pdf.painting
        pdf.page_contents pdf.page_painter pdf.page_parts pdf.borders pdf.letter_lines
        pdf.report_notes pdf.cell_contents pdf.cell_texts pdf.crossing_letters
        pdf.aligned_tables pdf.loose_texts pdf.page_tables pdf.page_reader
        pdf.reading_process pdf.joined_tables pdf.grids
        records json_objects json_records table_headings grid_tables record_files text_tables
        rs_layout rs_indicators rs_blocks rs_tables
        plain_rows frames option_files patterns
    """,
    "writing": """
        wording displays told_cells bars strips grid signed_changes bar_columns rate_display layout
        cell_looks workbooks formats files
    """,
    "tidy": """
        sheets choices rows
        heading_words heading_brackets heading_pairs heading_readings
        value_columns value_texts column_roles named_columns name_columns
        value_years period_columns period_statuses single_targets contradictions cell_notes layouts
        rate_evidence share_rates table_doubts arranged_columns headings
        reasons titles row_places totals_above table_rows
        unread_cells pairs period_values indicator_values
        explanations readings refusals row_directions supplied_directions findings section_rows
        sheet_tables
        placed_cells row_labels year_headings title_names
        label_groups label_columns label_names label_doubts label_rows titled_tables dated_values
        long_tables rearranged
        repeated_rows continued_tables shared_statuses tables source_places office_tables
        reading_options given_directions table_kinds
    """,
    "check": """
        further_cells practices possible_years explaining.causes printed_rates
        printed_statuses measure_units
        related_rows table_rows printings explaining.candidates messages reports.report_words
        reports.problem_places explaining.sentences explaining.differences explaining.slips
        explaining.formulas explaining.confusions explaining.practised explaining.other_rows
        explaining.common_practices explaining.remarks findings check_reports reports.entries
        reports.json_reports explaining.explanations explaining.explained_rows duplicates
        part_checks told_rows kept_reports ordered_findings kept_parts part_results comparison
        inferring.cases inferring.row_codes
        inferring.reproductions inferring.combinations inferring.further_practices
        inferring.further_rows inferring.separations inferring.inference reports.annotations
        reports.job_summary
        reports.finding_tables reports.junit inferring.inference_display
        inferring.inference_formats reports.formats
    """,
    "summary": "averages group_keys tallies kept_rows groups tables display",
    "streaming": """
        block_parts workers shares
        streams chosen_works tidy_rows directed_works directed_frames direction_hints rates
    """,
    "progress": """
        classes notes words hints settings series choices indicators texts way
        powers growth_rates growth measures
        further_texts part_rows table_rows conflicts indicator_rows works tables
        sentences shown_columns false_bounds counts display
    """,
    "report": """
        indicator_progress results period_order sheet section_keys outlook arrangement
        divided_periods words notes further_rows contents
        phrases
        page.anchors page.step_signs
        page.card_words page.card_tables page.card_progress page.charts page.narratives
        page.cards page.differences
        page.list_words page.paper page.lists page.definitions page.downloads
        page.top_words page.strips page.standing page.looks page.dots page.top
        html markdown_outlook markdown
        workbook.words workbook.looks workbook.places workbook.expressions workbook.formulas
        workbook.layout workbook.cells workbook.listing workbook.overview workbook.books formats
        pages
    """,
    "example": "columns words column_words guide_words formulas guide workbook tables schema",
    "library": "sources indicator_frames tidy_frames",
}
"""The modules of each folder; one imports only those before it."""

WITH_PANDAS = {
    *("rate.tables", "reading.frames", "summary.tables", "tidy.tables", "progress.tables"),
    *("check.check_reports", "check.inferring.inference"),
    *("library.indicator_frames", "library.tidy_frames"),
}


def name_of(module: Path) -> str:
    return ".".join(module.with_suffix("").parts)


@cache
def imported(module: Path) -> frozenset[str]:
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
    return frozenset(names)


def test_only_the_command_line_imports_click_and_nothing_imports_it() -> None:
    others = [path for path in MODULES if path.parts[0] not in ("cli", "__main__.py")]
    found = {(path, name) for path in others for name in imported(path)}
    assert not {each for each in found if each[1].split(".")[0] == "click"}
    assert not {each for each in found if each[1].startswith("sokatsu_cli.cli")}


def test_only_what_makes_frames_imports_pandas() -> None:
    assert {name_of(path) for path in MODULES if "pandas" in imported(path)} == WITH_PANDAS


def test_each_module_has_its_place() -> None:
    found = {name_of(path) for path in MODULES if path.name not in UNDER_ALL}
    placed = {f"{folder}.{name}" for folder, names in ORDER.items() for name in names.split()}
    assert {name for name in found if not name.startswith("cli.")} == placed
    assert {path.name for path in MODULES if len(path.parts) == 1} == UNDER_ALL
    assert {path.parts[0] for path in MODULES if len(path.parts) > 1} == {*FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS)
def test_folders_import_those_below_them(folder: str) -> None:
    allowed = {folder, "_version", *FOLDERS[folder].split()}
    found = {
        (path, name)
        for path in MODULES
        if len(path.parts) > 1 and path.parts[0] == folder
        for name in imported(path)
        if name.startswith("sokatsu_cli.") and name.split(".")[1] not in allowed
    }
    assert found == set()


@pytest.mark.parametrize("folder", ORDER)
def test_data_flows_one_way(folder: str) -> None:
    modules = ORDER[folder].split()
    for at, module in enumerate(modules):
        later = {f"sokatsu_cli.{folder}.{name}" for name in modules[at:]}
        assert not imported(Path(folder, *module.split(".")).with_suffix(".py")) & later


@pytest.mark.parametrize(
    "module", [path for path in MODULES if path.name == "__init__.py"], ids=str
)
def test_a_folder_says_what_it_holds_and_loads_nothing(module: Path) -> None:
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    if module.parts[0] not in ("cli", "__init__.py"):
        assert not imported(module)


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
        (["--version", "-v"], {}, "libraries: click "),
        (["--help"], {}, "Try:"),
        (["rate", "--help"], {}, "--tolerance"),
        ([], COMPLETION, "plain,--method"),
    ],
    ids=["version", "version of all", "help", "help of rate", "completion"],
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
