"""Make the spreadsheets that LibreOffice writes: ``formats.xlsx`` and a report as .xls and .ods.

Run in this folder, with LibreOffice; the files made lie beside this script.
"""

import subprocess
import tempfile
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent

CODES = [
    *("General", "0", "0.0", "0.00", "#,##0", "#,##0.0", "0%", "0.0%", "0.00%", '0.0"%"'),
    *("#,##0;▲#,##0", "0.0;[Red]-0.0", '0"人"', '"約"0"人"', "[>=1000]#,##0;0.0", "#,##0,"),
    *("0.00E+00", "# ?/?", '0;-0;"未確定"', ";;;", "¥#,##0", '0.0_ ;"△"0.0', "000", "0.##", "@"),
    *("yyyy/m/d", 'm"月"d"日"', "m-d", "h:mm", "[h]:mm:ss", "yyyy/m/d h:mm", "mm:ss"),
]
NUMBERS = [0, 0.6963, 64.2, -5, 1254.5, 1 / 3, 42370.25, 1234567.891, 123456789012345, 1e-7]


def formats(path: Path) -> None:
    """Write each number in each format, texts of all kinds, and merged and hidden cells."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("書式")
    for column, code in enumerate(CODES):
        form = book.add_format({"num_format": code})
        for row, number in enumerate(NUMBERS):
            sheet.write_number(row, column, number, form)
    texts = book.add_worksheet("文字")
    struck, raised = (book.add_format({name: True}) for name in ("font_strikeout", "bold"))
    raised.set_font_script(1)
    lowered = book.add_format({"font_script": 2})
    texts.write("A1", "取り消し", struck)
    texts.write_number("B1", 70, struck)
    texts.write_number("C1", 70, raised)
    texts.write_rich_string("A2", "64", raised, "2)", " ")
    texts.write_rich_string("B2", "m", raised, "2")
    texts.write_rich_string("C2", "CO", lowered, "2", "の量")
    texts.write_rich_string("D2", struck, "70", "80")
    texts.write("A3", "二行\n目  と空白 _x000D_")
    texts.write("B3", True)
    texts.write_formula("C3", "=1/0", None, "#DIV/0!")
    texts.write_formula("D3", '=""', None, "")
    texts.write_formula("E3", "=70+1", None, 71)
    texts.merge_range("A5:A7", "加入率")
    texts.merge_range("B5:C5", 0.7, book.add_format({"num_format": "0%"}))
    texts.write("B6", "左")
    texts.write("B7", "𠮷野家")
    texts.set_row(5, None, None, {"hidden": True})
    texts.set_column("H:H", None, None, {"hidden": True})
    book.add_worksheet("隠").hide()
    zeros = book.add_worksheet("零")
    zeros.hide_zero()
    zeros.write("A1", 0)
    book.close()


def convert(name: str, form: str, profile: str) -> None:
    """Let LibreOffice write a spreadsheet of this folder in another format."""
    line = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
    line += ["--convert-to", form, "--outdir", str(HERE), str(HERE / name)]
    subprocess.run(line, check=True, timeout=120)


if __name__ == "__main__":
    formats(HERE / "formats.xlsx")
    report = ["sokatsu", "report", str(HERE.parents[1] / "data/indicators.csv")]
    subprocess.run([*report, "-o", str(HERE / "report.xlsx")], check=True)
    with tempfile.TemporaryDirectory() as profile:
        for form in ("xls", "ods"):
            convert("formats.xlsx", form, profile)
            convert("report.xlsx", form, profile)
    (HERE / "report.xlsx").unlink()
