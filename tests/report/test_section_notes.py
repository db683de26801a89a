"""What is written of sections, from a file beside the table."""

from pathlib import Path

import pytest

from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.report.notes import SectionNote, read_notes
from support import Sokatsu

COMMUNITY = SectionKey("1", "1", "地域コミュニティ")
RIGHTS = SectionKey("第1章", "第2節", "人権")
OTHER = SectionKey("2", "1", "産業")
SECTIONS = (COMMUNITY, RIGHTS, OTHER, COMMUNITY)


def notes_file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "notes.csv"
    path.write_text(text, encoding=encoding)
    return str(path)


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("1-1", COMMUNITY),
        ("１－１", COMMUNITY),
        ("地域", None),
        ("地域 コミュニティ", COMMUNITY),
        ("1-1 地域コミュニティ", COMMUNITY),
        ("第2節", RIGHTS),
        ("2", RIGHTS),
        ("1-2 人権", RIGHTS),
        ("第1章 第2節 人権", RIGHTS),
        ("2-1", OTHER),
        ("1 産業", OTHER),
        ("", None),
    ],
)
def test_a_section_is_named_by_number_name_or_both(
    tmp_path: Path, name: str, section: SectionKey | None
) -> None:
    path = notes_file(tmp_path, f"節,区分,本文\n{name},課題,文\n")
    if name and section is None:
        with pytest.raises(InputError, match="is no section of the table"):
            read_notes(path, SECTIONS)
    else:
        assert read_notes(path, SECTIONS) == (SectionNote(section, "課題", "文"),)


def test_lines_quotes_and_encodings_are_those_of_tables(tmp_path: Path) -> None:
    path = notes_file(tmp_path, '種類,内容,施策\r\n課題,"一行目\n二行目, <b>",2-1\r\n', "cp932")
    assert read_notes(path, SECTIONS) == (SectionNote(OTHER, "課題", "一行目\n二行目, <b>"),)


def test_all_that_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    path = notes_file(tmp_path, "節,区分,本文\n9-9,,\n1,課題,文\n1-1,課題\n,課題,文\n")
    with pytest.raises(InputError) as error:
        read_notes(path, SECTIONS)
    known = "1-1 地域コミュニティ, 第1章 第2節 人権, 2-1 産業"
    assert error.value.lines()[:4] == [
        f"{path}:2: 節: '9-9' is no section of the table; it has {known}",
        f"{path}:2: 区分: blank kind",
        f"{path}:2: 本文: blank text",
        f"{path}:3: 節: '1' may be several sections: 1-1 地域コミュニティ, 2-1 産業",
    ]
    assert len(error.value.problems) == 5


def test_a_table_without_sections_says_so(tmp_path: Path) -> None:
    path = notes_file(tmp_path, "節,区分,本文\n1,課題,文\n")
    with pytest.raises(InputError, match="'1' is no section of the table, which has none"):
        read_notes(path, [SectionKey("", "", "")])


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("節,区分,文", ":1: text: missing column (本文 / 内容 / 記述); the file has 節, 区分, 文"),
        ("節,節番号,本文", ":1: section: 2 headings for this column: 節, 節番号"),
    ],
)
def test_columns_that_are_not_there_are_told(tmp_path: Path, heading: str, told: str) -> None:
    path = notes_file(tmp_path, f"{heading}\n1,2,3\n")
    with pytest.raises(InputError) as error:
        read_notes(path, SECTIONS)
    assert path + told in error.value.lines()


def test_the_command_shows_notes_or_refuses_the_file(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = notes_file(tmp_path, "section,kind,text\n1-2,要望率,12%(15位)\n,総括,<b>順調</b>\n")
    run = sokatsu("report", bundled_table(), "--notes", path)
    assert run.status == 0
    page = run.stdout.decode()
    assert '<h4 class="kind">要望率</h4>\n<p class="text">12%(15位)</p>' in page
    assert "&lt;b&gt;順調&lt;/b&gt;" in page
    wrong = notes_file(tmp_path, "section,kind,text\n9,要望率,12%\n")
    run = sokatsu("report", bundled_table(), "--notes", wrong)
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.startswith(f"{wrong}:2: section: '9' is no section of the table; it has 1-1 ")
    run = sokatsu("report", bundled_table(), "--notes", wrong, "-f", "html", "-o", wrong)
    assert run.status == 2
    assert "is --notes FILE itself, which would be lost" in run.stderr


def test_notes_of_sections_that_are_left_out_are_told(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = notes_file(tmp_path, "節,区分,本文\n1-1,課題,文一\n1-2,課題,文二\n,課題,文三\n")
    run = sokatsu("report", bundled_table(), "--where", "section=1", "--notes", path)
    told = "sokatsu: notes of sections that have no row left: 1-2 市民活動\n"
    assert (run.status, run.stderr) == (0, told)
